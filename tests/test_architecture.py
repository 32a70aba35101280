"""The house keeps its measure: sizes, layers, one home per library."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).parent.parent
PACKAGES = ("corpus", "indexer", "search_app")
MODULES = sorted(path for package in PACKAGES for path in (TOP / package).rglob("*.py"))


def functions(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(TOP)))
def test_sizes(path):
    assert path.read_text(encoding="utf-8").count("\n") <= 400
    long = [f.name for f in functions(path) if (f.end_lineno or 0) - f.lineno + 1 > 40]
    assert long == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(TOP)))
def test_no_import_inside_a_function(path):
    inside = [
        (function.name, node.lineno)
        for function in functions(path)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert inside == []


def test_import_contracts():
    run = subprocess.run(
        [Path(sys.executable).parent / "lint-imports"],
        cwd=TOP,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout


def test_nothing_reaches_out():
    """No address of another host is loaded by a page: the product runs on closed networks."""
    for path in (TOP / "search_app").rglob("*"):
        if path.suffix in {".html", ".css", ".js", ".svg"}:
            text = path.read_text(encoding="utf-8").replace("http://www.w3.org/", "")
            assert "://" not in text, path


@pytest.mark.parametrize("vendor", ["whoosh", "tantivy"])
def test_a_vendor_is_named_by_the_files_that_use_it(vendor):
    """Import-linter cannot match part of a module's name, so this is checked here."""
    use = re.compile(rf"^\s*(?:from|import) {vendor}\b", re.MULTILINE)
    users = [path for path in MODULES if use.search(path.read_text(encoding="utf-8"))]
    assert users
    assert [path.name for path in users if not path.name.startswith(f"{vendor}_")] == []
