"""The pages of people and organizations."""

from search_app.texts.text import Text

TEXTS = {
    "people.note": Text(
        "以下都取自会议纪要写明的内容，由程序提取；同名的人按单位分开，不自动合并。",
        "All of this is what minutes state, read by a program; people of one name are kept apart.",
    ),
    "people.organization": Text("单位", "Organization"),
    "people.titles": Text("职务", "Posts"),
    "people.meetings": Text("{count} 次会议", "{count} meetings"),
    "people.taking_part": Text("历年参会", "Meetings by year"),
    "people.chart": Text("历年参会次数，数字见下表", "Meetings by year; the table has the numbers"),
    "people.year": Text("年份", "Year"),
    "people.undated": Text("日期未载明", "No date"),
    "people.total": Text("合计", "All"),
    "people.posts": Text("纪要所写的单位和职务", "Organizations and posts as stated"),
    "people.times": Text("次数", "Times"),
    "people.first": Text("最早", "First"),
    "people.last": Text("最近", "Last"),
    "people.newest": Text(
        "只读了最近 {count} 次会议的名单。", "Read from the lists of the newest {count} meetings."
    ),
    "people.namesakes": Text("另有同名的人：", "Others of this name: "),
    "people.merged": Text("按人员归并表并入：", "Put here by the table of people: "),
    "people.same": Text(
        "同名 {count} 人，按单位区分", "{count} people of this name, by organization"
    ),
    "people.same.note": Text(
        "是否同一个人，纪要没有说；确知是同一人的，可写进人员归并表。",
        "Minutes do not say whether they are one; who knows can write a table of people.",
    ),
    "people.missing": Text("没有这个人", "No such person"),
    "people.near": Text("相近的", "Near ones"),
    "people.near.none": Text("也没有相近的。", "Nothing like it either."),
    "people.asked": Text("查找的是：{name}", "Looked for: {name}"),
    "people.role": Text("方式", "As"),
    "people.date": Text("日期", "Date"),
    "people.meeting": Text("会议", "Meeting"),
    "people.lists": Text("列表", "Lists"),
    "people.none": Text("没有。", "None."),
    "people.json": Text("本页的 JSON", "This page as JSON"),
    "people.files": Text("本表：", "This list: "),
    "file.csv": Text("CSV", "CSV"),
    "file.xlsx": Text("XLSX", "XLSX"),
    "file.ics": Text("日历（iCalendar）", "Calendar (iCalendar)"),
    "people.items": Text("{total} 项", "{total} items"),
    "people.search": Text("在这些议题中检索", "Search these items"),
    "shelf.meetings": Text("参加的会议", "Meetings"),
    "shelf.reported-here": Text("在场时本单位汇报的议题", "Items their organization reported"),
    "shelf.sat-in": Text("列席的会议的议题", "Items of meetings where it sat in"),
    "shelf.reported": Text("汇报的议题", "Items it reported"),
    "shelf.duties": Text("要办的议题", "Items to act on"),
    "organizations.missing": Text("没有这个单位", "No such organization"),
    "organizations.bare": Text(
        "纪要只写了级别，没有写是哪个地方的；不同地方的可能混在一起。",
        "The minutes tell its level and not its place: those of several places may be mixed.",
    ),
    "organizations.unplaced": Text(
        "名称里没有写明是哪个地方的；不同地方的同名单位可能混在一起。",
        "Its name tells no place: those of one name in several places may be mixed.",
    ),
    "organizations.names": Text("用过的名称", "Its names"),
    "organizations.name": Text("名称", "Name"),
    "organizations.since": Text("起", "Since"),
    "organizations.until": Text("止", "Until"),
    "organizations.names.note": Text(
        "出自单位名称表；年份空白为不详或至今。",
        "From the tables of names; a blank year is not known, or today.",
    ),
    "organizations.envoys": Text("代表它参会的人", "Who came for it"),
    "organizations.envoy": Text("姓名", "Name"),
    "organizations.envoys.more": Text(
        "另有 {count} 人，见本页的 JSON。", "{count} more people: see this page as JSON."
    ),
    "party.card": Text("按名称直达", "By name"),
    "party.card.person": Text("参会人 {name}", "{name}, attendee"),
    "party.card.organization": Text("单位 {name}", "{name}, organization"),
    "hit.reporting": Text("汇报", "Reported by"),
    "hit.responsible": Text("责任", "Responsible"),
    "organizations.duties": Text("它的责任清单", "Its list of duties"),
}
