"""Minutes of a district council that a site shows on one line, or cut anywhere into pieces."""

from corpus.assembly.head.unbroken import unbroken
from corpus.model import Attendance, Source
from corpus.page.mending import Line
from corpus.parse import parse
from corpus.readers.transcript import Transcript

SOURCE = Source("x.txt", "text/plain", "utf-8", "0" * 64)
TEXT = "".join(
    (
        "香港特別行政區第三屆青石區議會屬下漁港委員會第十四次會議記錄日期:二○三六年五月九日(星期五)",
        "時間:下午三時正地點:青石道77號青石民政事務處區議會會議室出席者主席溫榆明議員副主席蘇洵如議員",
        "委員晏殊如議員,JP柳永文議員增選委員黃竹筠女士何梅影先生政府部門代表林青山小姐青石民政事務助理專員",
        "羅素心女士食物環境衛生署環境衛生總督察1秘書方文珠小姐青石民政事務處行政主任(區議會)3",
        "缺席許長風女士勞工處勞工事務主任負責人開會辭主席歡迎各委員及政府部門代表出席會議。",
        "第1項:通過漁港委員會第十三次會議記錄2.經晏殊如委員動議,委員一致通過上述會議記錄。續議事項",
        "第2項:漁港行動清單(漁港委員會文件第9/2036號)3.委員備悉上述行動清單。討論事項",
        "第3項:海鮮節撥款申請(漁港委員會文件第10/2036號)4.主席介紹文件,活動的支出為1.5萬元。",
        "5.委員一致通過撥款八千元予漁民聯會。第4項:其他事項6.沒有其他事項。下次開會日期",
        "7.下次會議訂於七月十一日舉行。青石區議會秘書處",
    )
)
SHARED = "浏览记录\n大小:98.50 KB\n页数:6页\n时间:2038-11-29\n《记录.doc》由会员上传分享。"
PIECES = f"{SHARED}\n1、{TEXT[:223]}\n2、{TEXT[223:372]}\n3、{TEXT[372:]}"


def read(text):
    return parse(Transcript(tuple(text.split("\n")), "text/plain"), SOURCE)


def test_labels_items_and_paragraphs_begin_lines_again():
    for text in (TEXT, PIECES):
        meeting = read(text)
        assert meeting.title == "香港特別行政區第三屆青石區議會屬下漁港委員會第十四次會議記錄"
        assert meeting.bodies == ("青石區議會屬下漁港委員會",)
        assert (meeting.term, meeting.session, str(meeting.date)) == (3, 14, "2036-05-09")
        assert meeting.location == "青石道77號青石民政事務處區議會會議室"
        assert [
            (one.number, one.heading, [(d.outcome, d.object) for d in one.decisions])
            for one in meeting.sections
        ] == [
            (
                "第1項",
                "通過漁港委員會第十三次會議記錄",
                [("审议通过", "漁港委員會第十三次會議記錄")],
            ),
            ("第2項", "漁港行動清單", [("备查", "漁港行動清單")]),
            ("第3項", "海鮮節撥款申請", [("审议通过", "撥款八千元予漁民聯會")]),
            ("第4項", "其他事項", []),
            (None, "下次開會日期", []),
        ]
        assert not meeting.warnings


def test_everybody_with_the_post_behind_the_name():
    people = read(PIECES).attendees
    told = {
        one.name: (one.attendance, "".join((*one.organizations, *one.titles))) for one in people
    }
    assert told["蘇洵如"][0] is told["柳永文"][0] is told["何梅影"][0] is Attendance.PRESENT
    assert told["林青山"] == (Attendance.OBSERVER, "青石民政事務助理專員")
    assert told["羅素心"] == (Attendance.OBSERVER, "食物環境衛生署環境衛生總督察1")
    assert told["方文珠"] == (Attendance.CLERK, "青石民政事務處行政主任(區議會)3秘書")
    assert told["許長風"] == (Attendance.ABSENT, "勞工處勞工事務主任")
    assert people[0].attendance is Attendance.CHAIR
    assert len(told) == 10


