"""Marks of a record, and the row of one case, for tests of suites."""

from __future__ import annotations

from typing import Any

from pipeline.evaluate.asks import Extract
from pipeline.evaluate.suites import score_suite
from pipeline.evaluate.suites.case import Row


def time(value: str, first: str | None = None, last: str | None = None, **keys: Any) -> Any:
    """A time of a record; ``last`` is the first day when null."""
    mark = {"start": 0, "end": 5, "text": "xxxxx", "type": "DATE", "value": value, "mod": None}
    return {**mark, "earliest": first, "latest": last or first, **keys}


def clock(value: str, **keys: Any) -> Any:
    """A clock time of a record."""
    return time(value, value[:10], type="TIME", **keys)


def figure(low: float, high: float | None = None, unit: str = "count", **keys: Any) -> Any:
    """A figure of a record."""
    mark = {"start": 0, "end": 5, "text": "xxxxx", "low": low, "high": low, "unit": unit}
    return {**mark, "high": low if high is None else high, "comparator": "=", **keys}


def says(*marks: Any) -> Extract:
    """An extraction that finds the same marks in every text."""
    record = {
        "times": [mark for mark in marks if "value" in mark],
        "figures": [mark for mark in marks if "low" in mark],
    }
    return lambda language, text, day: record


def row(suite: str, case: dict[str, Any], extract: Extract) -> Row:
    """The first row of a suite of one case."""
    first, *_ = score_suite(suite, [{"id": "x", "lang": "fr", **case}], extract)
    return first
