"""A language pack: one folder of tables, found by its name and never listed."""

from __future__ import annotations

import importlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, Literal

from pipeline.errors import PackError
from pipeline.languages.fold import Folding

FOLDER = Path(__file__).parent


@dataclass(frozen=True, eq=False)
class Pack:
    """The tables of one language.

    ``tables`` maps the stem of each TOML file of the folder to its content; the files of a
    folder in it are one table of the folder's name, their lists joined in the order of the names;
    ``left`` and ``right`` are the zero-width patterns that bound a word on the folded text;
    ``onto`` are the one-letter words that are written onto the next word.
    """

    code: str
    name: str
    version: int
    direction: Literal["ltr", "rtl"]
    folding: Folding
    left: str
    right: str
    onto: str
    spacy: Mapping[str, Any]
    tables: Mapping[str, Mapping[str, Any]]
    folder: Path

    @property
    def label(self) -> str:
        """Code and version as a record writes them: ``fr@1``."""
        return f"{self.code}@{self.version}"

    def table(self, name: str) -> Mapping[str, Any]:
        """The table ``name.toml`` or ``name/*.toml``; PackError when the pack does not have it."""
        if name not in self.tables:
            raise PackError(f"language pack '{self.code}' has no {name}.toml in {self.folder}")
        return self.tables[name]

    def rules(self) -> ModuleType | None:
        """The pack's ``rules.py``, where it has one."""
        if not (self.folder / "rules.py").exists():
            return None
        return importlib.import_module(f"pipeline.languages.{self.code}.rules")


@cache
def codes() -> tuple[str, ...]:
    """The codes (BCP 47) of all packs: the folders that hold a ``pack.toml``."""
    return tuple(sorted(path.parent.name for path in FOLDER.glob("*/pack.toml")))


@cache
def load(code: str) -> Pack:
    """The pack of a language; PackError when there is none or a table cannot be read."""
    folder = FOLDER / code
    if code not in codes():
        raise PackError(f"no language pack '{code}'; packs: {', '.join(codes())}")
    tables = {path.stem: _read(path) for path in sorted(folder.glob("*.toml"))}
    for path in sorted(folder.glob("*/*.toml")):
        _join(tables.setdefault(path.parent.name, {}), _read(path), path)
    about = tables.pop("pack")
    fold = about.get("fold", {})
    return Pack(
        code=code,
        name=about["name"],
        version=about["version"],
        direction=about["direction"],
        folding=Folding(
            lower=fold.get("lower", True),
            characters=fold.get("characters", {}),
            sequences=fold.get("sequences", {}),
            drop=fold.get("drop", ""),
        ),
        left=about["boundary"]["left"],
        right=about["boundary"]["right"],
        onto=about["boundary"].get("onto", ""),
        spacy=about.get("spacy", {}),
        tables=tables,
        folder=folder,
    )


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PackError(f"{path}: {error}") from error


def _join(table: dict[str, Any], more: dict[str, Any], path: Path) -> None:
    """Add a file's content to a table; PackError where both say the same key."""
    for key, value in more.items():
        if isinstance(value, list) and isinstance(table.get(key, []), list):
            table[key] = [*table.get(key, []), *value]
        elif isinstance(value, dict) and isinstance(table.get(key, {}), dict):
            _join(table.setdefault(key, {}), value, path)
        elif key in table:
            raise PackError(f"{path}: '{key}' stands in another file of the folder too")
        else:
            table[key] = value
