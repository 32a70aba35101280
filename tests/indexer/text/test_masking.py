import random

import pytest

from indexer.text.masking import has_check_digit, is_luhn, mask

# No number here is anybody's: those with check digits are worked out from made-up digits.
ID = "32058819990230123X"[:17]


def with_check_digit(digits):
    return next(digits + last for last in "0123456789X" if has_check_digit(digits + last))


def with_luhn(digits):
    return next(f"{digits}{last}" for last in range(10) if is_luhn(f"{digits}{last}"))


PERSON = with_check_digit("32058819990229123")
CARD = with_luhn("621700000000123456")
MASKED = [
    (f"身份证号{PERSON}。", f"身份证号320{'*' * 15}。"),
    (f"（{PERSON.lower()}）", f"（320{'*' * 15}）"),
    (f"{PERSON[:6]} {PERSON[6:14]} {PERSON[14:]}", "320*** ******** ****"),
    ("身份证：320588199902291", f"身份证：320{'*' * 12}"),
    ("身份证号码为320588199902291234", f"身份证号码为320{'*' * 15}"),
    ("13912345678", "139******78"),
    ("电话１３９１２３４５６７８", "电话１３９******７８"),
    ("手机139-1234-5678，", "手机139-****-**78，"),
    ("+86 13912345678", "+86 139******78"),
    ("8613912345678", "86139******78"),
    ("13912345678、13812345679/13712345670", "139******78、138******79/137******70"),
    ("手机13912345678号", "手机139******78号"),
    ("0512-65211234", "051*-******34"),
    ("（0512）65211234", "（051*）******34"),
    ("（0512） -65211234", "（051*） -******34"),
    ("010-6521 1234转8001", "010-**** **34转8001"),
    ("051265211234", "051*******34"),
    ("联系电话：65211234", "联系电话：******34"),
    (CARD, "*" * 15 + CARD[-4:]),
    ("卡号：1234 5678 9012 3456", "卡号：**** **** **** 3456"),
    (f"{PERSON}13912345678", f"{PERSON}13912345678"),
]
KEPT = [
    *("", "会议", "2023年8月18日", "20230818", "2023-08-18", "12345", "12345热线", "400-123-4567"),
    *(
        "青政会〔2023〕16号",
        "青政发〔2023〕13912345678号",
        "第13912345678号",
        "文件编号：13912345678",
    ),
    *(
        "投资13912345678元",
        "13912345678 元",
        "13912345678.50元",
        "1.13912345678",
        "13912345678平方米",
    ),
    *(
        "总额139,1234,5678",
        "项目代码2301-320508-89-01-123456",
        "GB11643-1999",
        "65211234",
        "7654321",
    ),
    *(
        "320588199902301234",
        "12345678901",
        "29912345678",
        "1391234567",
        "139123456789",
        "a13912345678",
    ),
    *("content_13912345678.html", "13912345678.html", "6217000000001234", "x" * 50, "9" * 40),
    *(
        "统一社会信用代码" + PERSON,
        "2020-2021年度",
        "0512",
        "1-2-3-4-5-6-7-8",
        "2018 2019 2020 2021",
    ),
]


@pytest.mark.parametrize(("text", "shown"), MASKED, ids=[text for text, _ in MASKED])
def test_numbers_of_persons_are_masked(text, shown):
    assert mask(text) == shown
    assert len(shown) == len(text)


@pytest.mark.parametrize("text", KEPT)
def test_other_numbers_stay(text):
    assert mask(text) is text


def test_check_digits_are_those_of_the_standard():
    # The example that GB 11643-1999 itself prints.
    assert has_check_digit("11010519491231002X")
    assert not has_check_digit("110105194912310021")


def test_nothing_but_digits_changes_and_masking_twice_is_masking_once():
    chance = random.Random(8)
    pieces = (
        "139",
        "1234",
        "5678",
        "0512",
        "-",
        " ",
        "（",
        "）",
        "元",
        "电话",
        "号",
        PERSON,
        CARD,
        "〕",
    )
    for _ in range(3000):
        text = "".join(chance.choices(pieces, k=chance.randint(1, 9)))
        shown = mask(text)
        assert len(shown) == len(text)
        assert all(
            a == b or (b == "*" and a in "0123456789Xx") for a, b in zip(text, shown, strict=True)
        )
        assert mask(shown) == shown


def test_a_long_text_of_digits_takes_no_long_time():
    text = "1391234567 " * 20_000 + "0512-" * 20_000 + "9" * 100_000
    assert len(mask(text)) == len(text)
