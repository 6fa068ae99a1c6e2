"""dateparser's tests: values without a grain, what is not said filled in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.evaluate.asks import Ask, Extract, Failure, Record, all_of, clocks, days
from pipeline.evaluate.match import overlap
from pipeline.evaluate.suites.case import Case, Row, case_of, count

_MIDNIGHT = "00:00:00"


def rows(suite: str, cases: Iterable[dict[str, Any]], extract: Extract) -> list[Row]:
    """The rows of the suite."""
    return count(suite, map(_case, cases), extract)


def _case(data: dict[str, Any]) -> Case:
    kind, asked = data["kind"], _asked(data)
    return case_of(data, f"{kind} (clock)" if isinstance(asked, clocks.IsClock) else kind, asked)


def _asked(data: dict[str, Any]) -> Ask | str:
    if data["kind"] == "translate":
        return "translation"
    if data["kind"] == "search":
        return all_of(InPlace(entity) for entity in data["entities"])
    value = data["expected"]["value"]
    if value[11:19] != _MIDNIGHT:
        return clocks.IsClock(value[:10], value[11:16])
    return days.HoldsDays(data["text"], (value[:10],))


@dataclass(frozen=True)
class InPlace:
    """The day of an entity lies in a time that overlaps it."""

    entity: Mapping[str, Any]
    layer: str = "times"

    @property
    def expected(self) -> str:
        return self._days.expected

    @property
    def _days(self) -> days.HoldsDays:
        return days.HoldsDays(self.entity["text"], (self.entity["value"][:10],))

    def __call__(self, record: Record) -> bool:
        return self._days(self._here(record))

    def _here(self, record: Record) -> Record:
        return {"times": [time for time in record["times"] if overlap(self.entity, time)]}

    def failure(self, record: Record) -> Failure:
        return self._days.failure(self._here(record))
