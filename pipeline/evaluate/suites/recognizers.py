"""Recognizers-Text: sentences with entities; right when each entity is found with its value.

The specifications leave some numbers of a sentence out on purpose, so what we find besides
is not held against us, but in a sentence without any entity nothing of the model's kind may be
found. Of several candidate values for one time (last and next year) any is right, a number may
be found as an end of a range, and a range between two bounds as the two bounds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pipeline.evaluate.asks import (
    AllOf,
    AnyOf,
    Ask,
    Extract,
    Nothing,
    all_of,
    clocks,
    days,
    figures,
)
from pipeline.evaluate.asks.periods import Period, day_before, length_of
from pipeline.evaluate.suites.case import Case, Row, before_noun, case_of, count

_APART = {"OrdinalModel": "ordinal"}
_DAYS = ("date", "daterange")
_LENGTHS = ("duration", "set")
_LOWER, _UPPER = {"(": ">", "[": ">="}, {")": "<", "]": "<="}
_POWER = r"\^|\de[+-]?\d"
_NONE = {
    "NumberModel": figures.NoFigure(("count", "ratio")),
    "NumberRangeModel": figures.NoFigure(bounded=True),
    "PercentModel": figures.NoFigure(("percent",)),
    "CurrencyModel": figures.NoFigure(),
    "DimensionModel": figures.NoFigure(),
}


def rows(suite: str, cases: Iterable[dict[str, Any]], extract: Extract) -> list[Row]:
    """The rows of the suite."""
    return count(suite, (one for data in cases for one in _cases(data)), extract)


def _cases(data: dict[str, Any]) -> Iterator[Case]:
    case = case_of(data, _dimension(data), _asked(data))
    yield case
    if _is_bare(data):
        yield before_noun(case)


def _is_bare(data: dict[str, Any]) -> bool:
    """Whether the whole text is one number and nothing else."""
    is_number = data["model"] in ("NumberModel", "NumberRangeModel")
    return is_number and any(len(e["text"]) >= len(data["text"]) - 1 for e in data["entities"])


def _dimension(data: dict[str, Any]) -> str:
    model = str(data["model"]).removesuffix("Model")
    kinds = {_kind(entity) for entity in data["entities"]}
    if model != "DateTime" or not kinds:
        return model
    if kinds <= {*_DAYS}:
        return f"{model} (days)"
    return f"{model} (lengths)" if kinds <= {*_LENGTHS} else f"{model} (clock)"


def _kind(entity: Mapping[str, Any]) -> str:
    return str(entity["type"].rpartition(".")[2])


def _asked(data: dict[str, Any]) -> Ask | str:
    model = data["model"]
    if model in _APART:
        return _APART[model]
    is_time = model == "DateTimeModel"
    if not data["entities"]:
        return Nothing("times") if is_time else _NONE[model]
    if is_time:
        return all_of(map(_time, data["entities"]))
    numbers = [one for one in data["entities"] if (one["resolution"] or {}).get("value")]
    return all_of(_figure(model, one) for one in numbers) if numbers else "a unit without a number"


def _time(entity: Mapping[str, Any]) -> Ask | str:
    kind = _kind(entity)
    ask = _days if kind in _DAYS else _length if kind in _LENGTHS else _clock
    found = [one for value in entity["resolution"]["values"] if (one := ask(value)) is not None]
    return AnyOf(tuple(found)) if found else "not resolved"


def _days(value: Mapping[str, str]) -> Ask | None:
    if "start" in value and "end" in value:
        return AnyOf(tuple(map(days.IsInterval, _ends(value))))
    day = value.get("value", "")
    return days.IsPeriod((day, day)) if re.fullmatch(r"\d{4}-\d\d-\d\d", day) else None


def _ends(value: Mapping[str, str]) -> Iterable[Period]:
    """The days of a range: its end is exclusive, unless both ends are said (``(from,to,P4D)``)."""
    first, end = value["start"], value["end"]
    if value["timex"].startswith("("):
        yield first, end
    if first < end:
        yield first, day_before(end)


def _length(value: Mapping[str, str]) -> Ask | None:
    timex = value["timex"]
    length = length_of(timex)
    if length is None:
        return days.HasValue((timex,)) if timex.startswith("XXXX") else None
    return days.IsLength(length)


def _clock(value: Mapping[str, str]) -> Ask | None:
    part = re.search(r"T(MO|MI|AF|EV|NI)$", value["timex"])
    start, end = value.get("start", ""), value.get("end", "")
    if part:
        return clocks.IsPartOfDay(_day(start), (part[1],), value["timex"])
    if start and end:
        return clocks.IsClockRange((_moment(start), _moment(end)))
    moment = value.get("value", "")
    clock = re.search(r"\d\d:\d\d", moment)
    return clocks.IsClock(_day(moment), clock[0]) if clock else None


def _day(moment: str) -> str | None:
    return moment[:10] if re.match(r"\d{4}-", moment) else None


def _moment(written: str) -> str:
    """``2016-04-22 17:00:00`` as ``2016-04-22T17:00``; a clock time alone as ``T17:00``."""
    return "T".join([_day(written) or "", written[-8:-3]])


def _figure(model: str, entity: Mapping[str, Any]) -> Ask | str:
    resolution, written = entity["resolution"], entity["resolution"]["value"]
    if re.search(_POWER, entity["text"], re.IGNORECASE):
        return "a power"
    place = entity if entity["offset_ok"] and entity["start"] else None
    if model == "NumberRangeModel":
        return _range(written, place)
    value = _number(written.rstrip("%"))
    if value == 1 and not re.search(r"\d", entity["text"]):
        return "the word for one"
    if "unit" in resolution:
        return _quantity(value, resolution, place)
    if model == "PercentModel":
        return figures.HasFigure(value, value, {"percent": 1.0}, place=place)
    return AnyOf((figures.HasFigure(value, value, place=place), figures.IsEnd(value, place)))


def _quantity(
    value: float, resolution: Mapping[str, str], place: Mapping[str, Any] | None
) -> Ask | str:
    unit, kind = resolution["unit"], resolution.get("subtype")
    units = figures.units_of(f"{unit} ({kind})") or figures.units_of(unit)
    if units is None:
        return f"unit {unit}"
    return figures.HasFigure(value, value, units, place=place)


def _range(written: str, place: Mapping[str, Any] | None) -> Ask:
    """``(20,35]`` is a range, or more than 20 and at most 35; ``(20,)`` is more than 20."""
    first, last = written[1:-1].split(",")
    bounds = [
        _bound(number, comparator, place)
        for number, comparator in ((first, _LOWER[written[0]]), (last, _UPPER[written[-1]]))
        if number
    ]
    if len(bounds) == 1:
        return bounds[0]
    ends = figures.HasFigure(_number(first), _number(last), place=place)
    return ends if first == last else AnyOf((ends, AllOf(tuple(bounds))))


def _bound(number: str, comparator: str, place: Mapping[str, Any] | None) -> Ask:
    return figures.HasFigure(_number(number), _number(number), None, (comparator,), place)


def _number(written: str) -> float:
    return float(written.replace(",", "."))
