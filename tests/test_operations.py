"""What operators copy from ``docs/operations`` works: options exist, units are valid."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

from search_app.cli import jiyao

PLACE = Path(__file__).parent.parent / "docs" / "operations"
UNITS = sorted(path.name for path in PLACE.glob("*.service")) + sorted(
    path.name for path in PLACE.glob("*.timer")
)
FILES = sorted(path.name for path in PLACE.iterdir())
CALL = re.compile(r"\.venv/bin/jiyao ([^>;|\n]+)")


def calls(name):
    return CALL.findall((PLACE / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", FILES)
def test_every_command_and_option_is_there(name):
    for call in calls(name):
        command, *arguments = shlex.split(call)
        known = jiyao.get_command(click.Context(jiyao), command)
        options = [o for p in known.params for o in p.opts]
        assert [a for a in arguments if a.startswith("--") and a not in options] == []


def test_every_file_is_linked():
    text = (PLACE.parent / "operations.md").read_text(encoding="utf-8")
    assert [name for name in FILES if f"(operations/{name})" not in text] == []


def test_every_timer_has_its_service():
    timers = {name.removesuffix(".timer") for name in UNITS if name.endswith(".timer")}
    assert timers <= {name.removesuffix(".service") for name in UNITS}


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd-analyze is not here")
@pytest.mark.parametrize("name", UNITS)
def test_units_are_valid(name, tmp_path):
    command = shlex.quote(str(Path(sys.executable).parent / "jiyao"))
    for unit in UNITS:
        text = (PLACE / unit).read_text(encoding="utf-8")
        text = text.replace("/srv/jiyao/.venv/bin/jiyao", command).replace("User=jiyao\n", "")
        (tmp_path / unit).write_text(text, encoding="utf-8")
    run = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", tmp_path / name],
        capture_output=True,
        text=True,
        check=False,
    )
    complaints = [line for line in run.stderr.splitlines() if str(tmp_path) in line or name in line]
    assert complaints == []


def test_the_crontab_has_five_times_and_a_command():
    lines = (PLACE / "jiyao.crontab").read_text(encoding="utf-8").splitlines()
    jobs = [line for line in lines if line and not line.startswith(("#", "PING="))]
    assert len(jobs) == 2
    for job in jobs:
        *times, command = job.split(None, 5)
        assert all(re.fullmatch(r"\*|\d+", time) for time in times)
        assert command.startswith("cd /srv/jiyao && .venv/bin/jiyao ")
        assert "%" not in command
