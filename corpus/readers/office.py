"""LibreOffice, where it is installed, turns what only Word can read into DOCX.

It runs with a profile of its own that allows no macros and no links, in a folder of its own, and
is ended with all it started when it takes too long.
"""

import os
import signal
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus.readers import limits
from corpus.readers.parts import OFFICE

SECONDS = 45
"""Less than :data:`limits.WIDE_SECONDS`, so that we end it and not the clock of our own process."""

_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link"><value>2</value></prop></item>
</oor:items>
"""


def to_docx(data: bytes) -> bytes | None:
    """The same document as DOCX; None when LibreOffice is missing, fails or takes too long.

    It only reads Word 97 files here: bytes of another kind are not guessed at.
    """
    program = OFFICE.program_path
    if program is None:
        return None
    limits.widen()
    with TemporaryDirectory(prefix="jiyao-") as folder:
        room = Path(folder)
        (room / "in.doc").write_bytes(data)
        _write_settings(room / "profile")
        _run(_command(program, room), room)
        made = room / "out" / "in.docx"
        return made.read_bytes() if made.exists() else None


def _write_settings(profile: Path) -> None:
    user = profile / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")


def _command(program: str, room: Path) -> list[str]:
    return [
        program,
        f"-env:UserInstallation={(room / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--infilter=MS Word 97",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(room / "out"),
        str(room / "in.doc"),
    ]


def _run(command: list[str], room: Path) -> None:
    """Run it in a group of its own: soffice is a script, and the work is done by a grandchild."""
    surroundings = {**os.environ, "HOME": str(room), "TMPDIR": str(room)}
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=surroundings,
        start_new_session=True,
    ) as process:
        try:
            process.wait(SECONDS)
        except subprocess.TimeoutExpired:
            _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    if sys.platform == "win32":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)
