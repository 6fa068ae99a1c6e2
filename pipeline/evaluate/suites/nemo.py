"""NeMo's text normalisation: the same thing in words and in digits.

Where the suite derives no number, the figures (or times) of the words must be those of the
digits: two ways through our tables that must meet. The suite has no reference day; where one
is needed (a day and month without year), both writings are read against ``DAY``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from pipeline.evaluate.asks import Ask, Extract
from pipeline.evaluate.asks.figures import Agrees
from pipeline.evaluate.suites.case import Case, Row, case_of, count, counted
from pipeline.evaluate.suites.duckling import number

DAY = "2024-06-15"
_APART = {"ordinal": "ordinal", "roman": "roman numeral"}
_NUMBERS = ("cardinal", "decimal")
_BARE = (*_NUMBERS, "fraction", "range")
_TIMES = ("date", "time")


def rows(suite: str, cases: Iterable[dict[str, Any]], extract: Extract) -> list[Row]:
    """The rows of the suite."""
    return count(suite, (_case(case, extract) for case in cases), extract)


def _case(data: dict[str, Any], extract: Extract) -> Case:
    dimension = data["dim"]
    if dimension not in _APART and (data["value"] is None or dimension not in _NUMBERS):
        dimension += " (words = digits)"
    case = case_of(
        data | {"text": data["spoken"]}, dimension, _asked(data, extract), bare=data["dim"] in _BARE
    )
    return replace(case, day=DAY) if data["dim"] in _TIMES else case


def _asked(data: dict[str, Any], extract: Extract) -> Ask | str:
    dimension, code, digits = data["dim"], data["lang"], data["written"]
    if dimension in _APART:
        return _APART[dimension]
    if dimension in _TIMES:
        return Agrees(code, digits, "times", extract, DAY)
    if data["value"] is not None and dimension in _NUMBERS:
        return number(data["spoken"], data["value"])
    if dimension == "cardinal":
        return "no value given"
    return Agrees(code, counted(code, digits) if dimension in _BARE else digits, "figures", extract)
