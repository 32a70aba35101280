"""The rules of docs/formats.md for TEI, as a schema (RELAX NG) and a look at ids and addresses.

``TEI_SCHEMA`` may name the published schema of all TEI (``tei_all.rng``), which is looked at too.
"""

import os
import re

from lxml import etree

from indexer.exports.tei import NAMESPACE

_RULES = f"""
<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="{NAMESPACE}"
    datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <start><element name="teiCorpus"><ref name="language"/>
    <element name="teiHeader"><ref name="file"/>
      <element name="encodingDesc"><element name="samplingDecl"><element name="p">
        <element name="list"><oneOrMore><element name="item">
          <element name="label"><text/></element><text/></element></oneOrMore></element>
      </element></element></element>
    </element>
    <choice><ref name="nothing"/><oneOrMore><ref name="TEI"/></oneOrMore></choice>
  </element></start>
  <define name="language"><attribute name="xml:lang"><data type="language"/></attribute></define>
  <define name="id"><attribute name="xml:id"><data type="ID"/></attribute></define>
  <define name="when"><attribute name="when"><choice><data type="gYear"/><data type="gYearMonth"/>
    <data type="date"/><data type="dateTime"/></choice></attribute></define>
  <define name="file"><element name="fileDesc">
    <element name="titleStmt"><element name="title"><text/></element></element>
    <element name="extent"><oneOrMore><element name="measure">
      <attribute name="unit"/>
      <attribute name="quantity"><data type="nonNegativeInteger"/></attribute>
    </element></oneOrMore></element>
    <element name="publicationStmt"><element name="p"><mixed><optional><choice>
      <element name="date"><ref name="when"/></element>
      <element name="ref">
        <attribute name="target"><data type="anyURI"/></attribute><text/></element>
    </choice></optional></mixed></element></element>
    <element name="sourceDesc"><choice>
      <element name="p"><text/></element>
      <element name="bibl">
        <element name="title"><text/></element>
        <oneOrMore><element name="idno"><attribute name="type"/><text/></element></oneOrMore>
        <zeroOrMore><element name="orgName"><text/></element></zeroOrMore>
        <optional><element name="date"><ref name="when"/></element></optional>
        <zeroOrMore><element name="note"><text/></element></zeroOrMore>
      </element>
    </choice></element>
  </element></define>
  <define name="nothing"><element name="TEI"><ref name="id"/>
    <element name="teiHeader"><ref name="file"/></element>
    <element name="text"><element name="body"><element name="div">
      <attribute name="type"><value>nothing</value></attribute>
      <element name="p"><empty/></element>
    </element></element></element>
  </element></define>
  <define name="TEI"><element name="TEI"><ref name="id"/><attribute name="n"/>
    <element name="teiHeader"><ref name="file"/></element>
    <element name="text"><element name="body"><element name="div">
      <attribute name="type"><choice><value>item</value><value>outline</value></choice></attribute>
      <optional><attribute name="n"/></optional>
      <element name="head"><text/></element>
      <oneOrMore><element name="p"><optional><ref name="id"/></optional>
        <optional><element name="label"><text/></element></optional><text/></element></oneOrMore>
    </element></element></element>
  </element></define>
</grammar>
"""
_SCHEMAS = [etree.RelaxNG(etree.fromstring(_RULES))]
if published := os.environ.get("TEI_SCHEMA"):
    _SCHEMAS.append(etree.RelaxNG(file=published))


def broken_rules(data):
    """What is against the rules, a line each."""
    tree = etree.fromstring(data, etree.XMLParser(resolve_entities=False))
    broken = [schema for schema in _SCHEMAS if not schema.validate(tree)]
    found = [str(error) for schema in broken for error in schema.error_log]
    ids = tree.xpath("//@xml:id")
    found += [] if len(ids) == len(set(ids)) else ["an id stands twice"]
    return found + [target for target in tree.xpath("//@target") if re.search(r"[\s<>\"]", target)]
