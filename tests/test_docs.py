"""The docs tell what the code does: every command, setting, parameter, error and library."""

import configparser
import inspect
import re
import subprocess
from pathlib import Path

import click
import pytest

import corpus.errors
import indexer.cluster_errors
import indexer.errors
import indexer.exports.errors
import indexer.research.errors
import search_app.errors
from corpus.doubts import DOUBTS
from corpus.errors import UserFacingError
from indexer.query.parameters import PARAMETERS
from indexer.schema import FIELDS
from indexer.settings import SETTINGS
from search_app.cli import jiyao
from tests.engines.allowed_calls import ALLOWED

TOP = Path(__file__).parent.parent
LINK = re.compile(r"\]\((?!https?://|#)([^)#]+)")
TREES = (
    corpus.errors,
    indexer.cluster_errors,
    indexer.errors,
    indexer.exports.errors,
    indexer.research.errors,
)
MACHINE_PATH = re.compile(r"/(?:work|tmp|root|home)/")


def read(name):
    return (TOP / name).read_text(encoding="utf-8")


def errors():
    modules = (*TREES, search_app.errors)
    found = {c for m in modules for _, c in inspect.getmembers(m, inspect.isclass)}
    return sorted((c for c in found if issubclass(c, UserFacingError)), key=lambda c: c.__name__)


def leaves():
    return [c for c in errors() if "chinese" in vars(c) and c is not UserFacingError]


@pytest.mark.parametrize("name", sorted(jiyao.list_commands(None)))
def test_every_command_has_its_heading(name):
    assert f"\n## `jiyao {name}" in read("docs/commands.md")


@pytest.mark.parametrize("name", sorted(jiyao.list_commands(None)))
def test_every_option_is_named(name):
    command = jiyao.get_command(click.Context(jiyao), name)
    options = [o for p in command.params if isinstance(p, click.Option) for o in p.opts]
    text = read("docs/commands.md")
    assert [o for o in options if o.startswith("--") and o not in text] == []


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_every_setting_has_its_row(setting):
    row = f"| `{setting.name}` | `{setting.variable}` | `{setting.default}` |"
    assert row in read("docs/settings.md")


@pytest.mark.parametrize("parameter", PARAMETERS, ids=lambda parameter: parameter.name)
def test_every_parameter_is_explained(parameter):
    rows = [r for r in read("docs/search-syntax.md").splitlines() if r.startswith("| `")]
    assert any(f"`{parameter.name}`" in row.split("|")[1] for row in rows)


@pytest.mark.parametrize("error", leaves(), ids=lambda error: error.__name__)
def test_every_error_has_its_row(error):
    row = f"| `{error.code}` | {error.chinese} | {error.english} |"
    assert row in read("docs/errors.md").splitlines()


@pytest.mark.parametrize("module", TREES, ids=lambda m: m.__name__)
def test_the_error_tree_is_drawn_whole(module):
    names = [name for name, c in inspect.getmembers(module, inspect.isclass)]
    own = [n for n in names if getattr(module, n).__module__ == module.__name__]
    assert [name for name in own if name not in module.__doc__] == []


def test_no_two_errors_share_a_code():
    codes = [error.code for error in leaves()]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("code", DOUBTS)
def test_every_warning_has_its_row(code):
    told = DOUBTS[code]
    row = f"| `{code}` | {told.chinese} | {told.english} | {told.meaning} | {told.advice} |"
    assert row in read("docs/warnings.md").splitlines()


def test_no_warning_is_explained_that_nobody_gives():
    explained = re.findall(r"^\| `([\w-]+)` \|", read("docs/warnings.md"), re.MULTILINE)
    assert explained == sorted(DOUBTS)


def test_every_warning_that_is_given_is_in_the_table_and_none_is_left_over():
    sources = {p: p.read_text(encoding="utf-8") for p in (TOP / "corpus").rglob("*.py")}
    made = [p.name for p, text in sources.items() if re.search(r"(?<!class )ParseWarning\(", text)]
    assert made == ["doubts.py"]
    others = "".join(text for path, text in sources.items() if path.name != "doubts.py")
    given = set(re.findall(r"\bdoubt\(\s*\"([\w-]+)\"", others))
    assert given <= set(DOUBTS)
    assert [code for code in DOUBTS if f'"{code}"' not in others] == []


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_every_field_is_explained(field):
    assert f"\n| `{field.name}` |" in read("docs/formats.md")


@pytest.mark.parametrize("call", ALLOWED)
def test_every_call_to_a_cluster_is_listed(call):
    assert f"`{call}`" in read("docs/cluster.md")


def test_no_call_to_a_cluster_is_listed_that_is_not_allowed():
    assert set(re.findall(r"`((?:GET|PUT|POST|DELETE) /[^`]*)`", read("docs/cluster.md"))) == set(
        ALLOWED
    )


def test_every_library_is_argued_for():
    config = configparser.ConfigParser()
    config.read(TOP / "setup.cfg", encoding="utf-8")
    wanted = [config["options"]["install_requires"], *config["options.extras_require"].values()]
    names = [re.split(r"[<>=\[]", line)[0] for text in wanted for line in text.split() if line]
    rows = [line for line in read("docs/dependencies.md").splitlines() if line.startswith("| ")]
    assert [n for n in names if not any(n in row.split("|")[1] for row in rows)] == []


@pytest.mark.parametrize("path", sorted(TOP.glob("*.md")) + sorted(TOP.glob("docs/*.md")), ids=str)
def test_links_lead_somewhere(path):
    text = path.read_text(encoding="utf-8")
    assert [link for link in LINK.findall(text) if not (path.parent / link).exists()] == []


def test_the_gate_runs_the_readmes_commands():
    commands = re.findall(r"^bash \.ci/setup.*$", read("README.md"), re.MULTILINE)
    assert len(commands) == 2
    assert commands[1].endswith("-m pytest -n auto")
    gate = read(".ci/run")
    assert "readme-command 2" in gate
    assert "demo-answers" in gate
    assert "readme-command 1" in read(".ci/demo-answers")


def test_no_path_of_a_machine_is_committed():
    listed = subprocess.run(
        ["git", "ls-files"], cwd=TOP, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("not a git checkout, so what is committed cannot be listed")
    names = [name for name in listed.stdout.splitlines() if name.endswith((".md", ".py", ".cfg"))]
    guilty = [n for n in names if MACHINE_PATH.search((TOP / n).read_text(encoding="utf-8"))]
    assert [name for name in guilty if name != "tests/test_docs.py"] == []
