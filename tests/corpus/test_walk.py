import hashlib
import os
import resource
import socket
import subprocess
from contextlib import contextmanager
from pathlib import Path

import pytest

from corpus.errors import FolderNotFound, UnreadableFile
from corpus.walk import shown, walk


def paths(root):
    return [file.path for file in walk(root)]


def failures(root):
    return {file.path: file.error.details["reason"] for file in walk(root) if file.error}


@pytest.fixture
def root(tmp_path):
    folder = tmp_path / "root"
    folder.mkdir()
    return folder


def write(path, data=b"text"):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def test_each_file_comes_with_its_digest_and_loader(root):
    write(root / "2023" / "纪要.txt", "会议".encode())
    (file,) = walk(root)
    assert file.path == "2023/纪要.txt"
    assert file.sha256 == hashlib.sha256("会议".encode()).hexdigest()
    assert file.read() == "会议".encode()
    assert file.error is None


def test_the_order_is_that_of_the_names_whatever_the_system_says(root, monkeypatch):
    for name in ("b.txt", "a/2.txt", "a/1.txt", "c.txt", "B.txt", "一.txt"):
        write(root / name)
    wanted = ["B.txt", "a/1.txt", "a/2.txt", "b.txt", "c.txt", "一.txt"]
    assert paths(root) == wanted
    listed = Path.iterdir
    monkeypatch.setattr(Path, "iterdir", lambda folder: sorted(listed(folder), reverse=True))
    assert paths(root) == wanted


@pytest.mark.parametrize(
    "name",
    [
        *(".DS_Store", ".git/config", "~$纪要.docx", "纪要.txt~", "#纪要.txt#", ".纪要.txt.swp"),
        *("纪要.TMP", "Thumbs.db", "desktop.ini", "__MACOSX/纪要.txt", "@eaDir/a", "纪要.bak"),
        *("纪要.docx.crdownload", "#recycle/纪要.txt"),
    ],
)
def test_hidden_files_and_droppings_are_passed_over(root, name):
    write(root / name)
    write(root / "纪要.txt")
    assert paths(root) == ["纪要.txt"]


@pytest.mark.parametrize("name", ["#1会议.txt", "一~二.txt", "a.b.txt", "backup/1.txt", "tmp"])
def test_names_that_only_look_like_droppings_are_walked(root, name):
    write(root / name)
    assert paths(root) == [name]


def test_a_folder_that_is_not_there():
    with pytest.raises(FolderNotFound):
        walk(Path("no-such-folder"))


def test_a_file_is_no_folder(root):
    with pytest.raises(FolderNotFound):
        walk(write(root / "a.txt"))


def test_an_empty_folder_gives_nothing(root):
    assert paths(root) == []


def test_a_root_that_is_a_link_is_walked(root, tmp_path):
    write(root / "a.txt")
    (tmp_path / "link").symlink_to(root)
    assert paths(tmp_path / "link") == ["a.txt"]


@pytest.mark.parametrize("target", ["2023", "2023/a.txt", "."])
def test_links_to_what_is_walked_anyway_add_nothing(root, target):
    write(root / "2023" / "a.txt")
    (root / "2024").mkdir()
    (root / "2024" / "link").symlink_to(root / target)
    assert paths(root) == ["2023/a.txt"]


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("../outside/a.txt", "链接指向文件夹之外"),
        ("../outside", "链接指向文件夹之外"),
        ("/dev/zero", "链接指向文件夹之外"),
        ("nowhere", "No such file or directory"),
        (".hidden/a.txt", "链接指向不读取的文件"),
        ("link", "链接循环"),
    ],
)
def test_other_links_are_failures_with_their_reason(root, tmp_path, target, reason):
    write(tmp_path / "outside" / "a.txt")
    write(root / ".hidden" / "a.txt")
    write(root / "z.txt")
    (root / "link").symlink_to(target)
    assert paths(root) == ["link", "z.txt"]
    assert failures(root) == {"link": reason}


def test_two_links_round_in_a_circle_end(root):
    (root / "a").symlink_to("b")
    (root / "b").symlink_to("a")
    assert failures(root) == {"a": "链接循环", "b": "链接循环"}


def test_pipes_and_sockets_are_passed_over_and_do_not_block(root):
    os.mkfifo(root / "pipe")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(os.path.relpath(root / "socket"))
        write(root / "z.txt")
        assert paths(root) == ["z.txt"]


