"""Meetings by body, year and month."""

from search_app.texts.text import Text

TEXTS = {
    "browse.title": Text("按主体和日期看会议", "Meetings by body and date"),
    "browse.all": Text("全部会议主体", "All bodies"),
    "browse.place": Text("{words}的会议", "Meetings: {words}"),
    "browse.place.comma": Text(" ", ", "),
    "browse.bodies": Text("会议主体", "Bodies"),
    "browse.body": Text("会议主体", "Body"),
    "browse.count": Text("会议", "Meetings"),
    "browse.span": Text("年份", "Years"),
    "browse.kinds": Text("会议类型", "Kinds"),
    "browse.missing": Text("编号缺口", "Gaps in the numbers"),
    "browse.years": Text("年份", "Years"),
    "browse.found": Text("共 {count} 次会议", "{count} meetings"),
    "browse.nothing": Text(
        "索引里没有这样的会议。可能还没有收录，或者主体的写法不同。",
        "The index holds no such meeting: it may not be here, or the body is written otherwise.",
    ),
    "browse.calendar": Text("日历", "Calendar"),
    "browse.day": Text("{date}：{count} 次会议", "{date}: {count} meetings"),
    "browse.week": Text("一二三四五六日", "MTWTFSS"),
    "browse.loose.day": Text("只知年月：", "Day not known: "),
    "browse.loose.month": Text("只知年份：", "Month not known: "),
    "browse.list": Text("会议列表，从新到旧", "Meetings, newest first"),
    "browse.gaps": Text("编号中缺的", "Numbers that are missed"),
    "browse.gaps.note": Text(
        "同一主体、同一类型的会议，前后两次都在而中间的编号不在。可能只是没有收录，不等于没有开会或没有公开。",
        "Numbers between two meetings of one body and kind that are here. They may simply not be "
        "in the index; it does not mean that they were not held or not published.",
    ),
    "browse.gap.kind": Text("会议类型", "Kind"),
    "browse.gap.missing": Text("缺", "Missed"),
    "browse.gap.before": Text("前一次", "Before"),
    "browse.gap.after": Text("后一次", "After"),
    "browse.gap.one": Text("缺第{first}次", "{first} missed"),
    "browse.gap.several": Text("缺第{first}次至第{last}次", "{first} to {last} missed"),
    "browse.gap.unnumbered": Text(
        "其间有 {count} 次会议未载明次数", "{count} meetings between without a number"
    ),
    "browse.gaps.more": Text(
        "另有 {count} 处缺口，选定年份或类型后可见。", "{count} more: choose a year or a kind."
    ),
    "browse.gaps.none": Text("没有发现编号缺口。", "No gap in the numbers was found."),
}
