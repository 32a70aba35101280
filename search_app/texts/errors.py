"""Pages of errors."""

from search_app.texts.text import Text

TEXTS = {
    "error.back": Text("回到检索首页", "Back to the search"),
    "error.400": Text("请求有误", "The request cannot be understood"),
    "error.409": Text("原文件有变动", "The original has changed"),
    "error.404": Text("没有这个页面", "No such page"),
    "error.405": Text("不支持这种请求方式", "Method not allowed"),
    "error.500": Text("程序出错了", "The program failed"),
    "error.503": Text("暂时不能检索", "Search is not available"),
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
