"""What is found, in which order, and what is marked."""

from dataclasses import fields, replace

import pytest

from corpus.model import PartialDate
from indexer.asking.asker import Asker
from indexer.query.clauses import (
    AllOf,
    AnyOf,
    Everything,
    Gapped,
    Like,
    Not,
    Phrase,
    Words,
)
from indexer.query.dateranges import DateRange
from indexer.query.request import SearchRequest, Sort
from indexer.records import SectionFacts, SectionRecord, SectionText
from tests.engines import invented
from tests.engines.contract.engines import EVERYTHING, Engines, alone, ids, named, write


class AskingContract(Engines):
    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            (Phrase("税"), {"m-march-s2"}),
            (Words("税"), {"m-march-s2"}),
            (Words("老旧小区"), {"m-march-s1", "m-may-s1"}),
            (Words("老舊小區　改造"), {"m-march-s1", "m-may-s1"}),
            (Phrase("老旧小区改造"), {"m-march-s1"}),
            (Phrase("旧小区改"), {"m-march-s1"}),
            (Phrase("人人"), {"m-march-s1"}),
            (Phrase("二一二"), {"m-march-s1"}),
            (Phrase("人人人"), set()),
            (Phrase("方案会议"), set()),
            (Phrase("方案。 人人"), set()),
            (Phrase("2022年3月4日"), {"m-march-s0"}),
            (Phrase("审议通过防汛应急预案"), {"m-later-s1"}),
            (Words("第7次常务会议 税收形势"), {"m-march-s2"}),
            (Words("第10次 城市更新"), {"m-may-s1"}),
            (Phrase("no such text"), set()),
            (Phrase("　"), set()),
            (Not(Words("研究")), {"m-march-s0", "m-march-s1", "m-march-s2", "m-later-s1"}),
            (AllOf((Words("改造"), Not(Phrase("老旧小区")))), {"m-later-s2"}),
            (
                AllOf((Not(Phrase("老")), Not(Phrase("会")))),
                {"m-march-s2", "m-later-s1", "m-undated-s1"},
            ),
            (AnyOf((Phrase("税"), Not(Everything()))), {"m-march-s2"}),
            (AllOf((Everything(), Phrase("税"))), {"m-march-s2"}),
        ],
        ids=named,
    )
    def test_what_is_found(self, known, query, expected):
        assert set(ids(known, query)) == expected

    @pytest.mark.parametrize(
        ("dates", "expected"),
        [
            (DateRange(PartialDate(2022)), {"m-march", "m-may", "m-later"}),
            (DateRange(None, PartialDate(2022)), {"m-march", "m-may"}),
            (DateRange(PartialDate(2022, 5, 20), PartialDate(2022, 6)), {"m-may"}),
            (DateRange(PartialDate(2022, 3, 4), PartialDate(2022, 3, 4)), {"m-march"}),
            (DateRange(PartialDate(2022, 3, 5), PartialDate(2022, 4)), set()),
            (DateRange(), {"m-march", "m-may", "m-later", "m-undated"}),
        ],
        ids=named,
    )
    def test_dates_keep_their_precision(self, known, dates, expected):
        found = known.search(SearchRequest(dates=dates, limit=EVERYTHING))
        assert {hit.record.meeting_id for hit in found.hits} == expected
        assert found.meetings == len(expected)

    @pytest.mark.parametrize(
        ("sort", "expected"),
        [
            (Sort.NEWEST, ["m-later", "m-may", "m-march", "m-undated"]),
            (Sort.OLDEST, ["m-march", "m-may", "m-later", "m-undated"]),
            (Sort.SESSION, ["m-march", "m-may", "m-later", "m-undated"]),
        ],
    )
    def test_orders(self, known, sort, expected):
        found = known.search(SearchRequest(sort=sort, limit=EVERYTHING))
        assert list(dict.fromkeys(hit.record.meeting_id for hit in found.hits)) == expected

    def test_sections_of_one_meeting_keep_their_order(self, engine):
        many = tuple(invented.section(n % 5 + 1, "研究排序", "同样的话") for n in range(12))
        sections = tuple(replace(s, order=n) for n, s in enumerate(many, 1))
        write(engine, replace(invented.LATER, id="m-many", sections=sections))
        assert ids(engine, Phrase("同样的话")) == [f"m-many-s{n}" for n in range(1, 13)]

    def test_ranking(self, known):
        assert ids(known, Words("改造 老旧小区 方案"))[0] == "m-march-s1"
        assert ids(known, Words("城市更新 研究"))[0] == "m-may-s1"
        assert ids(known, Words("保护老城"))[0] == "m-later-s2"

    @pytest.mark.parametrize("leaf", [Words, Phrase])
    def test_a_heading_weighs_more_than_a_newer_text(self, engine, leaf):
        newer = invented.section(1, "听取工作汇报", "会议听取了城市更新的汇报。")
        write(engine, replace(invented.LATER, id="m-newer", sections=(newer,)))
        assert ids(engine, leaf("城市更新")) == ["m-may-s1", "m-newer-s1"]

    def test_a_document_title_weighs_more_than_a_newer_text(self, engine):
        texts = ("会议审议了《供水条例》，原则同意。", "会议听取了供水条例的情况，原则同意。")
        write(engine, alone("m-older", 2021, texts[0], document="供水条例"))
        write(engine, alone("m-newer", 2024, texts[1]))
        assert ids(engine, Words("供水条例")) == ["m-older-s1", "m-newer-s1"]

    @pytest.mark.parametrize(
        ("typed", "mentioned", "first"),
        [
            (
                "澜政会[2022]10号",
                "按照澜政会〔2022〕10号落实，澜政会〔2022〕10号另行报告。",
                "m-may-s1",
            ),
            ("《税收征管办法》", "税收征管办法要落实，税收征管办法要宣传。", "m-march-s2"),
        ],
    )
    def test_a_recognised_number_or_title_comes_first(self, engine, typed, mentioned, first):
        write(engine, alone("m-newer", 2024, mentioned))
        hits = Asker(engine).ask({"q": [typed]}).results.hits
        assert next(hit.record.section_id for hit in hits) == first
        assert "m-newer-s1" in {hit.record.section_id for hit in hits}

    @pytest.mark.parametrize("typed", ["供水管网更新", "供水 管网 更新", "供水管网 更新"])
    def test_the_whole_question_beats_its_words_scattered(self, engine, typed):
        write(engine, alone("m-older", 2021, "要推进供水管网更新，按期完成。"))
        write(engine, alone("m-newer", 2024, "更新要推进，供水管网按期完成。"))
        hits = Asker(engine).ask({"q": [typed]}).results.hits
        assert [hit.record.section_id for hit in hits] == ["m-older-s1", "m-newer-s1"]

    def test_equal_scores_go_by_newest_date(self, engine):
        assert ids(engine)[:2] == ["m-later-s1", "m-later-s2"]
        for year in (2022, 2024, 2023):
            write(engine, alone(f"m-{year}", year, "要推进供水管网更新。"))
        newest = ["m-2024-s1", "m-2023-s1", "m-2022-s1"]
        for query in (Words("供水管网"), Phrase("供水"), Like("供水"), Gapped(("供水", "更新"))):
            assert ids(engine, query) == newest

    def test_past_the_end(self, known):
        found = known.search(SearchRequest(offset=100))
        assert (found.hits, found.total, found.meetings) == ((), 7, 4)

    @pytest.mark.parametrize("sort", Sort)
    @pytest.mark.parametrize("offset", [0, 2, 400])
    def test_past_the_end_of_nothing(self, known, sort, offset):
        asked = SearchRequest(Words("龘"), sort=sort, offset=offset)
        for query in (asked.query, Not(Everything())):
            found = known.search(replace(asked, query=query))
            assert (found.hits, found.total, found.meetings) == ((), 0, 0)

    def test_pages_make_the_whole(self, known):
        slices = [known.search(SearchRequest(offset=n, limit=2)).hits for n in range(0, 8, 2)]
        assert [h.record.section_id for hits in slices for h in hits] == ids(known)

    @pytest.mark.parametrize("sort", Sort)
    @pytest.mark.parametrize("query", [Everything(), Words("老旧小区"), Phrase("改造")], ids=str)
    def test_what_is_read_in_part_is_what_is_found(self, known, query, sort):
        asked = SearchRequest(query, sort=sort, limit=EVERYTHING)
        found = [hit.record for hit in known.search(asked).hits]
        assert list(known.read(asked, SectionRecord)) == found
        facts, texts = known.read(asked, SectionFacts), known.read(asked, SectionText)
        names = [field.name for field in fields(SectionFacts)]
        for record, one in zip(found, facts, strict=True):
            assert [getattr(one, name) for name in names] == [getattr(record, n) for n in names]
        assert ["\n".join(one.lines) for one in texts] == [record.text for record in found]
        assert [one.section_id for one in texts] == [record.section_id for record in found]
        ids_read = [
            one.section_id
            for start in range(0, 8, 3)
            for one in known.read(replace(asked, offset=start, limit=3), SectionText)
        ]
        assert ids_read == [record.section_id for record in found]

    def test_marks_are_what_was_asked_and_nothing_excluded(self, known):
        query = AllOf((Words("老舊小區改造"), Phrase("（一）"), Not(Words("税收"))))
        marks = known.search(SearchRequest(query)).marks
        assert {"老旧小区改造", "老旧小区", "改造", "(一)"} <= set(marks)
        assert "税收" not in marks
