"""Citations against golden strings, and what pages say of them."""

import json
from dataclasses import replace
from datetime import date
from itertools import accumulate
from urllib.parse import quote, unquote

import bibtexparser
import pytest
import rispy
from lxml import html

from corpus.model import Paragraph, PartialDate
from indexer.records import flatten
from search_app.app import create_app
from search_app.pages.citations import (
    STYLES,
    anchors,
    cite,
    fingerprint,
    meta_tags,
    with_fingerprint,
)
from search_app.pages.coins import coins
from tests.search_app.canned import ATTACK, FLOODS, HOSTILE, LIFTS, MEETING, CannedEngine

ADDRESS = "http://jiyao.example/meetings/qinghe-2024-3"
TODAY = date(2026, 11, 26)
TITLE, NUMBER = "青禾区人民政府第3次常务会议纪要", "青政会〔2024〕3号"
HEADING = "审议《青禾区老旧小区加装电梯实施方案（送审稿）》"
WHOLE, ITEM, PARAGRAPH = "09289684", "ed31361c", "18363861"
UNDATED = replace(MEETING, issued_on=None, date=None, doc_number=None, issuers=(), bodies=())


def written(style, anchor="", meeting=MEETING):
    return STYLES[style].write(cite(meeting, anchor, ADDRESS, TODAY))


GOLDEN = [
    (
        *("gb7714", ""),
        f"青禾区人民政府办公室. {TITLE}：{NUMBER}[EB/OL]. （2024-03-12）[2026-11-26]. "
        f"{ADDRESS}?fp={WHOLE}.",
    ),
    (
        *("gb7714", "s1p2"),
        f"{HEADING}：第1项议题第2段[EB/OL]//青禾区人民政府办公室. {TITLE}：{NUMBER}. "
        f"（2024-03-12）[2026-11-26]. {ADDRESS}?fp={PARAGRAPH}#s1p2.",
    ),
    ("office", "", f"《{TITLE}》（{NUMBER}）"),
    ("office", "s1", f"《{TITLE}》（{NUMBER}）第1项议题"),
    ("office", "s0p2", f"《{TITLE}》（{NUMBER}）会议概况第2段"),
    (
        *("bibtex", "s1p2"),
        "@misc{qinghe-2024-3-s1p2,\n"
        f"  title = {{{{{HEADING}}}}},\n"
        "  author = {{青禾区人民政府办公室}},\n"
        f"  howpublished = {{{TITLE}，{NUMBER}}},\n"
        "  year = {2024},\n"
        "  month = {3},\n"
        "  note = {第1项议题第2段},\n"
        f"  url = {{{ADDRESS}?fp={PARAGRAPH}#s1p2}},\n"
        "  urldate = {2026-11-26},\n"
        "  language = {chinese},\n"
        "}\n",
    ),
    (
        *("ris", ""),
        "TY  - RPRT\r\nAU  - 青禾区人民政府办公室,\r\n"
        f"TI  - {TITLE}\r\nSN  - {NUMBER}\r\nDA  - 2024/03/12/\r\nPY  - 2024\r\nLA  - zh-CN\r\n"
        f"UR  - {ADDRESS}?fp={WHOLE}\r\nY2  - 2026/11/26/\r\nER  - \r\n",
    ),
]


@pytest.mark.parametrize(("style", "anchor", "golden"), GOLDEN, ids=lambda value: value[:12])
def test_golden(style, anchor, golden):
    assert written(style, anchor) == golden


def test_csl_json():
    (told,) = json.loads(written("csl", "s1"))
    assert told == {
        "id": "qinghe-2024-3-s1",
        "type": "chapter",
        "title": HEADING,
        "container-title": TITLE,
        "author": [{"literal": "青禾区人民政府办公室"}],
        "genre": "会议纪要",
        "number": NUMBER,
        "note": "第1项议题",
        "issued": {"date-parts": [[2024, 3, 12]]},
        "event-date": {"date-parts": [[2024, 3, 8]]},
        "accessed": {"date-parts": [[2026, 11, 26]]},
        "language": "zh-CN",
        "URL": f"{ADDRESS}?fp={ITEM}#s1",
    }


def test_schema_org():
    told = json.loads(written("schema", "s1"))
    assert (told["@type"], told["isPartOf"]["@type"]) == ("CreativeWork", "Report")
    assert told["isPartOf"]["datePublished"] == "2024-03-12"
    late = json.loads(written("schema", meeting=replace(MEETING, issued_on=None)))
    assert "datePublished" not in late  # the day of a meeting is no day of publication


