"""NeMo's text normalisation: the same thing in words and in digits.

The words are the text; the digits say what is asked, by the rules of ``written``, so that no
fault of our layers can pass by being made twice. All and only that one figure must be found.
What the rules cannot read, and dates and times, must be the same in both writings. The suite
has no reference day; where one is needed, both are read against ``DAY``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from pipeline.evaluate.asks import Ask, Extract
from pipeline.evaluate.asks.days import IsLength
from pipeline.evaluate.asks.figures import TOLERANCE, Agrees, Alone, HasFigure
from pipeline.evaluate.suites.case import Case, Row, before_noun, case_of, count, counted
from pipeline.evaluate.suites.duckling import THE_WORD_FOR_ONE, is_one
from pipeline.evaluate.suites.written import read

DAY = "2024-06-15"
_APART = {"ordinal": "ordinal", "roman": "roman numeral"}
_EXACT = ("cardinal", "decimal")
_BARE = (*_EXACT, "fraction")
_TIMES = ("date", "time")


def rows(suite: str, cases: Iterable[dict[str, Any]], extract: Extract) -> list[Row]:
    """The rows of the suite."""
    return count(suite, (one for data in cases for one in _cases(data, extract)), extract)


def _cases(data: dict[str, Any], extract: Extract) -> Iterator[Case]:
    dimension, digits = data["dim"], data["written"]
    case = case_of(data | {"text": data["spoken"]}, dimension, _asked(data, digits, extract))
    if dimension in _TIMES:
        case = replace(case, dimension=f"{dimension} (words = digits)", day=DAY)
    yield case
    if dimension in _BARE:
        framed = counted(data["lang"], digits)
        yield replace(before_noun(case), asked=_asked(data, framed, extract))


def _asked(data: dict[str, Any], digits: str, extract: Extract) -> Ask | str:
    """What is asked of the words; ``digits`` is the other writing to agree with."""
    dimension, code = data["dim"], data["lang"]
    if dimension in _APART:
        return _APART[dimension]
    if dimension in _TIMES:
        return Agrees(code, digits, "times", extract, DAY)
    asked = _figure(data)
    if asked is None:
        return (
            "no value given"
            if dimension == "cardinal"
            else Agrees(code, digits, "figures", extract)
        )
    return asked


def _figure(data: dict[str, Any]) -> Ask | str | None:
    """The figure (or the length of time) that the digits write; null where none can be told."""
    found = read(data["written"], data["lang"], data["direction"])
    if data["value"] is not None and data["dim"] in _EXACT:
        low = high = data["value"]
    elif found is None or (data["dim"] in _EXACT and found.unit):
        return None
    elif found.length is not None:
        return IsLength(found.length)
    else:
        low, high = found.low, found.high
    if data["dim"] in _BARE:
        if is_one(data["spoken"], low):
            return THE_WORD_FOR_ONE
        return Alone(HasFigure(low, high, tolerance=0.0 if data["dim"] in _EXACT else TOLERANCE))
    if found is None or (data["dim"] != "range" and found.units is None):
        return None
    return Alone(HasFigure(low, high, found.units))
