"""What every reader makes of a file: lines of text, and what the file itself says about them."""

from dataclasses import dataclass

from corpus.model import ParseWarning


@dataclass(frozen=True, slots=True)
class Transcript:
    """The text of one file, before anybody asks what it means.

    ``lines`` are the source's own lines in order, without line ends, markup or navigation;
    blank lines are kept as empty strings, because they part blocks. ``title`` is the page's own
    title (an HTML headline) when the format has one. ``metadata`` holds the label and value pairs
    of the page's own table (索引号, 发文字号, 成文日期 …) in their order.
    """

    lines: tuple[str, ...]
    media_type: str
    encoding: str | None = None
    title: str | None = None
    metadata: tuple[tuple[str, str], ...] = ()
    ocr: bool = False
    warnings: tuple[ParseWarning, ...] = ()
