"""What a suite can ask of the figures of a record, and of the words and digits of one text."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.evaluate.asks import Ask, Extract, Failure, Record
from pipeline.evaluate.match import Mark, overlap

TOLERANCE = 1e-9  # of the number: what suites cut off behind 15 digits of a fraction
_BOUNDS = (">", ">=", "<", "<=")


@dataclass(frozen=True)
class HasFigure:
    """Some figure has these ends, one of the units and comparators (any when null), and
    overlaps the place when one is given. A unit stands with what the ends are in it, as a
    multiple (500 grams are 0.5 kg). ``tolerance`` is a share of the number, 0 for the number
    to its last digit."""

    low: float
    high: float
    units: Mapping[str, float] | None = None
    comparators: Collection[str] | None = None
    place: Mapping[str, Any] | None = None
    tolerance: float = TOLERANCE
    layer: str = "figures"

    @property
    def expected(self) -> str:
        number = f"{self.low:g}" if self.low == self.high else f"{self.low:g} to {self.high:g}"
        return " ".join(
            filter(None, ["|".join(self.comparators or ()), number, "|".join(self.units or ())])
        )

    def __call__(self, record: Record) -> bool:
        return any(
            self._same_number(figure)
            and (self.units is None or figure["unit"] in self.units)
            and (self.comparators is None or figure["comparator"] in self.comparators)
            and (self.place is None or overlap(self.place, figure) > 0)
            for figure in record["figures"]
        )

    def _same_number(self, figure: Mark) -> bool:
        factor = (self.units or {}).get(figure["unit"], 1)
        return self._close(figure["low"], self.low * factor) and self._close(
            figure["high"], self.high * factor
        )

    def _close(self, found: float, wanted: float) -> bool:
        if not self.tolerance:
            return found == wanted  # whole numbers beyond a float's digits too
        return math.isclose(found, wanted, rel_tol=self.tolerance)

    def failure(self, record: Record) -> Failure:
        figures = record["figures"]
        if not figures:
            return Failure("not found")
        numbers = [figure for figure in figures if self._same_number(figure)]
        if not numbers:
            return Failure("other number", figures[0])
        is_unit = self.units is not None and numbers[0]["unit"] not in self.units
        return Failure("other unit" if is_unit else "other bound or place", numbers[0])


@dataclass(frozen=True)
class IsEnd:
    """Some figure runs from or to this number."""

    value: float
    place: Mapping[str, Any] | None = None
    layer: str = "figures"

    @property
    def expected(self) -> str:
        return f"{self.value:g}"

    def __call__(self, record: Record) -> bool:
        return any(
            figure["low"] != figure["high"]
            and self.value in (figure["low"], figure["high"])
            and (self.place is None or overlap(self.place, figure) > 0)
            for figure in record["figures"]
        )

    def failure(self, record: Record) -> Failure:
        return Failure("other number" if record["figures"] else "not found")


@dataclass(frozen=True)
class NoFigure:
    """No figure has one of the units (any when null), or, where only what is ``bounded`` is
    asked for, two ends or a bound."""

    units: Collection[str] | None = None
    bounded: bool = False
    layer: str = "figures"
    expected: str = "nothing"

    def __call__(self, record: Record) -> bool:
        return not self._found(record)

    def _found(self, record: Record) -> list[Mark]:
        return [
            figure
            for figure in record["figures"]
            if (self.units is None or figure["unit"] in self.units)
            and (
                not self.bounded
                or figure["low"] != figure["high"]
                or figure["comparator"] in _BOUNDS
            )
        ]

    def failure(self, record: Record) -> Failure:
        return Failure("found where nothing is", self._found(record)[0])


@dataclass(frozen=True)
class Alone:
    """The ask holds and its layer says nothing besides the marks it is about."""

    ask: Ask
    marks: int = 1

    @property
    def layer(self) -> str:
        return self.ask.layer

    @property
    def expected(self) -> str:
        return self.ask.expected

    def __call__(self, record: Record) -> bool:
        return self.ask(record) and len(record[self.layer]) == self.marks

    def failure(self, record: Record) -> Failure:
        if self.ask(record):
            return Failure("more besides", record[self.layer][0])
        return self.ask.failure(record)


@dataclass(frozen=True)
class Agrees:
    """The layer says the same of this text and of the other, and says something."""

    language: str
    other: str
    layer: str
    extract: Extract
    day: str | None = None

    @property
    def expected(self) -> str:
        values = ["-".join(map(str, dict.fromkeys(value))) for value in self._others()]
        return f"as in {self.other!r}: {'; '.join(values) or 'nothing'}"

    def __call__(self, record: Record) -> bool:
        found = self._values(record)
        return bool(found) and found == self._others()

    def _others(self) -> list[tuple[Any, ...]]:
        return self._values(self.extract(self.language, self.other, self.day))

    def _values(self, record: Record) -> list[tuple[Any, ...]]:
        keys = ("low", "high", "unit") if self.layer == "figures" else ("type", "value")
        return [
            tuple(round(mark[k], 6) if isinstance(mark[k], float) else mark[k] for k in keys)
            for mark in record[self.layer]
        ]

    def failure(self, record: Record) -> Failure:
        marks = record[self.layer]
        here, there = self._values(record), self._others()
        if not here or not there:
            side = "found in neither" if here == there else "found in one only"
            return Failure(side, marks[0] if marks else None)
        return Failure("words and digits differ", marks[0])


@cache
def _units() -> Mapping[str, Any]:
    tables = tomllib.loads((Path(__file__).parent / "units.toml").read_text(encoding="utf-8"))
    return {kind: {k.casefold(): v for k, v in table.items()} for kind, table in tables.items()}


def units_of(name: str) -> Mapping[str, float] | None:
    """The units of ours that may stand for a suite's unit, each with the number of it that
    one of the suite's makes; null for a unit that no layer of ours has."""
    found = _units()["units"].get(name.casefold())
    if found is None or isinstance(found, dict):
        return found
    factor = _units()["parts"].get(name.casefold(), 1)
    return dict.fromkeys(found, factor)
