"""Where a meeting was that met over a service: 某协会理事会通过腾讯会议（ID：…）线上召开."""

import re

_ONLINE = re.compile(
    "(?:通过|利用|采用|使用|借助|依托|以|在)(?P<service>腾讯会议|钉钉|飞书|[Zz][Oo][Oo][Mm])"
    "(?:（[^（）]*）)?(?:平台|系统|软件)?"
    "(?:线上|在线|网上|网络|视频|远程)?(?:会议)?(?:的?(?:方式|形式))?$"
)


def without_service(clause: str) -> tuple[str, str | None]:
    """The clause before 召开 without how it was held, and the service that it names."""
    online = _ONLINE.search(clause)
    return (clause[: online.start()], online["service"]) if online else (clause, None)
