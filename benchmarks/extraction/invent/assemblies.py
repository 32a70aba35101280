"""Legislatures and advisory bodies: LY of Taiwan, V6 of Hong Kong, MO of Macau."""

from datetime import date
from random import Random
from typing import Any

from benchmarks.extraction.invent import words, written
from benchmarks.extraction.invent.plan import Person, World, attendees

Document = tuple[str, dict[str, Any]]

_COMMITTEES = ("海洋及漁業委員會", "國土及水利委員會", "文教及體育委員會", "勞動及照護委員會")
_PANELS = ("漁農及水務事務委員會", "海濱發展事務委員會", "舊區更新事務委員會")
_MINISTRIES = ("經濟部", "交通部", "文化部", "勞動部", "農業部")
_WIDE_BLANK = "　"


def _padded(name: str) -> str:
    """Two characters with a blank inside, four with none behind: LY's own columns."""
    return _WIDE_BLANK.join(name) if len(name) == 2 else name


def legislature(rng: Random, totals: bool = True, parted: bool = False) -> Document:
    """LY: wide blanks between and inside names, head counts, officials with their posts.

    ``parted`` puts the chair's post behind the surname: 林召集委員為文.
    """
    world = World(rng, outside=True)
    term, period, session = rng.randint(4, 11), rng.randint(1, 8), rng.randint(2, 30)
    day, committee = world.day(1999, 2025), rng.choice(_COMMITTEES)
    members = [Person(world.name(), "present") for _ in range(12)]
    absent = [Person(world.name(), "absent") for _ in range(2)]
    officials = [Person(world.name(), "observer", (organ,)) for organ in rng.sample(_MINISTRIES, 3)]
    chair, clerk = world.name(), world.name()
    title = f"立法院第{term}屆第{period}會期{committee}第{session}次全體委員會議議事錄"
    between = _WIDE_BLANK * 2
    rows = [between.join(_padded(p.name) for p in members[at : at + 4]) for at in range(0, 12, 4)]
    counted = ["　　　委員出席12人"] if totals else []
    left = ["　　　委員請假2人"] if totals else []
    lines = [
        title,
        f"時　　間：{written.roc_date(day)}（星期三）上午9時至12時10分",
        "地　　點：本院紅樓302會議室",
        f"出席委員：{rows[0]}",
        *(f"　　　　　{row}" for row in rows[1:]),
        *counted,
        f"請假委員：{between.join(_padded(person.name) for person in absent)}",
        *left,
        "列席官員：",
        *(f"{person.organizations[0]}部長　　{person.name}" for person in officials),
        f"主　　席：{chair[0]}召集委員{chair[1:]}" if parted else f"主　　席：{chair}召集委員",
        f"紀　　錄：{clerk}",
        "報　告　事　項",
        "宣讀上次會議議事錄。",
        "決定：確定。",
        "散會",
    ]
    people = [Person(chair, "chair"), *members, *officials, *absent, Person(clerk, "clerk")]
    facts = {
        "layout": "LY",
        "title": title,
        "bodies": [f"立法院{committee}"],
        "kind": "全體委員會議",
        "term": term,
        "session": session,
        "doc_number": None,
        "date": day.isoformat(),
        "location": "本院紅樓302會議室",
        "chair": {"name": chair, "titles": ["召集委員"]},
        "attendees": attendees(people),
    }
    return "\n".join(lines) + "\n", facts


def hong_kong(rng: Random, spaced: bool = False) -> Document:
    """V6: paper number, one name a line with 議員 and marks, staff as post line and name line."""
    world = World(rng, outside=True)
    panel, day = rng.choice(_PANELS), world.day(1998, 2015)
    serial, year = rng.randint(20, 3000), f"{day.year % 100:02}-{(day.year + 1) % 100:02}"
    members = [Person(world.name(), "present") for _ in range(6)]
    absent = [Person(world.name(), "absent") for _ in range(2)]
    staff = [Person(world.name(), "observer") for _ in range(3)]
    posts = ("總主任(2)5", "高級主任(2)7", "助理法律顧問3")
    marks = ["(主席)", "(副主席)", "", "", "", ""]
    topic = rng.choice(words.OUTSIDE_TOPICS)
    paper = f"立法會CB(2){serial}/{year}號文件"
    count = _reading(day, spaced)
    listed = [f"{p.name}議員{mark}" for p, mark in zip(members, marks, strict=True)]
    served = [
        line for post, p in zip(posts, staff, strict=True) for line in (post, p.name + "女士")
    ]
    lines = [
        *(paper, "檔　號：CB2/PL/XX", "", "立法會", panel, "會議紀要", ""),
        *(f"日　期：{count}（星期二）", "時　間：下午2時30分", "地　點：立法會大樓會議室A", ""),
        *("出席委員：", *listed, "", "缺席委員：", *(f"{p.name}議員" for p in absent), ""),
        *("列席職員：", *served, ""),
        *("I.　通過會議紀要", "", "上次會議的紀要獲確認通過。", ""),
        *(f"II.　{topic}", "", f"2.　委員察悉政府當局就{topic}提交的文件。", ""),
    ]
    if spaced:
        lines = [" ".join(line) if len(line) > 2 and line[0] > "一" else line for line in lines]
    people = [Person(members[0].name, "chair"), *members, *staff, *absent]
    facts = {
        "layout": "V6,HK",
        "bodies": [panel],
        "kind": "事務委員會會議",
        "session": None,
        "doc_number": paper,
        "date": day.isoformat(),
        "location": "立法會大樓會議室A",
        "chair": {"name": members[0].name, "titles": ["主席"]},
        "attendees": attendees(people),
        "sections": [
            {"number": "I", "heading": "通過會議紀要", "decisions": [{"outcome": "确认"}]},
            {"number": "II", "heading": topic, "decisions": []},
        ],
    }
    return "\n".join(lines) + "\n", facts


def _reading(day: date, spaced: bool) -> str:
    if spaced:
        year = written.positional(day.year, "○")
        return f"{year}年{written.chinese(day.month)}月{written.chinese(day.day)}日"
    return written.plain_date(day)


def macau(rng: Random) -> Document:
    """MO: organ, name and post in one word; two names of one organ joined by 與."""
    world = World(rng, outside=True)
    body, day, session = "北灣社區服務諮詢委員會", world.day(2016, 2025), rng.randint(2, 9)
    chair = world.name()
    single = [("衛生局", "副局長"), ("教育局", "處長"), ("海事局", "廳長")]
    people = [Person(world.name(), "present", (organ,)) for organ, _ in single]
    pair = [Person(world.name(), "present", ("文化局",)) for _ in range(2)]
    lady = Person(world.name(), "present")
    told = [
        f"{p.organizations[0]}{p.name}{post}" for p, (_, post) in zip(people, single, strict=True)
    ]
    topic = rng.choice(words.OUTSIDE_TOPICS)
    text = (
        f"{body}於{written.plain_date(day)}舉行第{session}次平常會議，由召集人{chair}主持。\n"
        f"會議聽取了市政署關於{topic}的介紹。委員建議及早公佈時間表。\n"
        f"出席會議的還有：{'、'.join(told)}、文化局{pair[0].name}處長與{pair[1].name}處長、{lady.name}女士。\n"
    )
    facts = {
        "layout": "MO,A3",
        "bodies": [body],
        "kind": "平常會議",
        "session": session,
        "doc_number": None,
        "date": day.isoformat(),
        "chair": {"name": chair, "titles": ["召集人"]},
        "attendees": attendees([Person(chair, "chair"), *people, *pair, lady]),
    }
    return text, facts
