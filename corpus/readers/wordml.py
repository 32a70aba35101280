"""Small looks into WordprocessingML by local names: two namespaces of it are in use (ISO 29500)."""

import re
from collections.abc import Iterator

from lxml import etree

_WHOLE = re.compile(r"-?\d{1,6}")


def local(element: etree._Element) -> str:
    """The tag without its namespace; comments and processing instructions have none."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: etree._Element | None, name: str) -> Iterator[etree._Element]:
    """The children of that local name, none when there is no element."""
    for inner in () if element is None else element:
        if local(inner) == name:
            yield inner


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    """The first child of that local name."""
    return next(children(element, name), None)


def attribute(element: etree._Element | None, name: str) -> str | None:
    """The attribute of that local name."""
    for key, text in () if element is None else element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(text)
    return None


def value(element: etree._Element | None, name: str) -> str | None:
    """``w:val`` of the first child of that local name."""
    return attribute(child(element, name), "val")


def whole(text: str | None, default: int = 0) -> int:
    """A whole number, or ``default`` for what is none, or more than Word can mean."""
    return int(text) if text and _WHOLE.fullmatch(text) else default


def is_on(properties: etree._Element | None, name: str) -> bool:
    """Whether a switch such as ``w:vanish`` stands there and is not switched off."""
    switch = child(properties, name)
    return switch is not None and attribute(switch, "val") not in {"0", "false", "off"}
