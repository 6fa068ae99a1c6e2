"""NeMo's text normalisation: the same thing in words and in digits.

Where the suite derives no number, the figures (or times) of the words must be those of the
digits: two ways through our tables that must meet.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pipeline.evaluate.suites import asks
from pipeline.evaluate.suites.case import Ask, Case, Extract, Row, count, counted
from pipeline.evaluate.suites.duckling import number

_APART = {"time": "clock time", "ordinal": "ordinal", "roman": "roman numeral"}
_NUMBERS = ("cardinal", "decimal")
_BARE = (*_NUMBERS, "fraction", "range")


def rows(suite: str, cases: Iterable[dict[str, Any]], extract: Extract) -> list[Row]:
    """The rows of the suite."""
    return count(suite, (_case(case, extract) for case in cases), extract)


def _case(data: dict[str, Any], extract: Extract) -> Case:
    dimension = data["dim"]
    if dimension not in _APART and (data["value"] is None or dimension not in _NUMBERS):
        dimension += " (words = digits)"
    return Case(
        id=data["id"],
        language=data["lang"],
        dimension=dimension,
        text=_framed(data, "spoken"),
        asked=_asked(data, extract),
    )


def _framed(data: dict[str, Any], key: str) -> str:
    text: str = data[key]
    return counted(data["lang"], text) if data["dim"] in _BARE else text


def _asked(data: dict[str, Any], extract: Extract) -> Ask | str:
    dimension = data["dim"]
    if dimension in _APART:
        return _APART[dimension]
    if data["value"] is not None and dimension in _NUMBERS:
        return number(data["spoken"], data["value"])
    if dimension == "cardinal":
        return "no value given"
    layer = "times" if dimension == "date" else "figures"
    return asks.agrees(data["lang"], _framed(data, "written"), layer, extract)