GUESTS = (
    TEXT.replace("黃竹筠女士何梅影先生", "黃竹筠女士").replace(
        "政府部門代表林青山小姐", "政府部門代表許南枝專員,JP青石民政事務專員林青山小姐"
    )
).replace(
    "秘書方文珠小姐",
    "其他政府部門及機構代表何梅影先生青石文藝中心經理出席議程第3項葉秋白先生渡輪署工程師(4)"
    "陶然亭先生青石顧問有限公司代表秘書方文珠小姐",
)


def test_guests_of_one_item_and_of_other_organs_and_the_secretary_below_them():
    told = {one.name: one.attendance for one in read(GUESTS).attendees}
    assert told["何梅影"] is told["葉秋白"] is told["陶然亭"] is Attendance.OBSERVER
    assert told["林青山"] is told["羅素心"] is Attendance.OBSERVER
    assert told["方文珠"] is Attendance.CLERK
    assert told["黃竹筠"] is Attendance.PRESENT
    assert len(told) == 12


def test_items_without_numbers_and_the_note_below_the_signature():
    text = TEXT.replace("第4項:其他事項6.沒有其他事項。", "其他事項6.委員同意成立燈飾工作小組。")
    meeting = read(f"{text}二○三六年六月本會議記錄於二○三六年七月十一日獲通過。")
    assert [(one.number, one.heading) for one in meeting.sections[3:]] == [
        (None, "其他事項"),
        (None, "下次開會日期"),
    ]
    assert [one.object for one in meeting.sections[3].decisions] == ["成立燈飾工作小組"]
    assert meeting.sections[4].decisions == ()
    assert meeting.conclusions[-1].endswith("獲通過。")


def test_what_is_applied_for_bears_a_name():
    meeting = read(TEXT.replace("海鮮節撥款申請", "撥款申請:「海鮮節」巡遊"))
    assert meeting.sections[2].heading == "撥款申請:「海鮮節」巡遊"


def test_other_long_lines_stay_whole():
    lines = (Line(0, TEXT.replace("第1項:", "")), Line(1, "1、出席者" + "甲" * 240))
    assert unbroken(lines) is lines


ROMAN = "".join(
    (
        "定稿青石區議會會議紀錄日期:2034年5月9日(星期二)時間:下午3時正",
        "出席者主席溫榆明BBS太平紳士副主席蘇洵如太平紳士議員晏殊如先生柳永文女士釋清晏法師",
        "應邀出席者何梅影先生航線經理青石渡輪有限公司林青山女士總工程師(渡輪)海事署",
        "列席者許南枝太平紳士青石民政事務專員青石民政事務處羅素心女士青石地政專員地政總署",
        "秘書方文珠女士高級行政主任(區議會)青石民政事務處因事缺席者議員葉秋白先生~~~~~~~~",
        "歡迎辭主席歡迎議員出席會議,並介紹首次出席會議的青石地政專員羅素心女士。",
        "I. 通過2034年3月7日的會議紀錄2. 上述會議紀錄獲一致通過。",
        "II. 青石渡輪有限公司申請加價(文件QSDC 9/2034號)3. 何梅影先生介紹文件內容。",
        "4. 議員備悉文件內容。III. 其他事項5. 議員並無提出其他事項。-完-",
    )
)


def test_items_in_roman_numbers_and_lists_that_run_on_without_marks():
    meeting = read(ROMAN)
    assert (meeting.title, meeting.bodies) == ("青石區議會會議紀錄", ("青石區議會",))
    assert [(one.number, one.heading) for one in meeting.sections] == [
        ("I", "通過2034年3月7日的會議紀錄"),
        ("II", "青石渡輪有限公司申請加價"),
        ("III", "其他事項"),
    ]
    told = {attendance: [] for attendance in Attendance}
    for one in meeting.attendees:
        told[one.attendance].append(one.name)
    assert told[Attendance.CHAIR] == ["溫榆明"]
    assert told[Attendance.PRESENT] == ["溫榆明", "蘇洵如", "晏殊如", "柳永文", "釋清晏"]
    assert told[Attendance.OBSERVER] == ["何梅影", "林青山", "許南枝", "羅素心"]
    assert told[Attendance.CLERK] == ["方文珠"]
    assert told[Attendance.ABSENT] == ["葉秋白"]
