"""Durations."""

from __future__ import annotations

from pipeline.annotate.times.readings.production import production
from pipeline.annotate.times.sight import Reading, Sight


@production
def duration(sight: Sight) -> Reading | None:
    """``n unit``, ``n decimal unit``, ``n n_2 unit``; ``half`` adds one half unit."""
    unit = sight.key("unit") or sight.key("pair")
    count = sight.number("n")
    if unit is None or not count:
        return None
    second, smaller = sight.number("n_2"), sight.key("unit_2")
    if second and smaller:
        return _two_units(count, unit, second, smaller)
    if second:
        return Reading("DURATION", f"{length(count, unit)}/{length(second, unit)}")
    decimal = sight.text("decimal")
    if decimal is not None:
        return Reading("DURATION", length(f"{count}.{decimal}", unit))
    if sight.text("rest") is not None:
        halves = {"Y": (12, "M"), "D": (24, "TH"), "TH": (60, "TM"), "W": (7, "D")}
        size, smaller = halves.get(unit, (0, ""))
        if size and unit != "W":
            return Reading("DURATION", length(count * size + size // 2, smaller))
        return Reading("DURATION", length(f"{count}.5", unit))
    return Reading("DURATION", length(count, unit))


@production
def duration_range(sight: Sight) -> Reading | None:
    """``n unit`` to ``n_2 unit_2``."""
    first, last = sight.number("n"), sight.number("n_2")
    unit, unit_2 = sight.key("unit"), sight.key("unit_2")
    if not first or not last or unit is None or unit_2 is None:
        return None
    return Reading("DURATION", f"{length(first, unit)}/{length(last, unit_2)}")


def _two_units(count: int, unit: str, second: int, smaller: str) -> Reading | None:
    order = ["Y", "M", "W", "D", "TH", "TM", "TS"]
    if unit not in order or smaller not in order or order.index(unit) >= order.index(smaller):
        return None
    rest = length(second, smaller)[1:]
    if unit.startswith("T"):
        rest = rest[1:]
    return Reading("DURATION", length(count, unit) + rest)


def length(count: int | str, unit: str) -> str:
    """The TIMEX3 value of ``count`` units (``P30D``, ``PT2H``); decades and centuries in years."""
    if unit in ("E", "C"):  # decades, centuries
        years = f"{float(count) * (10 if unit == 'E' else 100):g}"
        return f"P{years}Y"
    return f"PT{count}{unit[1:]}" if unit.startswith("T") else f"P{count}{unit}"
