"""OFD: official electronic documents, placed text in a zip of XML."""

import pytest

from corpus.errors import Damaged, Encrypted, NeedsExtra, TooLarge, Unsafe
from corpus.readers import archive, ocr
from corpus.readers.ofd import read
from tests.corpus.readers.making import zipped

OFD = "http://www.ofdspec.org/2016"
PHYSICAL_BOX = "<ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"


def ofd(tag, inner, attributes=""):
    return f'<ofd:{tag} xmlns:ofd="{OFD}" {attributes}>{inner}</ofd:{tag}>'


def text(content, left=28, top=40, more="", code=""):
    """A text object; ``top`` is its baseline in millimetres from the head of the page."""
    return (
        f'<ofd:TextObject Boundary="{left} {top - 5} 156 8" Size="5.6" {more}>'
        f'<ofd:TextCode X="0" Y="5" {code}>{content}</ofd:TextCode></ofd:TextObject>'
    )


def members(*pages, common="", template="", more=()):
    """An OFD file of pages, each of text objects."""
    rows = "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/{n}.xml"/>' for n in range(len(pages)))
    under = '<ofd:Template TemplateID="90"/>' if template else ""
    files = {
        "OFD.xml": ofd(
            "OFD", "<ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>"
        ),
        "Doc_0/Document.xml": ofd(
            "Document",
            f"<ofd:CommonData>{PHYSICAL_BOX}{common}</ofd:CommonData><ofd:Pages>{rows}</ofd:Pages>",
        ),
        **dict(more),
    }
    for number, page in enumerate(pages):
        layer = f"<ofd:Content><ofd:Layer>{page}</ofd:Layer></ofd:Content>"
        files[f"Doc_0/Pages/{number}.xml"] = ofd("Page", under + layer)
    if template:
        layer = f"<ofd:Content><ofd:Layer>{template}</ofd:Layer></ofd:Content>"
        files["Doc_0/Tpls/0.xml"] = ofd("Page", layer)
    return files


TEMPLATE = '<ofd:TemplatePage ID="90" BaseLoc="Tpls/0.xml"/>'


def lines_of(*pages, **more):
    return list(read(zipped(members(*pages, **more)), "a.ofd").lines)


def test_pieces_are_put_in_order():
    page = text("会议纪要", top=60) + text("人民政府", left=60, top=40) + text("稔川市", top=40)
    assert lines_of(page) == ["稔川市 人民政府", "会议纪要"]


def test_fragments_on_one_line_are_joined():
    page = text("审议", code='DeltaX="5.6"') + text("规划", left=39.2, code='DeltaX="g 1 5.6"')
    assert lines_of(page) == ["审议规划"]


def test_a_matrix_places_text():
    moved = text("会议纪要", top=40, more='CTM="1 0 0 1 0 30"')
    assert lines_of(moved + text("稔川市", top=50)) == ["稔川市", "会议纪要"]


def test_template_layers_belong_to_the_page():
    assert lines_of(text("正文", top=90), common=TEMPLATE, template=text("稔川市人民政府")) == [
        "稔川市人民政府",
        "正文",
    ]


def test_hard_wraps_are_undone():
    page = text("会议听取了关于海绵城市示范片区建设情况的汇报，原", left=39.2, top=60)
    page += text("则同意有关建议安排。", top=70)
    assert lines_of(page) == [
        "会议听取了关于海绵城市示范片区建设情况的汇报，原则同意有关建议安排。"
    ]


def test_an_absolute_location_starts_at_the_root():
    files = members(text("正文"))
    files["OFD.xml"] = files["OFD.xml"].replace("Doc_0/", "/Doc_0/")
    assert read(zipped(files), "a.ofd").lines == ("正文",)


def test_a_scan_says_what_it_needs(monkeypatch):
    monkeypatch.setattr(ocr, "is_found", lambda: False)
    media = (
        '<ofd:MultiMedia ID="7" Type="Image"><ofd:MediaFile>a.png</ofd:MediaFile></ofd:MultiMedia>'
    )
    resources = f"<ofd:MultiMedias>{media}</ofd:MultiMedias>"
    more = {"Doc_0/Res.xml": ofd("Res", resources, 'BaseLoc="Res"'), "Doc_0/Res/a.png": b"picture"}
    scan = '<ofd:ImageObject ResourceID="7" Boundary="0 0 210 297"/>'
    common = "<ofd:DocumentRes>Res.xml</ofd:DocumentRes>"
    with pytest.raises(NeedsExtra, match="rapidocr"):
        lines_of(scan, common=common, more=more)
    mixed = read(zipped(members(text("正文"), scan, common=common, more=more)), "a.ofd")
    assert (mixed.lines, [warning.code for warning in mixed.warnings]) == (
        ("正文",),
        ["pages-not-read"],
    )


