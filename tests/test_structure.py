"""The rules of the house, held by the tree itself."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from pipeline.languages import codes

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "pipeline"
MODULES = sorted(PACKAGE.rglob("*.py"))
PACKS = PACKAGE / "languages"
BANNED = re.compile(r"manager|processor|handler|utils?$|helpers?$|misc|common$", re.IGNORECASE)


def _names(tree: ast.Module) -> list[str]:
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    return [node.name for node in ast.walk(tree) if isinstance(node, kinds)]


@pytest.fixture(params=MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def module(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


def test_module_has_at_most_300_lines(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) <= 300


def test_functions_have_at_most_50_lines(module: Path) -> None:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    functions = [
        n for n in ast.walk(tree) if isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef))
    ]
    long = [f.name for f in functions if f.end_lineno and f.end_lineno - f.lineno >= 50]
    assert not long


def test_names_say_what_they_name(module: Path) -> None:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    assert not [name for name in [module.stem, *_names(tree)] if BANNED.search(name)]


def test_no_language_code_outside_its_pack(module: Path) -> None:
    if PACKS in module.parents and module.parent != PACKS:
        pytest.skip("inside a pack")
    code = re.compile(rf"""["']({"|".join(codes())})["']""")
    assert not code.search(module.read_text(encoding="utf-8"))


def test_words_stand_in_tables_not_in_code(module: Path) -> None:
    if PACKS in module.parents and module.parent != PACKS:
        pytest.skip("inside a pack")
    tree = ast.parse(module.read_text(encoding="utf-8"))
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    strings = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in docstrings
    ]
    assert not [s for s in strings if re.search(r"[ء-ي]{2}|[ạ-ỹđơư][a-zà-ỹ]{2}|\b[éèàê]\w{2}", s)]


def test_packs_do_not_import_each_other() -> None:
    for code in codes():
        others = "|".join(other for other in codes() if other != code)
        for path in (PACKS / code).glob("*.py"):
            assert not re.search(rf"languages\.({others})\b", path.read_text(encoding="utf-8"))
