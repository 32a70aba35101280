"""What is not the server that was pinned is not started; where it cannot be had, that is said."""

import shutil

import pytest

from tests.cluster import nodes


def test_another_archive_is_not_unpacked(tmp_path):
    (tmp_path / f"opensearch-{nodes.VERSION}.zip").write_bytes(b"something else")
    with pytest.raises(nodes.NoServer, match="not what was pinned"):
        nodes.Cluster(tmp_path, size=1)
    assert [path.name for path in tmp_path.iterdir()] == [f"opensearch-{nodes.VERSION}.zip"]


def test_without_maven_there_is_no_server(tmp_path, monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(nodes.NoServer, match="mvn"):
        nodes.Cluster(tmp_path, size=1)
