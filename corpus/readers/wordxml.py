"""Word documents in one XML file: Word 2003 XML, and a package laid flat (Flat OPC).

Office systems make them by filling a template and name them .doc.
"""

from corpus.errors import UnsupportedFormat
from corpus.readers import docx
from corpus.readers.archive import parse_xml
from corpus.readers.numbering import read_lists
from corpus.readers.transcript import Transcript
from corpus.readers.wordml import attribute, child, children, local

MEDIA_TYPE = "application/xml"


def read(data: bytes, path: str) -> Transcript:
    """The lines of the document.

    Raises ``Damaged``, ``Unsafe``, or ``UnsupportedFormat`` for XML of another kind.
    """
    root = parse_xml(data, path)
    if local(root) == "wordDocument":
        return docx.transcribe(read_lists(None, None), MEDIA_TYPE, child(root, "body"))
    if local(root) != "package":
        raise UnsupportedFormat(path=path, media_type=MEDIA_TYPE)
    parts = {attribute(part, "name"): child(part, "xmlData") for part in children(root, "part")}
    lists = read_lists(
        child(parts.get("/word/numbering.xml"), "numbering"),
        child(parts.get("/word/styles.xml"), "styles"),
    )
    document = child(parts.get("/word/document.xml"), "document")
    kinds = ("footnote", "endnote")
    noted = {kind: child(parts.get(f"/word/{kind}s.xml"), f"{kind}s") for kind in kinds}
    shown = (child(document, "body"), *docx.notes(document, noted))
    return docx.transcribe(lists, MEDIA_TYPE, *shown)
