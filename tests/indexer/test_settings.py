import re
from pathlib import Path

import pytest

from indexer.errors import SettingsError
from indexer.settings import CONFIG_VARIABLE, SETTINGS, Value, load_settings


@pytest.fixture(autouse=True)
def empty_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_defaults_are_valid_and_say_so():
    settings = load_settings({}, {})
    assert {name: value.origin for name, value in settings.values.items()} == {
        setting.name: "默认值" for setting in SETTINGS
    }
    assert settings.text("index") == "jiyao-data/index"
    assert settings.number("port") == 8000


@pytest.mark.parametrize(
    ("flag", "variable", "file", "value"),
    [
        (None, None, None, Value(20, "默认值")),
        (None, None, 30, Value(30, "jiyao.toml")),
        (None, "40", 30, Value(40, "JIYAO_PAGE_SIZE")),
        ("50", "40", 30, Value(50, "--page-size")),
        (None, "", None, Value(20, "默认值")),
    ],
)
def test_the_nearest_place_wins(empty_folder, flag, variable, file, value):
    if file:
        (empty_folder / "jiyao.toml").write_text(f"page_size = {file}\n", encoding="utf-8")
    environment = {"HOME": "/", **({} if variable is None else {"JIYAO_PAGE_SIZE": variable})}
    assert load_settings({"page_size": flag}, environment).values["page_size"] == value


def test_a_named_file_goes_before_the_one_at_hand(empty_folder):
    for name in ("jiyao.toml", "one.toml", "two.toml"):
        (empty_folder / name).write_text(f'index = "{name[:3]}"\n', encoding="utf-8")
    environment = {"JIYAO_CONFIG": "one.toml"}
    assert load_settings({}, {}).text("index") == "jiy"
    assert load_settings({}, environment).text("index") == "one"
    assert load_settings({}, environment, empty_folder / "two.toml").text("index") == "two"


@pytest.mark.parametrize(
    ("file", "environment", "says"),
    [
        ("indx = 'x'", {}, "index"),
        ("port = 70000", {}, "65535"),
        ("port = -1", {}, "65535"),
        ("port = true", {}, "文字或整数"),
        ("index = ''", {}, "不能为空"),
        ("[index]\nport = 1", {}, "文字或整数"),
        ("index = true", {}, "文字或整数"),
        ("port = 0000000009999999", {}, "TOML"),
        ("port = '0000000009999999'", {}, "65535"),
        ("index = ", {}, "TOML"),
        ("", {"JIYAO_PAGESIZE": "5"}, "JIYAO_PAGE_SIZE"),
        ("", {"JIYAO_PORT": "http"}, "JIYAO_PORT"),
        ("", {"JIYAO_PORT": "9" * 5000}, "JIYAO_PORT"),
        ("", {"JIYAO_CONFIG": "gone.toml"}, "gone.toml"),
    ],
)
def test_what_cannot_be_understood_is_refused(empty_folder, file, environment, says):
    (empty_folder / "jiyao.toml").write_text(file, encoding="utf-8")
    with pytest.raises(SettingsError, match=says):
        load_settings({}, environment)


def test_a_file_in_another_encoding_is_refused(empty_folder):
    (empty_folder / "jiyao.toml").write_bytes("index = '纪要'".encode("gb18030"))
    with pytest.raises(SettingsError, match="UTF-8"):
        load_settings({}, {})


def test_no_other_variable_begins_like_a_setting():
    """A command stops at a variable that it does not know, so tests may not set such either."""
    top = Path(__file__).parents[2]
    folders = ("tests", "benchmarks", "docs", ".ci")
    files = [path for folder in folders for path in (top / folder).rglob("*")]
    texts = [
        path.read_text("utf-8")
        for path in (*files, top / "README.md", top / "CONTRIBUTING.md")
        if path.is_file() and path.suffix in (".py", ".md", "") and path != Path(__file__)
    ]
    named = {name for text in texts for name in re.findall(r"\bJIYAO_[A-Z_]*[A-Z]\b", text)}
    assert len(named) > 10
    assert named - {setting.variable for setting in SETTINGS} == {CONFIG_VARIABLE}
