"""Pages of errors."""

from search_app.texts.text import Text

TEXTS = {
    "error.back": Text("回到检索首页", "Back to the search"),
    "error.400": Text("请求有误", "The request cannot be understood"),
    "error.403": Text("不提供", "Not given out"),
    "error.429": Text("请求太多", "Too many requests"),
    "error.409": Text("原文件有变动", "The original has changed"),
    "error.404": Text("没有这个页面", "No such page"),
    "error.cursor-stale": Text("索引已更新，请从头读", "The index was updated; start again"),
    "error.mend": Text("改一改再试", "Mend it and try again"),
    "error.again": Text("再试", "Try again"),
    "error.410": Text("已移出索引", "No longer in the index"),
    "error.405": Text("不支持这种请求方式", "Method not allowed"),
    "error.413": Text("提交的内容太大", "Too large"),
    "error.413.detail": Text(
        "批量核对一次最多 1000 行、4 MB；请分成几份，或只留标题和文号两列。",
        "At most 1000 rows and 4 MB are checked at a time; split the list, or keep its titles.",
    ),
    "error.500": Text("程序出错了", "The program failed"),
    "error.503": Text("暂时不能检索", "Search is not available"),
    "error.400.detail": Text(
        "请求本身或它的标头有问题，没有照办。", "The request or its headers cannot be acted on."
    ),
    "error.404.detail": Text(
        "网址可能写错了，或者会议已从索引中移除。",
        "The address may be wrong, or the meeting removed.",
    ),
    "error.405.detail": Text("请用浏览器直接打开网址。", "Open the address in a browser."),
    "error.500.detail": Text(
        "问题已写入运行日志；请把出错的时间告诉管理员。",
        "It is in the log; tell the operator when.",
    ),
}