DATES = [
    ({}, "（2024-03-12）"),
    ({"issued_on": None, "printed_on": PartialDate(2024, 3, 15)}, "（2024-03-15）"),
    ({"issued_on": None}, "（2024-03-08）"),
    ({"issued_on": None, "date": PartialDate(2024, 3)}, "（2024-03）"),
]


@pytest.mark.parametrize(("fields", "shown"), DATES)
def test_the_date_is_of_issue_then_of_printing_then_of_the_meeting(fields, shown):
    assert f"[EB/OL]. {shown}[2026-11-26]" in written("gb7714", meeting=replace(MEETING, **fields))


def test_what_is_not_known_is_left_out():
    assert written("gb7714", meeting=UNDATED).startswith(f"{TITLE}[EB/OL]. [2026-11-26]. http")
    assert written("office", meeting=UNDATED) == f"《{TITLE}》"
    assert written("office", meeting=replace(MEETING, doc_number=None)).endswith(
        "（2024年3月12日）"
    )
    assert "year" not in written("bibtex", meeting=UNDATED)
    assert "AU" not in written("ris", meeting=UNDATED)
    month = replace(MEETING, issued_on=None, date=PartialDate(2024, 3))
    assert "DA  - 2024/03//" in written("ris", meeting=month)


def test_titles_in_titles():
    named = replace(MEETING, title="关于《青禾区规划》的会议纪要")
    assert written("office", meeting=named).startswith("《关于〈青禾区规划〉的会议纪要》")


def test_marks_of_each_form_are_escaped():
    odd = replace(MEETING, title="50% & {更多}\r\nTY  - BOOK_#$~^\\", issuers=("甲\n乙",))
    bibtex, ris = written("bibtex", meeting=odd), written("ris", meeting=odd)
    assert r"50\% \& \{更多\} TY - BOOK\_\#\$\textasciitilde{}" in bibtex
    assert bibtex.replace(r"\{", "").replace(r"\}", "").count("{") == bibtex.replace(
        r"\{", ""
    ).replace(r"\}", "").count("}")
    assert [line[:6] for line in ris.split("\r\n")].count("TY  - ") == 1
    assert "AU  - 甲 乙,\r\n" in ris


def test_every_place_can_be_cited_and_no_other():
    places = [anchor for anchor, _, _ in anchors(MEETING)]
    assert places == ["s1", "s1p1", "s1p2", "s2", "s2p1", "s0", "s0p1", "s0p2"]
    assert all(cite(MEETING, anchor, ADDRESS, TODAY) for anchor in places)
    for anchor in ("s3", "s1p3", "s1p0", "s0p3", "p1", "s", "s1p", "S1", "s1 ", "s１", "s" * 5000):
        assert cite(MEETING, anchor, ADDRESS, TODAY) is None


def test_a_fingerprint_stands_for_the_words_and_not_for_how_they_are_set():
    assert fingerprint("会议 听取了２项汇报") == fingerprint("會議聽取了2項\n匯報")
    assert fingerprint("会议听取了2项汇报") != fingerprint("会议听取了3项汇报")


def test_a_quoted_text_is_found_again_where_it_stands_now():
    print_ = cite(MEETING, "s1p2", ADDRESS, TODAY).fingerprint
    assert with_fingerprint(MEETING, print_) == ("s1p2",)
    moved = replace(LIFTS, paragraphs=(Paragraph(None, "新增一段。"), *LIFTS.paragraphs))
    assert with_fingerprint(replace(MEETING, sections=(moved, FLOODS)), print_) == ("s1p3",)
    other = replace(LIFTS, paragraphs=LIFTS.paragraphs[:1])
    assert with_fingerprint(replace(MEETING, sections=(other, FLOODS)), print_) == ()
    whole = cite(MEETING, "", ADDRESS, TODAY).fingerprint
    assert with_fingerprint(MEETING, whole) == ("",)


def test_what_reference_managers_read():
    tags = dict(meta_tags(cite(MEETING, "", ADDRESS, TODAY)))
    assert tags["citation_title"] == TITLE
    assert tags["citation_technical_report_number"] == NUMBER
    assert tags["citation_publication_date"] == "2024/03/12"
    assert all(dict(meta_tags(cite(UNDATED, "", ADDRESS, TODAY))).values())


URL = f"/meetings/{MEETING.id}"


@pytest.mark.parametrize("style", STYLES)
def test_each_style_by_itself(client, style):
    answer = client.get(f"{URL}/cite?anchor=s1p2&style={style}")
    assert answer.status_code == 200
    assert answer.content_type == f"{STYLES[style].media_type}; charset=utf-8"
    assert PARAGRAPH in answer.text or style == "office"
    assert ("attachment" in answer.headers.get("Content-Disposition", "")) == (
        STYLES[style].media_type != "text/plain"
    )


