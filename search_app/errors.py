"""Our errors as pages, and as problem+json (RFC 9457) under /api; never a traceback.

UserFacingError
└── SearchAppError
    ├── AddressInUse           another program listens there, or the address is not ours
    ├── OriginalsNotOffered    the operator hands out no files
    ├── OriginalWithheld       the file tells what our pages mask
    ├── WrongHost              the address names a host that is not ours
    ├── TooManyAtOnce          one client asks too much at a time
    ├── OriginalMissing        the file is not there any more
    ├── OriginalChanged        the file is another one now
    └── PlaceNotFound          a meeting has no such item or paragraph
"""

from dataclasses import dataclass
from http import HTTPStatus

from flask import Flask, Response, current_app, json, render_template, request
from werkzeug.exceptions import HTTPException

from corpus.errors import UserFacingError
from indexer.errors import (
    BadParameter,
    ClusterInsecure,
    ClusterUnavailable,
    DocumentGone,
    DocumentNotFound,
    IndexLocked,
    IndexUnavailable,
    ListError,
    MeetingGone,
    MeetingNotFound,
    MeetingRemoved,
    OrganizationNotFound,
    PersonNotFound,
    QuerySyntaxError,
    QueryTimeout,
    QueryTooLong,
    SchemaMismatch,
    StorageFailed,
    TooManyTerms,
)
from indexer.exports.errors import (
    BadCursor,
    CursorStale,
    TooManyExports,
    TooManyRows,
)
from indexer.research.errors import (
    EmptyPeriod,
    IndexSwitched,
    NameUnknown,
    NothingToMark,
    OutlineNotCompared,
    SectionNotFound,
    TermAbsent,
    TooManyHits,
    TooManyPeriods,
    TooManyQueries,
)
from search_app.asked_again import asked_of_tool
from search_app.texts import TEXTS, in_english, say


class SearchAppError(UserFacingError):
    """Base of everything that the front end itself can raise."""


class AddressInUse(SearchAppError):
    """Another program listens there, or the address is not one of this machine."""

    code = "address-in-use"
    chinese = "无法在 {host}:{port} 提供网页（{reason}）。请换一个端口，例如 --port 8001。"
    english = "Cannot listen on {host}:{port} ({cause}). Give another port, --port 8001 say."


class OriginalsNotOffered(SearchAppError):
    """The operator does not hand out the files, or nobody knows where they are."""

    code = "originals-not-offered"
    chinese = "本站不提供原文件下载。需要原件请联系管理员。"
    english = "The original files are not offered here. Ask the operator for them."


class OriginalWithheld(SearchAppError):
    """The file has numbers of persons that the pages mask."""

    code = "original-withheld"
    chinese = "原文件含有已遮盖的个人号码，不提供下载。需要原件请联系管理员。"
    english = "The original has personal numbers, masked here. Ask the operator for it."


class WrongHost(SearchAppError):
    """The address names a host that the site does not answer to."""

    code = "wrong-host"
    chinese = "网址里的主机名不是本站的。管理员可用 hosts 设置本站的主机名。"
    english = "The address names another host than this site's. Its operator can add it to hosts."


class TooManyAtOnce(SearchAppError):
    """One client asks for more at a time than is its share."""

    code = "too-many-at-once"
    chinese = "同时发出的请求太多，请等前面的有了结果再试。"
    english = "Too many requests at a time. Wait for the answers to those before."


class OriginalMissing(SearchAppError):
    """The file does not lie any more where it was read, or there is no such source."""

    code = "original-missing"
    chinese = "原文件已不在原处：{path}。纪要的文字仍可检索；需要原件请联系管理员。"
    english = "The original is no longer there: {path}. Its text can still be searched."


class OriginalChanged(SearchAppError):
    """The file is another one than the meeting was read from."""

    code = "original-changed"
    chinese = "原文件在建立索引之后改动过：{path}。请等下一次更新索引，再下载。"
    english = "The original was changed after it was indexed: {path}. Try after the next update."


class PlaceNotFound(SearchAppError):
    """A meeting has no item or paragraph of that anchor."""

    code = "place-not-found"
    chinese = "这次会议里没有这一处：{anchor}。锚点写作 s3（第 3 项议题）或 s3p2（其第 2 段）。"
    english = "The meeting has no such place: {anchor}. Write s3 (item 3) or s3p2 (paragraph 2)."