@pytest.mark.parametrize("put", ["pipe", "folder", "link", "nothing"])
def test_a_file_that_became_something_else_is_not_read(root, put):
    location = write(root / "a.txt")
    (file,) = walk(root)
    location.unlink()
    match put:
        case "pipe":
            os.mkfifo(location)
        case "folder":
            location.mkdir()
        case "link":
            location.symlink_to("/dev/null")
    with pytest.raises(UnreadableFile):
        file.read()


needs_permissions = pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")


@needs_permissions
def test_a_file_without_permission_is_a_failure(root):
    write(root / "a.txt").chmod(0)
    write(root / "b.txt")
    refused, fine = walk(root)
    assert (refused.path, refused.sha256, refused.error.code) == ("a.txt", "", "unreadable-file")
    assert fine.path == "b.txt"
    with pytest.raises(UnreadableFile):
        refused.read()


class Refusal:
    """The system refuses what the test says, as it does without permission; works as root too."""

    def __init__(self, monkeypatch):
        self.refused = set()
        for owner, name in ((Path, "iterdir"), (os, "open")):
            monkeypatch.setattr(owner, name, self._checked(getattr(owner, name)))

    def _checked(self, function):
        def checked(path, *arguments):
            if Path(path) in self.refused:
                raise PermissionError(13, "Permission denied")
            return function(path, *arguments)

        return checked


@pytest.fixture
def refusal(monkeypatch):
    return Refusal(monkeypatch)


def test_a_refused_file_does_not_end_the_walk(root, refusal):
    refusal.refused.add(write(root / "a.txt"))
    write(root / "b.txt")
    refused, fine = walk(root)
    assert (refused.path, refused.sha256, refused.error.code) == ("a.txt", "", "unreadable-file")
    assert fine.path == "b.txt"
    with pytest.raises(UnreadableFile, match="Permission denied"):
        refused.read()


def test_a_refused_folder_is_a_failure_that_says_it_is_a_folder(root, refusal):
    write(root / "2023" / "a.txt")
    write(root / "b.txt")
    refusal.refused.add(root / "2023")
    assert paths(root) == ["2023/", "b.txt"]
    assert failures(root) == {"2023/": "Permission denied"}


def test_a_refused_root_is_an_error_and_no_empty_folder(root, refusal):
    write(root / "a.txt")
    refusal.refused.add(root)
    with pytest.raises(UnreadableFile):
        walk(root)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("纪要（2023）第1号.txt", "纪要（2023）第1号.txt"),
        ("a\u3000b c.txt", "a\u3000b c.txt"),
        ("<img src=x>.txt", "<img src=x>.txt"),
        ("a\nb\x1b[31m.txt", r"a\u000ab\u001b[31m.txt"),
        ("a\u202etxt.exe", r"a\u202etxt.exe"),
        ("会议.txt".encode("gb18030"), r"\xbb\xe1\xd2\xe9.txt"),
        (r"\xbb\xe1\xd2\xe9.txt", r"\\xbb\\xe1\\xd2\\xe9.txt"),
    ],
)
def test_names_are_safe_to_show_and_stay_apart(root, name, safe):
    write(root / os.fsdecode(name))
    (file,) = walk(root)
    assert file.path == safe == shown(os.fsdecode(name))
    assert file.path.encode()
    assert file.read() == b"text"


def test_composed_and_decomposed_names_are_two_files(root):
    write(root / "\u00e9.txt")
    write(root / "e\u0301.txt")
    assert len(paths(root)) == 2


@contextmanager
def nested(root, name, depth):
    """Folders one in another, deeper than a path may be long; gives the innermost's descriptor."""
    innermost = os.open(root, os.O_RDONLY)
    try:
        for _ in range(depth):
            os.mkdir(name, dir_fd=innermost)
            below = os.open(name, os.O_RDONLY, dir_fd=innermost)
            os.close(innermost)
            innermost = below
        yield innermost
    finally:
        os.close(innermost)
        # Python's own removal calls itself once a level.
        subprocess.run(["rm", "-rf", root], check=True)


def test_folders_nested_deeper_than_python_can_call(root):
    with nested(root, "d", 1500) as innermost:
        os.close(os.open("a.txt", os.O_CREAT | os.O_WRONLY, dir_fd=innermost))
        assert paths(root) == ["d/" * 1500 + "a.txt"]


def test_a_path_longer_than_the_system_takes_is_a_failure(root):
    with nested(root, "d" * 250, 20):
        assert list(failures(root).values()) == ["File name too long"]


def test_many_files_need_few_descriptors(root):
    for number in range(300):
        write(root / f"{number}.txt")
    limits = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, limits[1]))
    try:
        assert len([file.read() for file in list(walk(root))]) == 300
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, limits)
