from corpus.grammar.documents import read_mention
from indexer.records import flatten
from tests.fakes import a_meeting, a_section


def named(record):
    return [mention.title for mention in record.mentions]


def test_a_document_of_no_item_is_named_by_the_outline():
    item = a_section(1, "审议《供热管理办法》", documents=(read_mention("供热管理办法（送审稿）"),))
    meeting = a_meeting(
        documents=("供热管理办法（送审稿）", "水渠维修分工表"),
        preamble=("希望大家对《水渠维修分工表》认真审议。",),
        sections=(item,),
    )
    outline, weighed = flatten(meeting, "f").sections
    assert named(outline) == ["水渠维修分工表"]
    assert named(weighed) == ["供热管理办法（送审稿）"]
