"""Fields, values, dates, wildcards, and what stands near each other."""

from dataclasses import replace

import pytest

from corpus.grammar.organ_names import organ_names
from corpus.model import PartialDate
from indexer.browsing import read_series
from indexer.query.clauses import (
    AllOf,
    AnyOf,
    Dated,
    Gapped,
    Holding,
    Like,
    Near,
    Not,
    Phrase,
    Scope,
    Together,
    Weighted,
    Words,
)
from indexer.query.dateranges import DateRange
from indexer.query.request import SearchRequest
from indexer.series import gaps, sittings_of
from tests.engines import invented
from tests.engines.contract.engines import Engines, ids, named, write

SENTENCE, PARAGRAPH, SECTION, MEETING = Scope


class FieldContract(Engines):
    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            (Words("方案", "heading"), {"m-march-s1"}),
            (Words("城市更新", "heading"), {"m-may-s1"}),
            (Phrase("研究城市", "heading"), {"m-may-s1"}),
            (Phrase("推进", "heading"), set()),
            (Words("第7次常务会议", "title"), {f"m-march-s{n}" for n in range(3)}),
            (Words("征管", "document"), {"m-march-s2"}),
            (Words("征", "document"), {"m-march-s2"}),
            (Holding("chair", ("王甲",)), set()),
            (
                Holding("attendee", ("李乙", "赵丙")),
                {
                    *(f"m-march-s{n}" for n in range(3)),
                    "m-later-s1",
                    "m-later-s2",
                },
            ),
            (Holding("attendee", ("李",)), set()),
            (Holding("session", ("7",)), {f"m-march-s{n}" for n in range(3)}),
            (Holding("number", ("澜政会〔2022〕10号",)), {"m-may-s1"}),
            (Not(Holding("kind", ("常务会议",))), {"m-later-s1", "m-later-s2", "m-undated-s1"}),
            (Dated(DateRange(PartialDate(2022, 5, 20))), {"m-may-s1", "m-later-s1", "m-later-s2"}),
            (Not(Dated(DateRange(PartialDate(2022)))), {"m-undated-s1"}),
            (Gapped(("老旧", "改造")), {"m-march-s1", "m-may-s1"}),
            (Gapped(("推进", "城市")), {"m-may-s1"}),
            (Gapped(("城市", "推进")), set()),
            (Gapped(("审议", "方案"), "heading"), {"m-march-s1"}),
            (Near(4, ("城市", "老旧")), {"m-may-s1"}),
            (Near(2, ("城市", "老旧")), set()),
            (Near(0, ("人人", "有责")), {"m-march-s1"}),
            (Near(20, ("方案", "人人")), set()),
            (Together(SENTENCE, AllOf((Phrase("老旧"), Phrase("进度")))), {"m-may-s1"}),
            (
                Together(SENTENCE, AllOf((Phrase("小区"), Phrase("老旧")))),
                {"m-march-s1", "m-may-s1"},
            ),
            (
                Together(PARAGRAPH, AllOf((Words("改造"), Words("老旧")))),
                {"m-march-s1", "m-may-s1"},
            ),
            (Together(SENTENCE, AllOf((Words("人"), Phrase("二一")))), {"m-march-s1"}),
            (Together(SENTENCE, AllOf((Phrase("方案"), Phrase("会议")))), {"m-march-s1"}),
            (Together(SENTENCE, AllOf((Phrase("方案"), Phrase("人人")))), set()),
            (Together(PARAGRAPH, AllOf((Phrase("方案"), Not(Phrase("会议"))))), {"m-march-s1"}),
            (Together(SECTION, AllOf((Phrase("方案"), Words("人人")))), {"m-march-s1"}),
            (Together(SECTION, AllOf((Words("第7次"), Words("方案")))), set()),
            (
                Together(MEETING, AllOf((Words("方案"), Words("税收")))),
                {
                    "m-march-s1",
                    "m-march-s2",
                },
            ),
            (Together(MEETING, AllOf((Words("税收"), Not(Words("方案"))))), set()),
            (Together(MEETING, Not(Words("改造"))), {"m-undated-s1"}),
            (
                Together(SENTENCE, AllOf((Phrase("改造"), Dated(DateRange(PartialDate(2023)))))),
                {"m-later-s2"},
            ),
            (Weighted(Phrase("税收"), 5.0), {"m-march-s2"}),
            (Like("税收 城市"), {"m-march-s2", "m-may-s1"}),
            (Like("没有的话"), set()),
        ],
        ids=named,
    )
    def test_what_is_found_in_fields(self, known, query, expected):
        assert set(ids(known, query)) == expected
        assert known.count(SearchRequest(query)) == len(expected)

    def test_what_is_most_like_a_text_comes_first(self, known):
        assert ids(known, Like("老城怎样保护、管网怎样改造"))[0] == "m-later-s2"
        assert ids(known, Like("改造老旧小区有什么方案"))[0] == "m-march-s1"

    def test_what_is_weighted_comes_first(self, known):
        first = Weighted(Holding("document", ("税收征管办法",)), 1000.0)
        assert ids(known, AnyOf((Words("改造"), first)))[0] == "m-march-s2"

    def test_fields_that_pages_do_not_count_can_be_counted(self, known):
        facets = known.search(SearchRequest(facets=("number", "session"), limit=0)).facets
        counts = {f.name: {c.value: c.count for c in f.counts} for f in facets}
        assert counts == {
            "number": {"澜政会〔2022〕7号": 3, "澜政会〔2022〕10号": 1},
            "session": {"7": 3, "10": 1},
        }

    def test_one_section_of_each_meeting_stands_for_it(self, known):
        found = known.search(SearchRequest(Holding("unit", ("meeting",)), facets=("month",)))
        assert found.total == found.meetings == 4
        (months,) = found.facets
        assert {c.value: c.count for c in months.counts} == dict.fromkeys(
            ("2022-03", "2022-05", "2023-01"), 1
        )
        who = Holding("taking_part", ("present:王甲@澜山区财政局",))
        assert set(ids(known, who)) == {"m-march-s0", "m-may-s1"}

    def test_a_character_is_marked_where_it_was_asked_for(self, known):
        for text, found in (("市财政局", {"市财政局", "财政局"}), ("市", {"市"})):
            assert set(known.search(SearchRequest(Words(text))).marks) == found

    def test_marks_of_what_stands_together(self, known):
        query = AllOf(
            (
                Together(SENTENCE, AllOf((Words("老旧"), Not(Words("税收"))))),
                Near(9, ("城市", "更新")),
                Gapped(("加快", "进度")),
                Holding("attendee", ("王甲",)),
            )
        )
        marks = known.search(SearchRequest(query)).marks
        assert set(marks) == {"老旧", "城市", "更新", "加快", "进度", "王甲"}

    def test_every_meeting_is_told_in_its_series(self, engine):
        wanted = {
            sitting for meeting in invented.ALL for sitting in sittings_of(meeting, organ_names())
        }
        found = read_series(engine).sittings
        assert len(found) == len(set(found)) > len(invented.ALL) / 2
        assert set(found) == wanted
        assert read_series(engine).gaps == gaps(wanted)
        meeting = replace(invented.ALL[0], session=40)
        write(engine, meeting)
        assert [s.session for s in read_series(engine).sittings if s.meeting_id == meeting.id] == [
            40
        ]
