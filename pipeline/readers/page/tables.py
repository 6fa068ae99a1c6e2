"""The tables of page parts, and the words of the packs that a page is judged by."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.languages import codes, load

TABLE = Path(__file__).with_name("page.toml")


@cache
def parts() -> dict[str, Any]:
    """The table of page parts."""
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))


@cache
def words(name: str) -> tuple[str, ...]:
    """The phrases of a list in every pack's ``page.toml``, lower case."""
    found: list[str] = []
    for code in codes():
        found.extend(load(code).tables.get("page", {}).get(name, ()))
    return tuple(phrase.lower() for phrase in found)
