"""Which values a mark of the annotation guide may have: one test a key."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, get_args

from pipeline.schema.agency import AgencyKind
from pipeline.schema.citation import CitationType
from pipeline.schema.figure import Comparator
from pipeline.schema.task import Granularity, TaskKind
from pipeline.schema.time import Mod, TimeType

_DAY = r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
_CLOCK = r"T(?:[01]\d|2[0-4])(?::[0-5]\d){0,2}"
_PART = r"T(?:MO|MI|AF|EV|NI|DT)"
_PERIOD = r"Q[1-4]|H[12]|W(?:0[1-9]|[1-4]\d|5[0-3])(?:-[1-7]|-WE)?|S[PU]|FA|WI|0[1-9]|1[0-2]"
# A century (15), a decade (199), a year, a part of the year, a day; X for what is not said.
_DATE = rf"{_DAY}|\d{{4}}-(?:{_PERIOD})|\d{{2,4}}|XXXX-(?:\d\d|XX)(?:-\d\d)?|XXXX-WXX-[1-7]"
_TIME = rf"(?:{_DAY}|XXXX-XX-XX|XXXX-WXX-[1-7])?(?:{_CLOCK}|{_PART})"
_AMOUNT = r"(?:\d+(?:\.\d+)?|X)"
_DURATION = (
    rf"P(?=[\dXT])(?:{_AMOUNT}[YMWDQ]|{_AMOUNT}D[TE]){{0,4}}"
    rf"(?:T(?:{_AMOUNT}[HMS]){{1,3}})?"
)
# TIMEX3 (ISO-TimeML, Pustejovsky et al. 2010) as the guide uses it; two of a kind with `/` between.
TIMEX3: Mapping[str, re.Pattern[str]] = {
    "DATE": re.compile(rf"(?:{_DATE})(?:/(?:{_DATE}))?"),
    "TIME": re.compile(rf"(?:{_TIME})(?:/(?:{_TIME}))?"),
    "DURATION": re.compile(rf"{_DURATION}(?:/{_DURATION})?"),
    "SET": re.compile(rf"{_DURATION}|{_DATE}|{_TIME}"),
}
_UNIT = re.compile(r"[^\W\d_][\w²³/°·.%-]{0,19}|°[CF]")

Allowed = Callable[[Any], bool]


def is_day(value: Any) -> bool:
    """An ISO 8601 calendar day, written ``YYYY-MM-DD``."""
    if not isinstance(value, str) or not re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def is_timex(type: Any, value: Any) -> bool:
    """A TIMEX3 value that fits its type; days in it exist in the calendar, ends are in order."""
    grammar = TIMEX3.get(type) if isinstance(type, str) else None
    if grammar is None or not isinstance(value, str) or not grammar.fullmatch(value):
        return False
    ends = value.split("/")
    days = [day for end in ends for day in re.findall(r"\d{4}-\d\d-\d\d", end)]
    ordered = type != "DATE" or len({len(end) for end in ends}) > 1 or ends == sorted(ends)
    return ordered and all(map(is_day, days))


def _one_of(values: object) -> Allowed:
    allowed = get_args(values)
    return lambda value: isinstance(value, str) and value in allowed


def _or_null(allowed: Allowed) -> Allowed:
    return lambda value: value is None or allowed(value)


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_flag(value: Any) -> bool:
    return isinstance(value, bool)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_unit(value: Any) -> bool:
    return isinstance(value, str) and bool(_UNIT.fullmatch(value))


def _are_names(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _is_repetition(value: Any) -> bool:
    return is_timex("SET", value)


# The keys each layer must have, and what may stand there.
LAYERS: Mapping[str, Mapping[str, Allowed]] = {
    "agencies": {"kind": _one_of(AgencyKind), "generic": _is_flag},
    "times": {"type": _one_of(TimeType), "value": _is_text, "mod": _or_null(_one_of(Mod))},
    "figures": {
        "low": _is_number,
        "high": _is_number,
        "unit": _is_unit,
        "of": _or_null(_is_text),
        "comparator": _one_of(Comparator),
    },
    "documents": {
        "number": _or_null(_is_text),
        "type": _one_of(CitationType),
        "date": _or_null(is_day),
    },
    "tasks": {
        "kind": _one_of(TaskKind),
        "assigner": _or_null(_is_text),
        "lead": _are_names,
        "support": _are_names,
        "due": _or_null(is_day),
        "due_text": _or_null(_is_text),
        "granularity": _or_null(_one_of(Granularity)),
        "urgent": _is_flag,
        "recurrence": _or_null(_is_repetition),
    },
}
# What may stand besides; ``doubt`` may say why in words.
OPTIONAL: Mapping[str, Allowed] = {
    "doubt": lambda value: _is_flag(value) or _is_text(value),
    "office": _is_flag,
}
