"""A web page saved in one file (MIME HTML, RFC 2557), which Word and browsers name .doc or .mht."""

from dataclasses import replace
from email import message_from_bytes
from email.message import Message

from corpus.errors import Damaged
from corpus.readers import html
from corpus.readers.transcript import Transcript

MEDIA_TYPE = "multipart/related"


def read(data: bytes, path: str) -> Transcript:
    """The page of the first HTML part. Raises ``Damaged`` if there is none, and as HTML does."""
    try:
        page = next((part for part in message_from_bytes(data).walk() if _is_page(part)), None)
    except RecursionError as error:
        raise Damaged(path=path, reason="MHT：嵌套过深") from error
    content = page.get_payload(decode=True) if page else None
    if not isinstance(content, bytes):
        raise Damaged(path=path, reason="MHT：没有网页正文")
    return replace(html.read(content, path), media_type=MEDIA_TYPE)


def _is_page(part: "Message[str, str]") -> bool:
    return part.get_content_type() == "text/html"
