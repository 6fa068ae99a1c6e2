"""NeMo's text normalisation: the same thing in words and in digits.

Where the suite derives no number, the figures (or times) of the words must be those of the
digits: two ways through our tables that must meet.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pipeline.evaluate.suites import asks
from pipeline.evaluate.suites.case import Ask, Case, Extract, Row, count
from pipeline.evaluate.suites.duckling import number

_APART = {"time": "clock time", "ordinal": "ordinal", "roman": "roman numeral"}
_NUMBERS = ("cardinal", "decimal")


def rows(suite: str, cases: Iterable[dict[str, Any]], extract: Extract) -> list[Row]:
    """The rows of the suite."""
    return count(suite, (_case(case, extract) for case in cases), extract)


def _case(data: dict[str, Any], extract: Extract) -> Case:
    dimension = data["dim"]
    if data["value"] is None and dimension not in _APART:
        dimension += " (words = digits)"
    return Case(
        id=data["id"],
        language=data["lang"],
        dimension=dimension,
        text=data["spoken"],
        asked=_asked(data, extract),
    )


def _asked(data: dict[str, Any], extract: Extract) -> Ask | str:
    dimension = data["dim"]
    if dimension in _APART:
        return _APART[dimension]
    if data["value"] is not None and dimension in _NUMBERS:
        return number(data["spoken"], data["value"])
    if dimension == "cardinal":
        return "no value given"
    layer = "times" if dimension == "date" else "figures"
    return asks.agrees(data["lang"], data["written"], layer, extract)
