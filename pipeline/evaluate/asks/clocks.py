"""What a suite can ask of the clock times and parts of days of a record."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from pipeline.evaluate.asks import Failure, Record
from pipeline.evaluate.asks.days import PARTS_OF_PERIODS
from pipeline.evaluate.asks.failures import (
    clock_failure,
    clock_of,
    days_failure,
    part_failure,
    range_of,
)
from pipeline.evaluate.match import Mark


@dataclass(frozen=True)
class IsClock:
    """Some TIME is this hour and minute (``HH:MM``) of this day, with one of these bounds.

    Without a day the hour and minute are enough; without bounds any will do.
    """

    day: str | None
    clock: str
    mods: Collection[str] = ()
    layer: str = "times"

    @property
    def expected(self) -> str:
        bound = f"{'|'.join(self.mods)} " if self.mods else ""
        return f"{bound}{self.day or ''}T{self.clock}"

    def __call__(self, record: Record) -> bool:
        return any(self._holds(time) for time in record["times"])

    def _holds(self, time: Mark) -> bool:
        if time["type"] != "TIME" or (self.mods and time["mod"] not in self.mods):
            return False
        day, clock = clock_of(time["value"])
        return clock == self.clock and (self.day is None or day == self.day)

    def failure(self, record: Record) -> Failure:
        return clock_failure(record["times"], self.day, self.clock)


@dataclass(frozen=True)
class IsClockRange:
    """Some TIME runs from the one to the other (``YYYY-MM-DDTHH:MM``, both said; without days
    where ``from`` has none)."""

    ends: tuple[str, str]
    layer: str = "times"

    @property
    def expected(self) -> str:
        return "/".join(self.ends)

    def __call__(self, record: Record) -> bool:
        wanted = (clock_of(self.ends[0]), clock_of(self.ends[1]))
        return any(range_of(time["value"]) == wanted for time in record["times"])

    def failure(self, record: Record) -> Failure:
        day, clock = clock_of(self.ends[0])
        clocks = [clock_of(time["value"])[1] for time in record["times"]]
        last, _ = clock_of(self.ends[1])
        if day and last and last != day:
            return days_failure(record["times"], (day, last))
        if clock in clocks and clock_of(self.ends[1])[1] in clocks:
            return Failure("in two marks", record["times"][clocks.index(clock)])
        return clock_failure(record["times"], day, clock or "")


@dataclass(frozen=True)
class IsPartOfDay:
    """Some TIME is one of these parts (``MO``, ``AF`` …) of the day, or the START, MID or END
    of one of the parts ``around`` the hours asked for. Without a day any day will do."""

    day: str | None
    parts: Collection[str]
    written: str
    around: Collection[str] = ()
    layer: str = "times"

    @property
    def expected(self) -> str:
        return self.written

    def __call__(self, record: Record) -> bool:
        return any(self._holds(time) for time in record["times"])

    def _holds(self, time: Mark) -> bool:
        day, _, part = str(time["value"]).partition("T")
        if self.day is not None and day != self.day:
            return False
        is_part_of_it = time["mod"] in PARTS_OF_PERIODS
        return part in (self.around if is_part_of_it else self.parts)

    def failure(self, record: Record) -> Failure:
        return part_failure(record["times"], self.day, (*self.parts, *self.around))
