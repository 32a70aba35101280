"""What the page of a meeting says around its facts."""

from dataclasses import replace

import pytest
from lxml import html

from corpus.doubts import DOUBTS, doubt
from corpus.grammar.organ_names import organ_names
from corpus.model import PageFact, PartialDate
from indexer.browsing import Series
from indexer.series import sittings_of
from search_app.app import create_app
from search_app.pages.provenance import in_language, provenance
from search_app.texts import speaking
from tests.search_app.canned import ATTACK, MEETING, CannedEngine

NAMES = organ_names()
BEFORE = replace(MEETING, id="before", session=1, date=PartialDate(2024, 1, 5))
AFTER = replace(MEETING, id="after", session=4, date=PartialDate(2024, 4))
NONE = Series(())


def around(meeting, *others):
    sittings = (s for each in (meeting, *others) for s in sittings_of(each, NAMES))
    return provenance(meeting, Series(sittings))


def test_the_meetings_before_and_after():
    (found,) = around(MEETING, BEFORE, AFTER).beside
    assert found.series == "青禾区人民政府 常务会议"
    assert (found.before.label, found.before.url) == ("第1次 · 2024年1月5日", "/meetings/before")
    assert (found.after.label, found.after.url) == ("第4次 · 2024年4月", "/meetings/after")
    assert (found.missing_before, found.missing_after) == ("缺第2次", "")
    assert around(MEETING).beside == ()


def test_what_a_page_states_stands_in_the_known_order():
    stated = [
        ("来源", "本站"),
        ("主题分类", "综合"),
        ("文号", "无"),
        ("索引号", "A1"),
        ("索引号", "A2"),
    ]
    facts = tuple(PageFact(*pair) for pair in stated)
    found = provenance(replace(MEETING, metadata=facts), NONE).stated
    assert [fact.value for fact in found] == ["A1", "A2", "无", "综合", "本站"]


@pytest.mark.parametrize("code", DOUBTS)
def test_every_doubt_has_a_meaning_and_advice_in_both_languages(code):
    for words in (DOUBTS[code].meaning, DOUBTS[code].advice):
        chinese = in_language(words)
        with speaking("en"):
            english = in_language(words)
        assert f"{chinese} {english}" == words
        assert english.isascii() and not chinese.isascii()


def test_a_doubt_is_shown_with_its_meaning():
    meeting = replace(MEETING, warnings=(doubt("chair-unknown", 3),))
    (found,) = provenance(meeting, NONE).doubts
    assert found.message == "没有读出主持人。" and found.line == 3
    assert found.meaning.startswith("没有“主持”") and found.advice.startswith("与原文核对")


def test_the_page_shows_all_of_it():
    meeting = replace(
        MEETING,
        metadata=(PageFact("索引号", "QH-2024-3"), PageFact("主题分类", ATTACK)),
        warnings=(doubt("date-unknown"),),
    )
    client = create_app(CannedEngine(meeting, BEFORE, AFTER)).test_client()
    page = html.fromstring(client.get(f"/meetings/{meeting.id}").text)
    stated = page.xpath("//section[@class='stated']")[0].text_content()
    assert "来源网页所载" in stated and "QH-2024-3" in stated and ATTACK in stated
    assert page.xpath("//a[@rel='prev']/@href") == ["/meetings/before"]
    assert page.xpath("//a[@rel='next']/@href") == ["/meetings/after"]
    assert "缺第2次" in page.xpath("//nav[@class='beside']")[0].text_content()
    assert (
        "网址和发布日期不算会议日期" in page.xpath("//section[@class='warnings']")[0].text_content()
    )


def test_the_facts_of_an_office_come_first(sample_client, samples):
    """索引号 and the like of a sample that is a page."""
    (found,) = (
        meeting_id
        for meeting_id in samples.digests()
        if samples.meeting(meeting_id).source.path.endswith("changwu42.html")
    )
    page = html.fromstring(sample_client.get(f"/meetings/{found}").text)
    labels = page.xpath("//section[@class='facts']//dt/text()")
    assert labels[:3] == ["发文机关", "发文字号", "成文日期"]
    assert page.xpath("//section[@class='stated']//dd/text()")[0] == "RC0100-2024-00266"
