"""Tables as files to save; whatever their name, a browser never shows them as a page."""

from urllib.parse import quote

from flask import Response

from indexer.tables.table import Format, Table


def download(table: Table, form: Format, name: str) -> Response:
    """The table as a file of this name, which may be in Chinese (RFC 6266).

    Its rows should be worked out by now: a mistake half-way would leave half a table that looks
    whole.
    """
    answer = Response(form.write(table), mimetype=form.media_type.partition(";")[0])
    return as_attachment(answer, form.media_type, name, form.name)


def as_attachment(answer: Response, media_type: str, name: str, ending: str) -> Response:
    """The answer as a file of this name, whatever a browser makes of its kind."""
    answer.headers["Content-Type"] = media_type
    plain, whole = f"jiyao.{ending}", quote(f"{name[:_LONGEST]}.{ending}", safe="")
    answer.headers["Content-Disposition"] = (
        f"attachment; filename=\"{plain}\"; filename*=UTF-8''{whole}"
    )
    return answer


_LONGEST = 60
"""Characters: a file system takes 255 bytes, and a character of Chinese has three."""