def test_the_page_of_a_place(client):
    page = html.fromstring(client.get(f"{URL}/cite?anchor=s1p2").text)
    assert len(page.xpath("//pre")) == len(STYLES)
    assert page.xpath("//option/@value") == ["", "s1", "s1p1", "s1p2", "s2", "s0"]
    assert page.xpath("//option[@selected]/@value") == ["s1p2"]
    assert page.xpath("//article/p[1]/a/@href") == [f"{URL}?fp={PARAGRAPH}#s1p2"]


@pytest.mark.parametrize(
    ("url", "status"),
    [
        (f"{URL}/cite?anchor=s9", 404),
        (f"{URL}/cite?anchor=<script>&style=ris", 404),
        (f"{URL}/cite?style=mla", 400),
        ("/meetings/nowhere/cite", 404),
    ],
)
def test_what_is_not_there(client, url, status):
    assert client.get(url).status_code == status


def test_the_meeting_page_says_whether_the_words_are_unchanged(client):
    same = html.fromstring(client.get(f"{URL}?fp={PARAGRAPH}").text)
    assert same.xpath("//p[@role='status']/a/@href") == ["#s1p2"]
    assert "有过变动" in client.get(f"{URL}?fp=00000000").text
    assert "有过变动" not in client.get(URL).text


@pytest.mark.parametrize("more", [".", "。", "．", ").", " "])
def test_what_stands_behind_an_address_is_forgiven(client, more):
    page = client.get(URL, query_string={"fp": PARAGRAPH + more})
    assert html.fromstring(page.text).xpath("//p[@role='status']/a/@href") == ["#s1p2"]
    assert "没有变动" in client.get(f"{URL}?fp={ITEM.upper()}").text


@pytest.mark.parametrize("damaged", [PARAGRAPH[:7], "zzz", PARAGRAPH + "0", "<script>", "x" * 5000])
def test_a_fingerprint_that_cannot_be_read_is_no_changed_text(client, damaged):
    page = client.get(URL, query_string={"fp": damaged}).text
    assert "无法辨认" in page and "有过变动" not in page
    assert "<script>" not in page.replace("<script ", "")


OF_ZOTERO = {
    "citation_title": "title",
    "citation_publication_date": "date",
    "citation_book_title": "bookTitle",
    "citation_technical_report_institution": "institution",
    "citation_technical_report_number": "reportNumber",
    "citation_language": "language",
    "citation_public_url": "url",
}
"""Documented names of tags, and the fields that they fill."""
TYPES_OF_DC = {"report": "report", "booksection": "bookSection"}
"""Types that Dublin Core may name outright; others are guesses, which tags come before."""


def read_as_zotero(page):
    """The item that is made of a page by the documented rules: ``DC.type`` decides what it is."""
    tags = [(e.get("name"), e.get("content")) for e in page.xpath("//head/meta[@name]")]
    (kind,) = (value for name, value in tags if name == "DC.type")
    item = {field: value for name, value in tags if (field := OF_ZOTERO.get(name))}
    authors = [value for name, value in tags if name == "citation_author"]
    return {"itemType": TYPES_OF_DC[kind.lower()], "authors": authors, **item}


def test_a_reference_manager_makes_a_report_of_minutes(client):
    assert read_as_zotero(html.fromstring(client.get(URL).text)) == {
        "itemType": "report",
        "authors": ["青禾区人民政府办公室"],
        "title": TITLE,
        "date": "2024/03/12",
        "institution": "青禾区人民政府办公室",
        "reportNumber": NUMBER,
        "language": "zh-CN",
        "url": f"http://localhost{URL}?fp={WHOLE}",
    }


def test_a_reference_manager_makes_a_part_of_an_item(client):
    page = html.fromstring(client.get(f"{URL}/cite?anchor=s1p2").text)
    item = read_as_zotero(page)
    assert (item["itemType"], item["title"], item["bookTitle"]) == ("bookSection", HEADING, TITLE)
    assert item["url"].endswith(f"?fp={PARAGRAPH}#s1p2")
    (data,) = page.xpath("//script[@type='application/ld+json']/text()")
    assert json.loads(data)["isPartOf"]["name"] == TITLE


def test_minutes_of_nobody_are_still_a_report(client):
    tags = dict(meta_tags(cite(UNDATED, "", ADDRESS, TODAY)))
    assert "citation_technical_report_institution" not in tags
    assert tags["DC.type"] == "report"


