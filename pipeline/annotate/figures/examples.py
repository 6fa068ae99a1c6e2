"""Example sentences as the tables of a pack write them beside their words.

``Chi hơn [1,2 tỷ đồng|1200000000 VND >].``: each figure in brackets with its value, or
``low..high``, then what differs from a plain count, in any order: the unit, the comparator,
``per=year``, ``from`` or ``to`` (change), ``up`` or ``down`` (trend), and last ``of`` with
what is counted. What follows ``@`` at the end is the country of the source (ISO 3166-1 alpha-2).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, get_args

from pipeline.errors import PackError
from pipeline.schema.figure import Change, Comparator, Trend

_MARK = re.compile(r"\[([^\[\]|]+)\|([^\[\]|]+)\]")
_COUNTRY = re.compile(r" @([A-Z]{2})\Z")
_VALUE = re.compile(r"(-?[\d.]+?)(?:\.\.(-?[\d.]+))?")


@dataclass(frozen=True)
class Example:
    """A text, the country of its source, and its figures as (text, what is said of it)."""

    text: str
    country: str | None
    figures: tuple[tuple[str, dict[str, Any]], ...]


def example(written: str) -> Example:
    """The example that a pack writes; PackError when a bracket cannot be read."""
    country = _COUNTRY.search(written)
    marked = written[: country.start()] if country else written
    figures = tuple((match[1], _said(match[2], written)) for match in _MARK.finditer(marked))
    text = _MARK.sub(lambda match: match[1], marked)
    if "|" in text and "[" in text:
        raise PackError(f"a bracket of the example {written!r} cannot be read")
    return Example(text, country[1] if country else None, figures)


def _said(said: str, written: str) -> dict[str, Any]:
    rest, _, counted = said.partition(" of ")
    value, *words = rest.split()
    ends = _VALUE.fullmatch(value)
    if ends is None:
        raise PackError(f"a value is wanted, not {value!r}, in the example {written!r}")
    low, high = float(ends[1]), float(ends[2] or ends[1])
    found: dict[str, Any] = {"low": low, "high": high, "unit": "count", "comparator": "="}
    found |= {"per": None, "change": None, "trend": None}
    for word in words:
        found[_key(word)] = word.removeprefix("per=")
    return found | ({"of": counted} if counted else {})


def _key(word: str) -> str:
    if word in get_args(Comparator):
        return "comparator"
    if word in get_args(Change):
        return "change"
    if word in get_args(Trend):
        return "trend"
    return "per" if word.startswith("per=") else "unit"
