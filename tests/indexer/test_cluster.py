"""An address of a cluster goes wherever one of a folder does; here a cluster of one process."""

import json
import logging
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

import corpus.sandbox
from indexer.cli import command_group
from indexer.cluster_errors import AddressWithPassword
from indexer.errors import ClusterInsecure, EngineUnknown
from indexer.opening import Access, manifest_path, open_index
from indexer.runs import sharing
from indexer.runs.build import update
from indexer.runs.manifest import open_manifest
from indexer.runs.reading import ReadAndCut
from tests.engines.fake_opensearch import PASSWORD, USER, FakeCluster, Faults

pytest.importorskip("opensearchpy", reason="the extra [opensearch] is not installed")

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples" / "澜山区"
OPTIONS = ("--workers", "1", "--segmenter", "jieba")


@pytest.fixture
def cluster():
    cluster = FakeCluster()
    yield cluster
    cluster.close()


@pytest.fixture
def address(cluster):
    return f"{cluster.address}/minutes"


@pytest.fixture
def jiyao(address, tmp_path, monkeypatch):
    """The command in an empty folder, with the cluster as its index."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("JIYAO_INDEX", address)
    monkeypatch.setenv("JIYAO_CLUSTER_USER", USER)
    monkeypatch.setenv("JIYAO_CLUSTER_PASSWORD", PASSWORD)
    return lambda *arguments: CliRunner().invoke(command_group(), arguments)


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "minutes"
    shutil.copytree(SAMPLES / "2023", place)
    return place


def told(result):
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_from_an_empty_cluster_to_answers(jiyao, folder, address, tmp_path):
    assert told(jiyao("cluster", "init", "--json"))["status"] == "green"
    assert told(jiyao("cluster", "status", "--json"))["generation"] is None
    built = told(jiyao("index", str(folder), *OPTIONS, "--json"))
    assert built["new"] > 1
    assert manifest_path(address).is_file()
    found = told(jiyao("search", "工作", "--json"))
    assert found["total"] > 0
    stats = told(jiyao("stats", "--json"))
    assert (stats["meetings"], stats["engine"]) == (built["new"], "opensearch")
    assert stats["bytes"] > 0
    assert jiyao("verify").exit_code == 0
    findings = told(jiyao("doctor", "--json"))["findings"]
    assert [one["name"] for one in findings if one["is_well"]][:2] == ["index", "cluster"]
    rows = jiyao("export", "工作", "--format", "jsonl").stdout.splitlines()
    assert len([row for row in rows if '"section' in row]) >= found["total"]
    again = told(jiyao("index", str(folder), *OPTIONS, "--json"))
    assert (again["read"], again["generation"]) == (0, built["generation"])


def test_there_and_back(jiyao, folder, address, tmp_path):
    jiyao("index", str(folder), *OPTIONS)
    there = told(jiyao("copy", address, "tantivy:there", "--json"))
    back = told(jiyao("copy", "tantivy:there", address.replace("minutes", "back"), "--json"))
    assert there["sections"] == back["sections"] > 0
    assert jiyao("copy", "tantivy:there", address).exit_code == 1
    assert jiyao("copy", "tantivy:there", address, "--force").exit_code == 0


def test_the_way_back(jiyao, folder, cluster):
    jiyao("index", str(folder), *OPTIONS)
    first = told(jiyao("stats", "--json"))
    gone = min(folder.rglob("*.txt"))
    gone.unlink()
    jiyao("index", str(folder), *OPTIONS, "--force")
    second = told(jiyao("stats", "--json"))
    assert second["meetings"] == first["meetings"] - 1
    back = told(jiyao("cluster", "rollback", "--json"))
    assert (back["was"], back["now"]) == (second["generation"], first["generation"])
    assert told(jiyao("stats", "--json"))["sections"] == first["sections"]
    assert "没有可以退回" in jiyao("cluster", "rollback").output
    # What had left is there again, and leaves with the next run, which knows that it had.
    again = told(jiyao("index", str(folder), *OPTIONS, "--force", "--json"))
    assert (again["unaccounted"], again["read"]) == (0, 0)
    assert told(jiyao("stats", "--json"))["meetings"] == second["meetings"]
    jiyao("cluster", "rollback")
    jiyao("rebuild", str(folder), *OPTIONS, "--force")
    assert told(jiyao("stats", "--json"))["meetings"] == second["meetings"]
    jiyao("cluster", "rollback")
    assert told(jiyao("stats", "--json"))["meetings"] == first["meetings"]


def test_what_may_go_goes_by_its_exact_name(jiyao, folder, cluster):
    for name in ("minutes", "minutes-green"):
        for _ in range(3):
            jiyao("rebuild", str(folder), *OPTIONS, "--index", f"{cluster.address}/{name}")
    cluster.create("minutes-g999999999999", {}, '{"settings": {}, "mappings": {"properties": {}}}')
    others = {name for name in cluster.indexes if name.startswith("minutes-green")}
    assert len(told(jiyao("cluster", "status", "--json"))["generations"]) == 3
    assert told(jiyao("cluster", "gc", "--json"))["removed"] == ["minutes-g999999999999"]
    removed = told(jiyao("gc", "--keep", "1", "--json"))["removed"]
    # What other tests' processes left in the system's folder may go at the same time.
    assert len([name for name in removed if name.startswith("minutes-")]) == 1
    assert others <= set(cluster.indexes)
    assert not any("*" in path for method, path, *_ in cluster.calls if method == "DELETE")


def test_lost_parts_are_told(jiyao, folder, cluster):
    jiyao("index", str(folder), *OPTIONS)
    cluster.faults = Faults(lost_shards=1)
    assert "red" in jiyao("cluster", "status").output
    for ask in (("search", "工作"), ("export", "工作"), ("stats",), ("doctor",), ("verify",)):
        result = jiyao(*ask)
        assert result.exit_code == 1
        assert "部分数据在线" in result.output or "损坏" in result.output


class TestWhatTheClusterWillNotTake:
    """A document of one meeting is refused, however often it is sent."""

    BAD = "无人驾驶航空器"

    @pytest.fixture
    def refusing(self, cluster):
        cluster.faults = Faults(against=self.BAD)
        return cluster

    def run(self, jiyao, *arguments, ends=3):
        result = jiyao(*arguments, *OPTIONS, "--json")
        assert result.exit_code == ends, result.output
        return json.loads(result.stdout)

    def total(self, jiyao, query):
        return told(jiyao("search", query, "--json"))["total"]

    @pytest.mark.parametrize("command", [("index",), ("rebuild",), ("index", "--part", "1/1")])
    def test_the_file_fails_and_the_others_are_published(self, jiyao, folder, refusing, command):
        built = self.run(jiyao, *command, str(folder))
        (failure,) = built["failed"]
        assert (failure["code"], failure["path"]) == ("cluster-refused", "qzf8.txt")
        assert "invented_exception" in failure["message"]
        assert built["new"] == told(jiyao("stats", "--json"))["meetings"] > 0
        assert (self.total(jiyao, f'"{self.BAD}"'), self.total(jiyao, "工作") > 0) == (0, True)
        again = self.run(jiyao, "index", str(folder))
        assert (again["read"], again["generation"]) == (0, built["generation"])
        assert len(again["failed"]) == 1
        refusing.faults = Faults()
        assert self.run(jiyao, "index", str(folder), "--retry", ends=0)["new"] == 1
        assert self.total(jiyao, f'"{self.BAD}"') > 0

    def test_the_older_one_stays(self, jiyao, folder, cluster):
        self.run(jiyao, "index", str(folder), ends=0)
        before = self.total(jiyao, f'"{self.BAD}"')
        file = folder / "qzf8.txt"
        text = file.read_text("gb18030")
        file.write_text(text.replace(self.BAD, f"{self.BAD}和航模"), "gb18030")
        cluster.faults = Faults(against="航模")
        done = self.run(jiyao, "index", str(folder))
        assert (done["gone"], done["changed"], len(done["failed"])) == (0, 0, 1)
        assert (self.total(jiyao, f'"{self.BAD}"'), self.total(jiyao, '"航模"')) == (before, 0)
        assert before > 0

    def test_a_copy_is_whole_or_none(self, jiyao, folder, address, refusing):
        self.run(jiyao, "index", str(folder), "--index", "here", ends=0)
        result = jiyao("copy", "here", address)
        assert (result.exit_code, "核对不符" in result.output) == (1, True)
        assert refusing.aliases == {}


class TestCredentials:
    def test_from_a_file_that_others_cannot_read(self, jiyao, tmp_path, monkeypatch):
        monkeypatch.delenv("JIYAO_CLUSTER_PASSWORD")
        file = tmp_path / "secret"
        file.write_text(f"{PASSWORD}\n", encoding="utf-8")
        monkeypatch.setenv("JIYAO_CLUSTER_PASSWORD_FILE", str(file))
        file.chmod(0o644)
        assert "chmod 600" in jiyao("cluster", "status").output
        file.chmod(0o600)
        assert jiyao("cluster", "status").exit_code == 0
        file.unlink()
        assert "没有这个文件" in jiyao("cluster", "status").output

    def test_they_are_never_told(self, jiyao, folder, tmp_path, monkeypatch, caplog):
        caplog.set_level(logging.DEBUG)
        results = [
            jiyao("index", str(folder), *OPTIONS),
            jiyao("config"),
            jiyao("config", "--json"),
        ]
        monkeypatch.setenv("JIYAO_CLUSTER_PASSWORD", f"{PASSWORD}-wrong")
        results += [jiyao("stats"), jiyao("doctor", "--json")]
        (tmp_path / "jiyao.toml").write_text(f"cluster_password = '{PASSWORD}'\n", "utf-8")
        results.append(jiyao("stats"))
        assert "JIYAO_CLUSTER_PASSWORD" in results[-1].output
        assert PASSWORD not in caplog.text + "".join(result.output for result in results)

    def test_there_is_no_flag_for_it(self, jiyao):
        assert jiyao("config", "--cluster-password", "x").exit_code == 2

    def test_none_stand_in_an_address(self, jiyao):
        bad = "opensearch+https://jiyao:invented@host:9200/minutes"
        result = jiyao("stats", "--index", bad)
        assert (result.exit_code, "invented" in result.output) == (1, False)
        assert "cluster_password_file" in result.output
        with pytest.raises(AddressWithPassword):
            manifest_path(bad)


@pytest.mark.parametrize(
    ("address", "error"),
    [
        ("opensearch+http://10.0.0.5:9200/minutes", ClusterInsecure),
        ("opensearch+https://host:9200", EngineUnknown),
        ("opensearch:host", EngineUnknown),
    ],
)
def test_what_cannot_be_opened(address, error):
    with pytest.raises(error), open_index(address):
        pass


def test_an_index_in_a_folder_is_no_cluster(jiyao):
    assert "集群的索引地址" in jiyao("cluster", "status", "--index", "here").output


class TestParts:
    """Hosts that share a folder, one after another here, each with a place of its own to run."""

    @pytest.fixture
    def host(self, jiyao, tmp_path, monkeypatch):
        monkeypatch.setattr(sharing, "_BEGINS_WITHIN", 0.0)
        monkeypatch.setattr(sharing, "_LOOKS_EVERY", 0.01)

        def run(number, *arguments):
            place = tmp_path / f"host{number}"
            place.mkdir(exist_ok=True)
            monkeypatch.chdir(place)
            return jiyao(*arguments, *OPTIONS)

        return run

    @pytest.fixture
    def read(self, monkeypatch):
        """The files that are read from here on, by the host that reads them."""
        paths = []
        plain = ReadAndCut.__call__
        monkeypatch.setattr(
            ReadAndCut, "__call__", lambda self, d, p: (paths.append(p), plain(self, d, p))[1]
        )
        monkeypatch.setattr(corpus.sandbox, "FEW", 1_000)
        monkeypatch.setattr(corpus.sandbox, "_is_plain", lambda job: True)
        return paths

    def whole(self, folder, tmp_path):
        with open_index(str(tmp_path / "alone"), segmenter="jieba") as engine:
            with open_manifest(tmp_path / "alone.sources") as manifest:
                update(engine, manifest, [folder])
            return engine.digests()

    def held(self, address):
        with open_index(address, access=Access(USER, PASSWORD), segmenter="jieba") as engine:
            return engine.digests()

    def test_each_file_is_read_once_and_all_are_there(self, host, read, folder, address, tmp_path):
        alone = self.whole(folder, tmp_path)
        read.clear()
        laid = [told(host(n, "rebuild", str(folder), "--part", f"{n}/3", "--json")) for n in (2, 3)]
        assert sum(part["laid"] for part in laid) == len(read) > 0
        assert told(host(1, "rebuild", str(folder), "--part", "1/3", "--json"))["new"] == len(alone)
        assert sorted(read) == sorted(set(read))
        assert self.held(address) == alone
        assert not (tmp_path / "host2" / "jiyao-data" / "clusters" / "minutes.sources").exists()

    def test_a_host_that_died_costs_time_only(self, host, read, folder, address, tmp_path, cluster):
        alone = self.whole(folder, tmp_path)
        host(2, "rebuild", str(folder), "--part", "2/2")
        cluster.indexes["minutes-readings"].documents["part-2"].update(is_done=False, until=0)
        dead = host(1, "rebuild", str(folder), "--part", "1/2")
        assert "第 2 份没有读完" in dead.output
        assert self.held(address) == alone
        assert "minutes-readings" not in cluster.indexes

    def test_what_the_index_holds_is_not_read_again(self, host, read, folder):
        host(1, "index", str(folder))
        read.clear()
        again = told(host(2, "index", str(folder), "--part", "2/2", "--json"))
        assert (again["laid"], read) == (0, [])
        done = told(host(1, "index", str(folder), "--part", "1/2", "--json"))
        assert (done["read"], done["gone"], read) == (0, 0, [])

    @pytest.mark.parametrize("part", ["0/2", "3/2", "2", "a/b", "1/65", "1/2/3", "-1/2"])
    def test_what_is_no_part(self, host, folder, part):
        assert "--part 无法识别" in host(1, "index", str(folder), "--part", part).output

    def test_an_index_in_a_folder_is_filled_by_one_host(self, host, folder):
        result = host(2, "index", str(folder), "--part", "2/2", "--index", "here")
        assert "集群的索引地址" in result.output
