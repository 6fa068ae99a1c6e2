"""What a suite can ask of the days, lengths and values of the times of a record."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from pipeline.evaluate.asks import Failure, Record
from pipeline.evaluate.asks.failures import NOT_FOUND, days_failure
from pipeline.evaluate.asks.periods import (
    Length,
    Period,
    canonical,
    length_between,
    length_of,
    period_of,
    written,
)
from pipeline.evaluate.match import Mark

COVERED = 0.6  # of a phrase's letters and digits, for a mark coarser than the day asked for
PARTS_OF_PERIODS = ("START", "MID", "END")


@dataclass(frozen=True)
class IsPeriod:
    """Some time spans exactly these days."""

    days: Period
    layer: str = "times"

    @property
    def expected(self) -> str:
        return written(self.days)

    def __call__(self, record: Record) -> bool:
        return any(self.holds(time) for time in record["times"])

    def holds(self, time: Mark) -> bool:
        """Whether the time spans the days."""
        return (time["earliest"], time["latest"]) == self.days

    def failure(self, record: Record) -> Failure:
        return days_failure(record["times"], self.days)


class IsInterval(IsPeriod):
    """Some time spans these days, or is a part (START, MID, END) of a period around them,
    or is a duration as long as they are (``the next three days``)."""

    def holds(self, time: Mark) -> bool:
        first, last = time["earliest"], time["latest"]
        if first is None or last is None:
            return length_of(time["value"]) in length_between(*self.days)
        if time["mod"] in PARTS_OF_PERIODS and first <= self.days[0] and self.days[1] <= last:
            return True
        return super().holds(time)


@dataclass(frozen=True)
class IsOpen:
    """Some time is the day, with one of these bounds."""

    day: str
    mods: Collection[str]
    layer: str = "times"

    @property
    def expected(self) -> str:
        return f"{'|'.join(self.mods)} {self.day}"

    def __call__(self, record: Record) -> bool:
        return any(
            time["mod"] in self.mods and self.day in (time["earliest"], time["latest"])
            for time in record["times"]
        )

    def failure(self, record: Record) -> Failure:
        days = (self.day, self.day)
        bound = [time for time in record["times"] if time["mod"] in self.mods]
        failure = days_failure(bound or record["times"], days)
        return failure if bound or failure.mark is None else Failure("no bound", failure.mark, days)


@dataclass(frozen=True)
class HoldsDays:
    """Each day lies in some time. The suite fills what is not said from the reference day,
    so a coarser time is right too when it is read from most of the text."""

    text: str
    days: Sequence[str]
    layer: str = "times"

    @property
    def expected(self) -> str:
        return " and ".join(self.days)

    def __call__(self, record: Record) -> bool:
        return all(self._in_some(record, day) for day in self.days)

    def _in_some(self, record: Record, day: str) -> bool:
        return any(self._holds(time, day) for time in record["times"])

    def _holds(self, time: Mark, day: str) -> bool:
        first, last = time["earliest"], time["latest"]
        if first is None or last is None or not first <= day <= last:
            return False
        said = len(re.findall(r"\w", time["text"])) / max(1, len(re.findall(r"\w", self.text)))
        return bool(first == last or said >= COVERED)

    def failure(self, record: Record) -> Failure:
        missed = next(day for day in self.days if not self._in_some(record, day))
        return days_failure(record["times"], (missed, missed))


@dataclass(frozen=True)
class IsLength:
    """Some duration or repetition has this length, or all of them together have it."""

    length: Length
    layer: str = "times"

    @property
    def expected(self) -> str:
        months, seconds = self.length
        parts = [f"{months:g} months"] * bool(months) + [f"{seconds:g} s"] * bool(seconds)
        return " ".join(parts)

    def __call__(self, record: Record) -> bool:
        known = [length_of(time["value"]) for time in record["times"]]
        lengths = [one for one in known if one is not None]
        together = (sum(months for months, _ in lengths), sum(secs for _, secs in lengths))
        return bool(lengths) and self.length in (*lengths, together)

    def failure(self, record: Record) -> Failure:
        times = record["times"]
        if not times:
            return NOT_FOUND
        vague = [time for time in times if re.fullmatch(r"PT?X\w", time["value"])]
        if vague:
            return Failure("a length without a number", vague[0])
        lengths = [time for time in times if length_of(time["value"]) is not None]
        if lengths:
            return Failure("other length", lengths[0])
        return Failure("days for a length", times[0])


@dataclass(frozen=True)
class HasValue:
    """Some time has one of these TIMEX3 values (``PRESENT_REF``, ``XXXX-WXX-1``)."""

    values: Collection[str]
    layer: str = "times"

    @property
    def expected(self) -> str:
        return "|".join(self.values)

    def __call__(self, record: Record) -> bool:
        return any(time["value"] in self.values for time in record["times"])

    def failure(self, record: Record) -> Failure:
        if not record["times"]:
            return NOT_FOUND
        return Failure("other value", record["times"][0])


def same_value(gold: str, found: Mark) -> bool:
    """The same TIMEX3 value in its writings (196X is 196), the same days, or the same length."""
    wanted, value = canonical(gold), canonical(found["value"])
    if wanted == value:
        return True
    days = None if "T" in wanted + value else period_of(wanted)
    if days is not None:
        return days in (period_of(value), (found["earliest"], found["latest"]))
    length = length_of(wanted)
    return length is not None and length == length_of(value)