RIS_OF_ZOTERO = {
    "report": {"TI": "title", "SN": "reportNumber"},
    "bookSection": {"TI": "title", "T2": "bookTitle", "M1": "numberOfVolumes"},
}
RIS_KINDS = {"RPRT": "report", "CHAP": "bookSection"}
RIS_OF_ALL = {"DA": "date", "UR": "url", "LA": "language", "Y2": "accessDate"}
"""The published table of tags, as far as ours go; PY is a date only where there is no DA."""


def read_ris_as_zotero(text):
    lines = [line.split("  - ", 1) for line in text.splitlines()]
    assert lines[0][0] == "TY" and lines[-1][0] == "ER"
    kind = RIS_KINDS[lines[0][1]]
    item = {"itemType": kind, "creators": [], "notes": []}
    for tag, value in lines[1:-1]:
        if tag == "AU":
            last, _, first = value.partition(",")
            item["creators"].append((last, first.strip()))
        elif tag == "N1":
            item["notes"].append(value)
        elif tag != "PY":
            item[{**RIS_OF_ALL, **RIS_OF_ZOTERO[kind]}[tag]] = value
    return item


def test_zotero_makes_of_ris_what_the_page_is():
    whole, part = (read_ris_as_zotero(written("ris", anchor)) for anchor in ("", "s1p2"))
    assert (whole["itemType"], whole["title"]) == ("report", TITLE)
    assert (whole["reportNumber"], whole["notes"]) == (NUMBER, [])
    assert whole["creators"] == part["creators"] == [("青禾区人民政府办公室", "")]
    assert (part["itemType"], part["title"], part["bookTitle"]) == ("bookSection", HEADING, TITLE)
    assert part["notes"] == ["第1项议题第2段", NUMBER]
    assert "numberOfVolumes" not in part
    assert part["url"].endswith("#s1p2") and whole["date"] == part["date"] == "2024/03/12/"


def read_coins_as_zotero(span):
    """The item by the published rules: kinds by genre, organizations put before all others, each
    before the one read earlier.
    """
    pairs = [pair.split("=") for pair in span.split("&")]
    values = {key: unquote(value.replace("+", " ")) for key, value in pairs}
    assert values["rft_val_fmt"] == "info:ofi/fmt:kev:mtx:book"
    kind = {"bookitem": "bookSection", "report": "report"}[values["rft.genre"]]
    title, whole = ("rft.atitle", "rft.btitle") if kind == "bookSection" else ("rft.btitle", "")
    creators = [unquote(value.replace("+", " ")) for key, value in pairs if key == "rft.au"]
    for key, value in pairs:
        if key == "rft.aucorp":
            creators.insert(0, unquote(value.replace("+", " ")))
    assert values["rft_id"].startswith("http://")
    return kind, values[title], values.get(whole), creators


def test_zotero_makes_of_hits_what_they_are():
    several = replace(MEETING, bodies=("甲区人民政府", "乙 区委", "丙&=局"))
    records = flatten(several, "f").sections
    address = f"&rft_id={quote('http://jiyao.example/meetings/x#s1', safe='')}"
    read = [read_coins_as_zotero(coins(record) + address) for record in records[:2]]
    assert [found[0] for found in read] == ["report", "bookSection"]
    assert read[0][1] == read[1][2] == TITLE and read[1][1] == records[1].heading
    assert [found[3] for found in read] == [["甲区人民政府", "乙 区委", "丙&=局"]] * 2


@pytest.mark.parametrize("anchor", ["", "s1", "s1p2", "s0p2"])
def test_what_others_read_in_our_bibtex_and_ris(anchor):
    library = bibtexparser.parse_string(written("bibtex", anchor))
    assert library.failed_blocks == []
    (entry,) = library.entries
    (ris,) = rispy.loads(written("ris", anchor))
    (csl,) = json.loads(written("csl", anchor))
    part = HEADING if anchor.startswith("s1") else ""
    assert entry.entry_type == "misc"
    assert entry["title"].strip("{}") == ris["title"] == csl["title"] == (part or TITLE)
    assert entry["author"].strip("{}") == "青禾区人民政府办公室"
    assert [name.rstrip(",") for name in ris["authors"]] == [csl["author"][0]["literal"]]
    assert (entry["year"], entry["month"], ris["year"]) == ("2024", "3", "2024")
    assert entry["url"] == csl["URL"] == ris["urls"][0]
    assert ris["type_of_reference"] == ("CHAP" if part else "RPRT")


