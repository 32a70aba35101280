"""Every type of page that there is, a line each; ``test_every_page`` looks at all of them."""

from typing import NamedTuple

QUESTION = "老旧小区改造"
MEETING = "20210312-3492c9bd"
"""A meeting of the samples; its id is made from what the meeting is."""
DOCUMENT = "澜山区老旧小区改造管理办法"
JOINT = "20230519-83e69bad"
"""Two meetings in one sitting, each of a series."""


class PageType(NamedTuple):
    """The name of its pictures, and an address of the samples' site.

    ``pasted`` is what is typed into its large box and sent, for pages that answer a form.
    """

    name: str
    url: str
    pasted: str = ""


PAGE_TYPES = (
    PageType("home", "/"),
    PageType("results", f"/search?q={QUESTION}&outcome=原则同意"),
    PageType("results-all", "/search"),
    PageType("results-none", "/search?q=防讯 单位:*局 2023年8月 养老服务体系&year=1999"),
    PageType("results-english", f"/search?q={QUESTION}&lang=en"),
    PageType("facets", f"/search?q={QUESTION}#facets"),
    PageType("values", "/search/values/attendee?within=明"),
    PageType("meeting", f"/meetings/{MEETING}"),
    PageType("meeting-marked", f"/meetings/{MEETING}?q={QUESTION}#s3p1"),
    PageType("person", "/people/贝子衿@稔川市财政局"),
    PageType("person-namesakes", "/people/乌兰"),
    PageType("person-missing", "/people/贝子衿@稔川市审计局"),
    PageType("organization", "/organizations/稔川市财政局"),
    PageType("organization-items", "/organizations/稔川市财政局?show=duties&q=资金"),
    PageType("results-document", "/search?q=《澜山区老旧小区改造管理办法（送审稿）》"),
    PageType("document", f"/documents/{DOCUMENT}"),
    PageType("document-left-open", "/documents/霁湖环湖绿道二期工程建设方案"),
    PageType("document-english", "/documents/稔川市耕地保护“田长制”实施方案?lang=en"),
    PageType("document-missing", "/documents/老旧小区改造管理条例"),
    PageType("duties", "/duties"),
    PageType("duties-narrowed", "/duties?organization=稔川市财政局&deadline=1"),
    PageType("duties-none", "/duties?organization=无此单位"),
    PageType("browse", "/browse"),
    PageType("browse-body", "/browse?body=云漪市澜山区人民政府"),
    PageType("browse-year", "/browse?body=稔川市人民政府&year=2023"),
    PageType("browse-none", "/browse?body=无此单位"),
    PageType("meeting-joint", f"/meetings/{JOINT}?fp=00000000"),
    PageType("cite", f"/meetings/{JOINT}/cite?anchor=s1p1"),
    PageType("check", "/check"),
    PageType("check-results", "/check", f"{DOCUMENT}\n澜政会〔2021〕4号\n澜山区老旧小区改善办法"),
    PageType("trends", f"/trends?q={QUESTION}&q=资金"),
    PageType("trends-months", "/trends?q=改造&interval=month&show=share&count=meetings"),
    PageType("trends-empty", "/trends?q=改造&from=1990&to=1991"),
    PageType("kwic", "/kwic?q=改造&sort=left"),
    PageType("kwic-ask", "/kwic?lang=en"),
    PageType("collocates", "/collocates?q=改造&from=2022&since=2010&until=2021"),
    PageType("rising", "/rising"),
    PageType("similar", f"/similar/{MEETING}-s3"),
    PageType("help", "/help"),
    PageType("about", "/about"),
    PageType("error-not-found", "/nowhere"),
    PageType("error-question", "/search?page=0"),
)
