import pytest

from indexer.query.typed_numbers import TypedNumber, matching, neighbours, read_typed_number

OURS = TypedNumber("澜政会", 2023, 16)
KNOWN = {
    number: read_typed_number(number)
    for number in (
        "按照澜政会〔2023〕16号",
        "澜政会〔2023〕16号",
        "澜政会〔2023〕14号",
        "澜政会〔2022〕16号",
        "江澜政会〔2023〕16号",
        "澜政会办〔2023〕16号",
        "江府阅〔2023〕16号",
    )
}


@pytest.mark.parametrize(
    "typed",
    [
        "澜政会〔2023〕16号",
        "澜政会[2023]16号",
        "澜政会【2023】16号",
        "澜政会（2023）16号",
        "澜政会(2023)16号",
        "澜政会﹝2023﹞16号",
        "澜政会［２０２３］１６号",
        "澜政会〔二〇二三〕十六号",
        "澜政会〔二○二三〕16号",
        "澜政会〔2023〕第16号",
        "澜政会〔2023〕16",
        "澜政会〔2023年〕16号",
        "澜政会2023年16号",
        "澜政会2023年第16号",
        "澜政会202316号",
        "澜政会〔202316号",
        "澜政会2023〕16号",
        "澜政会2023-16",
        "瀾政會〔2023〕16號",
        " 澜政会 〔 2023 〕 16 号 ",
        "澜政会〔2023〕16期",
    ],
)
def test_every_typing_is_the_same_number(typed):
    assert read_typed_number(typed) == OURS


@pytest.mark.parametrize(
    "text", ["2023年8月", "2023", "16号", "澜政会", "澜政会2023", "第16次会议", ""]
)
def test_what_is_no_number(text):
    assert read_typed_number(text) is None


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (
            "澜政会〔2023〕16号",
            ("澜政会〔2023〕16号", "按照澜政会〔2023〕16号", "江澜政会〔2023〕16号"),
        ),
        (
            "澜政〔2023〕16号",
            (
                "按照澜政会〔2023〕16号",
                "江澜政会〔2023〕16号",
                "澜政会〔2023〕16号",
                "澜政会办〔2023〕16号",
            ),
        ),
        ("政会办〔2023〕16号", ("澜政会办〔2023〕16号",)),
        ("澜政会〔2022〕", ("澜政会〔2022〕16号",)),
        ("澜政会〔2023〕15号", ()),
        ("渝府〔2023〕16号", ()),
    ],
)
def test_which_numbers_may_be_meant(typed, expected):
    assert matching(read_typed_number(typed), KNOWN) == expected


def test_without_an_issuer_all_of_that_year_and_serial_are_meant():
    assert len(matching(read_typed_number("〔2023〕16号"), KNOWN)) == 5


def test_an_unknown_number_has_neighbours():
    near = neighbours(read_typed_number("澜政会〔2023〕15号"), KNOWN, most=2)
    assert near == ("按照澜政会〔2023〕16号", "江澜政会〔2023〕16号")
    assert neighbours(read_typed_number("渝府〔2023〕15号"), KNOWN) == ()
