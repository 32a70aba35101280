from datetime import date

import pytest

from indexer.desk.icalendar import Event, calendar, folded

EVENT = Event("a@jiyao", date(2024, 12, 31), "甲、乙；丙,丁;戊\\己", "一\n二", "http://h/m#s1p2")
MADE = "2024-01-02T11:04:05+08:00"


def lines(*events, name="名", told="说明"):
    text = calendar(name, told, events, MADE)
    assert text.endswith("\r\n") and "\n" not in text.replace("\r\n", "")
    return text.replace("\r\n ", "").split("\r\n")[:-1]


def test_an_event():
    found = lines(EVENT)
    assert found[0] == "BEGIN:VCALENDAR" and found[-1] == "END:VCALENDAR"
    event = found[found.index("BEGIN:VEVENT") : found.index("END:VEVENT") + 1]
    assert event == [
        "BEGIN:VEVENT",
        "UID:a@jiyao",
        "DTSTAMP:20240102T030405Z",
        "DTSTART;VALUE=DATE:20241231",
        "DTEND;VALUE=DATE:20250101",
        "TRANSP:TRANSPARENT",
        "SUMMARY:甲、乙；丙\\,丁\\;戊\\\\己",
        "DESCRIPTION:一\\n二",
        "URL:http://h/m#s1p2",
        "END:VEVENT",
    ]


@pytest.mark.parametrize("text", ["会" * 100, "a" * 200, "a" + "会" * 80, "𠮷" * 60, "", "a" * 75])
def test_lines_are_folded_between_characters(text):
    pieces = list(folded(text))
    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert "".join([pieces[0], *(piece[1:] for piece in pieces[1:])]) == text
    assert all(piece.startswith(" ") for piece in pieces[1:])


def test_nobody_can_write_lines_of_their_own():
    attack = "甲\r\nATTACH:file:///etc/passwd\x00\x0b\ud800"
    found = lines(Event(attack, date(2024, 1, 1), attack, attack, attack), name=attack, told=attack)
    assert [line for line in found if line.startswith("ATTACH")] == []
    assert not any(c in "".join(found) for c in "\x00\x0b\ud800")


def test_a_calendar_without_events_is_one():
    assert lines()[-1] == "END:VCALENDAR"
