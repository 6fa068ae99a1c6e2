"""dateparser's tests: values without a grain, what is not said filled in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pipeline.evaluate.match import overlap
from pipeline.evaluate.suites import asks
from pipeline.evaluate.suites.case import Ask, Case, Extract, Record, Row, count

_MIDNIGHT = "00:00:00"


def rows(suite: str, cases: Iterable[dict[str, Any]], extract: Extract) -> list[Row]:
    """The rows of the suite."""
    return count(suite, map(_case, cases), extract)


def _case(data: dict[str, Any]) -> Case:
    day = data["reference_time"]
    return Case(
        id=data["id"],
        language=data["lang"],
        dimension=data["kind"],
        text=data["text"],
        day=day[:10] if day else None,
        asked=_asked(data),
    )


def _asked(data: dict[str, Any]) -> Ask | str:
    if data["kind"] == "translate":
        return "translation"
    if data["kind"] == "search":
        return asks.both(map(_entity, data["entities"]))
    value = data["expected"]["value"]
    if value[11:19] != _MIDNIGHT:
        return "clock time"
    return asks.holds_days(data["text"], [value[:10]])


def _entity(entity: dict[str, Any]) -> Ask:
    holds = asks.holds_days(entity["text"], [entity["value"][:10]])

    def ask(record: Record) -> bool:
        return holds({"times": [time for time in record["times"] if overlap(entity, time)]})

    return ask
