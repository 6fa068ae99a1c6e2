"""What a suite can ask of the figures of a record, and of the words and digits of one text."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.evaluate.asks import Extract, Failure, Record
from pipeline.evaluate.match import Mark, overlap

TOLERANCE = 1e-3


@dataclass(frozen=True)
class HasFigure:
    """Some figure has these ends, one of the units and comparators (any when null), and
    overlaps the place when one is given. A unit stands with what the ends are in it, as a
    multiple (500 grams are 0.5 kg)."""

    low: float
    high: float
    units: Mapping[str, float] | None = None
    comparators: Collection[str] | None = None
    place: Mapping[str, Any] | None = None
    layer: str = "figures"

    @property
    def expected(self) -> str:
        number = f"{self.low:g}" if self.low == self.high else f"{self.low:g} to {self.high:g}"
        return " ".join([number, "|".join(self.units or ())]).strip()

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
        return _close(figure["low"], self.low * factor) and _close(
            figure["high"], self.high * factor
        )

    def failure(self, record: Record) -> Failure:
        figures = record["figures"]
        if not figures:
            return Failure("not found")
        numbers = [figure for figure in figures if self._same_number(figure)]
        if not numbers:
            return Failure("other number", figures[0])
        is_unit = self.units is not None and numbers[0]["unit"] not in self.units
        return Failure("other unit" if is_unit else "other bound or place", numbers[0])


def _close(found: float, wanted: float) -> bool:
    return math.isclose(found, wanted, rel_tol=TOLERANCE, abs_tol=1e-9)


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
    return tomllib.loads((Path(__file__).parent / "units.toml").read_text(encoding="utf-8"))


def units_of(name: str) -> Mapping[str, float] | None:
    """The units of ours that may stand for a suite's unit, each with the number of it that
    one of the suite's makes; null for a unit that no layer of ours has."""
    found = _units()["units"].get(name.casefold())
    if found is None or isinstance(found, dict):
        return found
    factor = _units()["parts"].get(name.casefold(), 1)
    return dict.fromkeys(found, factor)
