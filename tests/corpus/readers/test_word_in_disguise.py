"""What is named .doc and is none: one XML file, or a web page saved as one."""

import base64

import pytest

from corpus.errors import Damaged, Unsafe, UnsupportedFormat
from corpus.readers import read
from tests.corpus.readers.making import W, paragraph, wordml
from tests.corpus.readers.test_docx import OUTLINE, item, noted, numbering, referring

HEAD = '<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Word.Document"?>'
PACKAGE = "http://schemas.microsoft.com/office/2006/xmlPackage"


def lines_of(text):
    return list(read(text.encode(), "a.doc").lines)


def test_word_2003_with_its_written_numbers():
    number = '<w:listPr><w:ilvl w:val="0"/><wx:t xmlns:wx="urn:wx" wx:val="一、"/></w:listPr>'
    body = f"<w:body><sect>{paragraph('会议纪要')}{paragraph('审议规划', number)}</sect></w:body>"
    assert lines_of(HEAD + wordml("wordDocument", body)) == ["会议纪要", "一、审议规划"]


def part(name, content):
    return f'<pkg:part pkg:name="/word/{name}.xml"><pkg:xmlData>{content}</pkg:xmlData></pkg:part>'


def test_a_package_laid_flat():
    document = wordml("document", f"<w:body>{item('审议规划')}{item('原则同意', 1)}</w:body>")
    parts = part("document", document) + part("numbering", numbering(OUTLINE))
    flat = f'{HEAD}<pkg:package xmlns:pkg="{PACKAGE}">{parts}</pkg:package>'
    assert lines_of(flat) == ["一、审议规划", "（一）原则同意"]


def test_notes_of_a_package_laid_flat():
    document = wordml("document", f"<w:body>{referring('审议规划', ('footnote', 2))}</w:body>")
    parts = part("document", document) + part("footnotes", noted("footnote", (2, "见附件")))
    flat = f'{HEAD}<pkg:package xmlns:pkg="{PACKAGE}">{parts}</pkg:package>'
    assert lines_of(flat) == ["审议规划", "见附件"]


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("<feed/>", UnsupportedFormat),
        (f'<w:wordDocument xmlns:w="{W}"><w:body>', Damaged),
        ('<!DOCTYPE a [<!ENTITY b "c">]><w:wordDocument xmlns:w="a"/>', Unsafe),
    ],
)
def test_other_xml(text, error):
    with pytest.raises(error):
        lines_of('<?xml version="1.0"?>' + text)


def saved(page, kind="text/html", opening="MIME-Version: 1.0"):
    content = base64.b64encode(page.encode("gb18030")).decode()
    return (
        f"{opening}\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\n"
        f"Content-Type: {kind}; charset=gb2312\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        f"{content}\r\n--b--\r\n"
    )


@pytest.mark.parametrize("opening", ["MIME-Version: 1.0", "From: <Saved by Blink>"])
def test_a_page_saved_in_one_file(opening):
    page = "<html><meta charset=gb2312><body><p>会议纪要</p><p>朱镕</p></body></html>"
    assert [line for line in lines_of(saved(page, opening=opening)) if line] == ["会议纪要", "朱镕"]


def test_a_message_without_a_page():
    with pytest.raises(Damaged):
        lines_of(saved("x", kind="image/png"))