def without(name):
    files = members(text("正文"))
    del files[name]
    return files


BAD = {
    "no page": (without("Doc_0/Pages/0.xml"), Damaged),
    "no document": (without("Doc_0/Document.xml"), Damaged),
    "bad steps": (members(text("正文", code='DeltaX="g x"')), Damaged),
    "no XML": (members(text("正文"), more={"Doc_0/Pages/0.xml": "", "OFD.xml": "<ofd"}), Damaged),
    "locked": (members(text("正文"), more={"Encryptions.xml": ""}), Encrypted),
    "way out": (members(text("正文"), common='<ofd:TemplatePage BaseLoc="../../etc/x"/>'), Unsafe),
    "doctype": (
        members(text("正文"), more={"OFD.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a/>'}),
        Unsafe,
    ),
}


def test_a_page_that_unpacks_to_too_much_is_refused(monkeypatch):
    monkeypatch.setattr(archive, "ENTRY_BYTES", 1_000)
    files = members(text("正文" * 1_000))
    with pytest.raises(TooLarge):
        read(zipped(files), "a.ofd")


@pytest.mark.parametrize(("files", "error"), BAD.values(), ids=BAD)
def test_bad_files(files, error):
    with pytest.raises(error):
        read(zipped(files), "a.ofd")


@pytest.mark.parametrize(
    "code",
    ['DeltaX="g 9999999999999 1"', f'DeltaX="g {"9" * 400} 1"', 'DeltaX="1e308 1e308"'],
)
def test_steps_beyond_all_paper_are_damage(code):
    with pytest.raises(Damaged, match="DeltaX"):
        read(zipped(members(text("正文", code=code))), "a.ofd")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("28 35 156 8", "28"),
        ("28 35 156 8", "nan inf 1 1"),
        ('Size="5.6"', 'Size="0"'),
        ("0 0 210 297", "0 0 0 0"),
        ("0 0 210 297", "7"),
    ],
)
def test_places_that_are_none_do_not_keep_text_from_being_read(old, new):
    files = {name: content.replace(old, new) for name, content in members(text("正文")).items()}
    assert files != members(text("正文"))
    assert read(zipped(files), "a.ofd").lines == ("正文",)


def annotated(*notes):
    """An OFD file of one page with notes laid over it, each with its type."""
    laid = "".join(
        f'<ofd:Annot ID="{n}" Type="{kind}"><ofd:Appearance>{text(content)}</ofd:Appearance>'
        "</ofd:Annot>"
        for n, (kind, content) in enumerate(notes)
    )
    files = members(text("会议原则同意。"))
    document = files["Doc_0/Document.xml"].replace(
        "</ofd:Document>", "<ofd:Annotations>Annots.xml</ofd:Annotations></ofd:Document>"
    )
    page = '<ofd:Page PageID="0"><ofd:FileLoc>Annots/0.xml</ofd:FileLoc></ofd:Page>'
    return {
        **files,
        "Doc_0/Document.xml": document,
        "Doc_0/Annots.xml": ofd("Annotations", page),
        "Doc_0/Annots/0.xml": ofd("PageAnnot", laid),
    }


@pytest.mark.parametrize(
    ("notes", "told"),
    [
        ([("Stamp", "同意张明远意见")], ["13 个汉字中有 7 个"]),
        ([("Stamp", "同意"), ("Highlight", "请办理")], ["11 个汉字中有 5 个"]),
        ([("Watermark", "内部资料")], []),
        ([("Link", "")], []),
    ],
)
def test_notes_laid_over_a_page_are_told_of(notes, told):
    found = read(zipped(annotated(*notes)), "a.ofd")
    assert found.lines == ("会议原则同意。",)
    assert [w.message.partition("未能")[0] for w in found.warnings] == told


def test_broken_notes_leave_the_pages_be():
    files = {**annotated(("Stamp", "同意")), "Doc_0/Annots/0.xml": "<broken"}
    assert read(zipped(files), "a.ofd").lines == ("会议原则同意。",)
