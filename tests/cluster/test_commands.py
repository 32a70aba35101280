"""What an operator types, on real nodes: the way back, and one run shared by several hosts."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from indexer.cli import command_group
from indexer.opening import Access, open_index
from indexer.runs.build import update
from indexer.runs.manifest import open_manifest
from tests.cluster.nodes import ask

pytest.importorskip("opensearchpy", reason="the extra [opensearch] is not installed")

pytestmark = pytest.mark.cluster
SAMPLES = Path(__file__).parents[2] / "corpus" / "samples" / "澜山区"
OPTIONS = ("--workers", "1", "--segmenter", "jieba")
HOST = "from search_app.cli import main; main()"
WITHIN = 240
"""Seconds for a host, on a busy machine."""


@pytest.fixture
def name(request):
    return f"c{abs(hash(request.node.nodeid))}"


@pytest.fixture
def address(whole, name):
    hosts = ",".join(node.address.removeprefix("http://") for node in whole.nodes)
    return f"opensearch+http://{hosts}/{name}"


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "minutes"
    shutil.copytree(SAMPLES, place)
    return place


@pytest.fixture
def jiyao(address, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("JIYAO_INDEX", address)
    return lambda *arguments: CliRunner().invoke(command_group(), arguments)


def told(result):
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_the_way_back(jiyao, folder, address):
    """Each state is there again as it was, once; a run goes on from there."""
    folder = folder / "2023"
    told(jiyao("index", str(folder), *OPTIONS, "--json"))
    first = told(jiyao("stats", "--json"))
    whole = digests(address)
    min(folder.rglob("*.txt")).unlink()
    told(jiyao("index", str(folder), *OPTIONS, "--force", "--json"))
    second = told(jiyao("stats", "--json"))
    assert second["meetings"] == first["meetings"] - 1
    back = jiyao("cluster", "rollback")
    assert back.exit_code == 0
    assert f"已从 {second['generation']} 退回 {first['generation']}" in back.output
    assert "其间移走的会议也再移走" in back.output
    again = told(jiyao("stats", "--json"))
    kept = ("meetings", "sections", "generation", "built_at")
    assert {key: again[key] for key in kept} == {key: first[key] for key in kept}
    assert digests(address) == whole
    refused = jiyao("cluster", "rollback")
    assert (refused.exit_code, "没有可以退回的上一状态" in refused.output) == (1, True)
    assert digests(address) == whole
    told(jiyao("index", str(folder), *OPTIONS, "--force", "--json"))
    assert told(jiyao("stats", "--json"))["meetings"] == second["meetings"]
    told(jiyao("rebuild", str(folder), *OPTIONS, "--force", "--json"))
    rebuilt = told(jiyao("stats", "--json"))["generation"]
    gone_back = told(jiyao("cluster", "rollback", "--json"))
    assert gone_back["was"] == rebuilt
    assert gone_back["now"].partition("@")[0] == first["generation"].partition("@")[0]
    assert len(digests(address)) == second["meetings"]


def digests(address):
    with open_index(address, access=Access(), segmenter="jieba") as engine:
        return dict(engine.digests())


def alone(folder, place):
    """What one host makes of the folder."""
    with open_index(str(place), segmenter="jieba") as engine:
        with open_manifest(place.with_suffix(".sources")) as manifest:
            report = update(engine, manifest, [folder])
        return report, dict(engine.digests()), engine.info().sections


class Host:
    """A process with a place of its own, as on another machine."""

    def __init__(self, place, address, *arguments):
        place.mkdir(exist_ok=True)
        self.process = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-c", HOST, *arguments, *OPTIONS, "--json"],
            cwd=place,
            env={**os.environ, "JIYAO_INDEX": address},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def kill(self):
        """As if the power had gone, for its readers too, which are of its group."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.communicate()

    def done(self):
        """What it printed when it came to its end well."""
        out, err = self.process.communicate(timeout=WITHIN)
        assert self.process.returncode == 0, err
        return json.loads(out)


@pytest.fixture
def host(address, folder, tmp_path):
    started = []

    def start(number, of, command="index"):
        part = ("--part", f"{number}/{of}")
        place = tmp_path / f"host{number}"
        started.append(Host(place, address, command, str(folder), *part))
        return started[-1]

    yield start
    for one in started:
        if one.process.poll() is None:
            one.kill()


def test_three_hosts_share_a_folder_and_one_is_killed(whole, host, name, folder, tmp_path, address):
    """Killed at work and started again: all is there once, as one host alone would have it."""
    report, expected, sections = alone(folder, tmp_path / "alone")
    second, third = host(2, 3), host(3, 3)
    until_at_work(whole, name, 3)
    third.kill()
    first = host(1, 3)
    third = host(3, 3)
    laid = [second.done()["laid"], third.done()["laid"]]
    written = first.done()
    assert written["new"] == report.new == len(expected)
    assert (written["read"], written["gone"], written["failed"]) == (report.read, 0, [])
    assert 0 < sum(laid) < report.read
    assert digests(address) == expected
    with open_index(address, access=Access(), segmenter="jieba") as engine:
        info = engine.info()
    assert (info.meetings, info.sections) == (len(expected), sections)
    assert f"{name}-readings" not in ask("GET", f"{whole.nodes[0].address}/{name}*/_alias")
    # Nothing is left to do for any of them.
    assert host(2, 2).done()["laid"] == 0
    again = host(1, 2).done()
    assert (again["read"], again["new"], again["gone"]) == (0, 0, 0)
    assert digests(address) == expected


def until_at_work(cluster, name, part):
    """Until a part has told that it has begun."""
    place, body = f"{cluster.nodes[0].address}/{name}-readings/_mget", {"ids": [f"part-{part}"]}
    end = time.monotonic() + WITHIN
    while time.monotonic() < end:
        try:
            if ask("POST", place, body)["docs"][0].get("found"):
                return
        except OSError:
            # There is no shelf yet.
            pass
        time.sleep(0.05)
    raise AssertionError("it does not begin")
