"""The table of scripts, letters and limits."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

TABLE = Path(__file__).with_name("scripts.toml")


@dataclass(frozen=True)
class Letters:
    """The letters of a language and the share that decides; ``foreign`` are those it never uses."""

    language: str
    letters: re.Pattern[str]
    share: float
    foreign: re.Pattern[str] | None = None


@dataclass(frozen=True)
class Table:
    """Scripts, letters and limits (characters) of the detection."""

    scripts: tuple[Letters, ...]
    signs: tuple[Letters, ...]
    limits: dict[str, Any]
    furniture: re.Pattern[str]
    undetermined: str
    names: dict[str, str]


@cache
def table() -> Table:
    """The table, read once."""
    raw = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    return Table(
        scripts=tuple(_letters(entry) for entry in raw["script"]),
        signs=tuple(_letters(entry) for entry in raw["sign"]),
        limits=raw["limits"],
        furniture=re.compile("|".join(raw["furniture"]["patterns"])),
        undetermined=raw["undetermined"]["code"],
        names=raw["names"],
    )


def _letters(entry: dict[str, Any]) -> Letters:
    foreign = entry.get("foreign")
    return Letters(
        language=entry["language"],
        letters=re.compile(f"[{entry['letters']}]"),
        share=entry["share"],
        foreign=re.compile(f"[{foreign}]") if foreign else None,
    )