STATUSES: dict[type[UserFacingError], HTTPStatus] = {
    BadParameter: HTTPStatus.BAD_REQUEST,
    QuerySyntaxError: HTTPStatus.BAD_REQUEST,
    QueryTooLong: HTTPStatus.BAD_REQUEST,
    TooManyTerms: HTTPStatus.BAD_REQUEST,
    TooManyQueries: HTTPStatus.BAD_REQUEST,
    TooManyPeriods: HTTPStatus.BAD_REQUEST,
    TooManyHits: HTTPStatus.BAD_REQUEST,
    NothingToMark: HTTPStatus.BAD_REQUEST,
    EmptyPeriod: HTTPStatus.BAD_REQUEST,
    TermAbsent: HTTPStatus.BAD_REQUEST,
    NameUnknown: HTTPStatus.BAD_REQUEST,
    MeetingNotFound: HTTPStatus.NOT_FOUND,
    OutlineNotCompared: HTTPStatus.NOT_FOUND,
    SectionNotFound: HTTPStatus.NOT_FOUND,
    OrganizationNotFound: HTTPStatus.NOT_FOUND,
    PersonNotFound: HTTPStatus.NOT_FOUND,
    PlaceNotFound: HTTPStatus.NOT_FOUND,
    OriginalsNotOffered: HTTPStatus.NOT_FOUND,
    OriginalWithheld: HTTPStatus.FORBIDDEN,
    WrongHost: HTTPStatus.BAD_REQUEST,
    TooManyAtOnce: HTTPStatus.TOO_MANY_REQUESTS,
    OriginalMissing: HTTPStatus.NOT_FOUND,
    OriginalChanged: HTTPStatus.CONFLICT,
    DocumentNotFound: HTTPStatus.NOT_FOUND,
    DocumentGone: HTTPStatus.GONE,
    MeetingGone: HTTPStatus.GONE,
    MeetingRemoved: HTTPStatus.GONE,
    ListError: HTTPStatus.BAD_REQUEST,
    IndexSwitched: HTTPStatus.SERVICE_UNAVAILABLE,
    BadCursor: HTTPStatus.BAD_REQUEST,
    CursorStale: HTTPStatus.GONE,
    TooManyRows: HTTPStatus.BAD_REQUEST,
    TooManyExports: HTTPStatus.SERVICE_UNAVAILABLE,
    IndexLocked: HTTPStatus.SERVICE_UNAVAILABLE,
    IndexUnavailable: HTTPStatus.SERVICE_UNAVAILABLE,
    ClusterUnavailable: HTTPStatus.SERVICE_UNAVAILABLE,
    ClusterInsecure: HTTPStatus.SERVICE_UNAVAILABLE,
    SchemaMismatch: HTTPStatus.SERVICE_UNAVAILABLE,
    QueryTimeout: HTTPStatus.SERVICE_UNAVAILABLE,
    StorageFailed: HTTPStatus.SERVICE_UNAVAILABLE,
}
UNTOLD: dict[type[UserFacingError], tuple[str, ...]] = {
    ClusterUnavailable: ("address",),
    ClusterInsecure: ("address",),
    IndexLocked: ("path",),
    IndexUnavailable: ("path", "reason"),
    StorageFailed: ("path", "reason"),
}
"""What of these messages visitors are not shown: hosts and folders are for the operator's log."""
RETRY_AFTER: dict[int, int] = {HTTPStatus.SERVICE_UNAVAILABLE: 10, HTTPStatus.TOO_MANY_REQUESTS: 1}
"""Seconds after which to ask again, said wherever the answer is one of these."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong, safe to show; ``code`` stays the same for programs."""

    status: int
    code: str
    title: str
    detail: str


def install(app: Flask) -> None:
    """Answer every error of this app with a page or a problem."""
    app.register_error_handler(UserFacingError, _answer_our_error)
    app.register_error_handler(HTTPException, _answer_http_error)


def _answer_our_error(error: UserFacingError) -> Response:
    status = next((STATUSES[kind] for kind in type(error).mro() if kind in STATUSES), None)
    status = status or HTTPStatus.INTERNAL_SERVER_ERROR
    named = f"error.{error.code}"
    title = say(named if named in TEXTS else f"error.{status.value}")
    return _answer(Problem(status.value, error.code, title, _for_visitors(error)))


def _for_visitors(error: UserFacingError) -> str:
    """The message; what is left out of it is logged instead."""
    untold = next((UNTOLD[kind] for kind in type(error).mro() if kind in UNTOLD), ())
    if untold:
        current_app.logger.error("%s: %s", error.code, error)
    details = error.details | {name: "…" for name in untold if name in error.details}
    return (error.english if in_english() else error.chinese).format(**details)


def _answer_http_error(error: HTTPException) -> Response:
    # 414, 431 and their like have no page of their own; they are requests that we do not take.
    status = error.code or 500
    known = status if f"error.{status}.detail" in TEXTS else 400 if status < 500 else 500
    title = say(f"error.{known}")
    detail = say(f"error.{known}.detail")
    answer = _answer(Problem(status, f"http-{status}", title, detail))
    answer.headers.extend(
        (name, value) for name, value in error.get_headers() if name in ("Allow", "Location")
    )
    return answer


def _answer(problem: Problem) -> Response:
    shown = _problem_json if request.path.startswith("/api/") else _problem_page
    answer = shown(problem)
    if wait := RETRY_AFTER.get(problem.status):
        answer.headers["Retry-After"] = str(wait)
    return answer


def _problem_page(problem: Problem) -> Response:
    asked, query = asked_of_tool(), request.args.get("q", "")
    page = render_template("error.html", problem=problem, query=query, asked=asked)
    return Response(page, problem.status, mimetype="text/html")


def _problem_json(problem: Problem) -> Response:
    members = {
        "type": "about:blank",
        "title": problem.title,
        "status": problem.status,
        "detail": problem.detail,
        "code": problem.code,
    }
    body = json.dumps(members, ensure_ascii=False, sort_keys=False)
    return Response(body, problem.status, mimetype="application/problem+json")