def test_odd_marks_come_back_from_bibtex_and_ris():
    odd = replace(MEETING, title="50% & {更多}_#$~^\\“”", issuers=("甲", "乙 and 丙"))
    library = bibtexparser.parse_string(written("bibtex", meeting=odd))
    assert library.failed_blocks == []
    assert library.entries[0]["author"] == "{甲} and {乙 and 丙}"
    (ris,) = rispy.loads(written("ris", meeting=odd))
    assert ris["title"] == odd.title
    assert ris["authors"] == ["甲,", "乙 and 丙,"]


@pytest.mark.parametrize("title", ["关于{的决定", "关于}的决定", "}颠倒{", "{{两个}"])
def test_a_brace_without_its_partner_swallows_nothing(title):
    """As BibTeX counts them: a backslash before a brace changes nothing."""
    text = written("bibtex", meeting=replace(MEETING, title=title))
    depths = list(accumulate({"{": 1, "}": -1}.get(sign, 0) for sign in text))
    ends = [place for place, depth in enumerate(depths) if depth == 0 and text[place] == "}"]
    assert ends == [text.rindex("}")]
    assert min(depths) == 0
    library = bibtexparser.parse_string(text + written("bibtex", "s1p2"))
    assert library.failed_blocks == [] and len(library.blocks) == 2


CSL_TYPES = {"report", "chapter"}
CSL_DATES = {"issued", "event-date", "accessed"}
CSL_TEXTS = {"id", "type", "title", "container-title", "genre", "number", "note", "language", "URL"}


@pytest.mark.parametrize("meeting", [MEETING, UNDATED, HOSTILE], ids=lambda m: m.id)
def test_csl_json_keeps_the_rules_of_its_schema(meeting):
    """Members that are known, texts that are texts, names with a part, dates of one to three."""
    for anchor in ("", "s1"):
        (item,) = json.loads(written("csl", anchor, meeting))
        assert item.keys() <= CSL_TEXTS | CSL_DATES | {"author"}
        assert item["type"] in CSL_TYPES
        assert all(isinstance(item[name], str) for name in CSL_TEXTS & item.keys())
        assert all(name.keys() == {"literal"} for name in item.get("author", ()))
        for name in CSL_DATES & item.keys():
            (parts,) = item[name]["date-parts"]
            assert 1 <= len(parts) <= 3 and all(isinstance(part, int) for part in parts)


def test_of_many_bodies_the_first_three_are_named():
    joint = replace(MEETING, issuers=("甲", "乙", "丙"))
    assert written("gb7714", meeting=joint).startswith("甲，乙，丙. ")
    four = replace(MEETING, issuers=("甲", "乙", "丙", "丁"))
    assert written("gb7714", meeting=four).startswith("甲，乙，丙，等. ")
    assert written("bibtex", meeting=four).count(" and ") == 3


def test_the_head_holds_data_and_no_script(client):
    for meeting in (MEETING, HOSTILE):
        page = html.fromstring(client.get(f"/meetings/{meeting.id}").text)
        (data,) = page.xpath("//script[@type='application/ld+json']/text()")
        assert json.loads(data)["name"] == meeting.title
        assert page.xpath("//meta[@name='citation_title']/@content") == [meeting.title]
    text = client.get("/meetings/hostile").text
    assert ATTACK not in text and "<script>" not in text


def test_a_whole_index_can_be_cited(samples, sample_client):
    for meeting_id in samples.digests():
        for anchor, _, _ in anchors(samples.meeting(meeting_id)):
            assert sample_client.get(f"/meetings/{meeting_id}/cite?anchor={anchor}&style=gb7714")
        page = sample_client.get(f"/meetings/{meeting_id}/cite")
        assert page.status_code == 200 and len(page.data) < 150_000


def test_another_host_is_named_as_it_was_asked():
    client = create_app(CannedEngine(MEETING)).test_client()
    text = client.get(f"{URL}/cite?style=gb7714", base_url="http://minutes.example:8000").text
    assert "http://minutes.example:8000/meetings/qinghe-2024-3?fp=" in text


def test_a_paragraph_is_linked_with_the_fingerprint_of_its_text(client):
    page = html.fromstring(client.get(f"{URL}?q=加装电梯").text)
    links = page.xpath("//p[@id='s1p2']/a[@class='permalink']/@href")
    assert links == [f"?q=%E5%8A%A0%E8%A3%85%E7%94%B5%E6%A2%AF&fp={PARAGRAPH}#s1p2"]
    links = html.fromstring(client.get(URL).text).xpath("//p/a[@class='permalink']/@href")
    assert len(links) == 5
    for link in links:
        query, _, anchor = link.partition("#")
        shown = html.fromstring(client.get(URL + query).text)
        assert shown.xpath("//p[@role='status']/a/@href") == [f"#{anchor}"]
