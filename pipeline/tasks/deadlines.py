"""The last day on which a task is still on time, by the rulings of the annotation guide."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.schema import Deadline, Time
from pipeline.schema.task import Granularity
from pipeline.tasks.grammar import Grammar
from pipeline.tasks.view import View

_PERIOD = re.compile(r"(\d{4})(?:-(?:(\d{2})(?:-(\d{2}))?|Q([1-4])|H([12])|W(\d{2})))?(?:T.*)?")
_CUE_REACH = 40
_FIRM = 3  # strength of words that bind a time wherever they stand ("before", "not later than")


@dataclass(frozen=True)
class Period:
    """A calendar period: its first and last day and how wide it was written."""

    first: date
    last: date
    width: Granularity


def period(value: str) -> Period | None:
    """The period a TIMEX3 value names (the last one of a range), None where there is none."""
    match = _PERIOD.fullmatch(value.rsplit("/", 1)[-1])
    if match is None:
        return None
    numbers = [int(group) if group else 0 for group in match.groups()]
    try:
        return _period(*numbers)
    except ValueError:
        return None


def _period(year: int, month: int, day: int, quarter: int, half: int, week: int) -> Period:
    if week:
        first = date.fromisocalendar(year, week, 1)
        return Period(first, first + timedelta(days=6), "day")
    if day:
        return Period(date(year, month, day), date(year, month, day), "day")
    if month:
        return _months(year, month, month, "month")
    if quarter:
        return _months(year, 3 * quarter - 2, 3 * quarter, "quarter")
    if half:
        return _months(year, 6 * half - 5, 6 * half, "half")
    return _months(year, 1, 12, "year")


def _months(year: int, first: int, last: int, width: Granularity) -> Period:
    return Period(date(year, first, 1), date(year, last, monthrange(year, last)[1]), width)


def due_day(time: Time) -> tuple[date, Granularity] | None:
    """The due day of a date and the width it was written with; None for what bounds nothing.

    START of a year is due on 31 March, MID on 30 June, END on 31 December; START, MID and END
    of a month on the 10th, the 20th and the last day; BEFORE a period on the day before it
    begins; AFTER never.
    """
    if time.type not in ("DATE", "TIME") or time.mod == "AFTER":
        return None
    span = period(time.value)
    if span is None:
        return None
    if time.mod == "BEFORE" and span.width != "day":
        return span.first - timedelta(days=1), span.width
    part = {"START": 1, "MID": 2}.get(time.mod or "", 3)
    if part == 3 or span.width == "day":
        return span.last, span.width
    return _part(span, part), span.width


def _part(span: Period, part: int) -> date:
    if span.width == "month":
        return span.first.replace(day=10 * part)
    length = {"year": 3, "half": 2, "quarter": 1}[span.width]
    month = span.first.month + length * part - 1
    return date(span.first.year, month, monthrange(span.first.year, month)[1])


@dataclass(frozen=True)
class Bound:
    """A time of a stretch that can bind its task, with how strongly its words do."""

    start: int
    end: int
    time: Time
    strength: int


def bounds(
    view: View, rules: Grammar, start: int, end: int, *, past: bool = False, loose: bool = False
) -> list[Bound]:
    """The times in a stretch that can be its deadline, in order; folded offsets.

    ``past`` lets days before publication count, ``loose`` dates without a binding word.
    """
    found = []
    for begin, stop, time in view.times.inside(start, end):
        left, strength = _cue(view, rules, start, begin, time)
        if loose and not strength and time.type == "DATE" and time.mod != "AFTER":
            strength = 1
        if strength < _FIRM and not loose and rules["relative"].search(view.text, start, left):
            continue
        if strength and (past or not _over(view, time, strength)):
            found.append(Bound(left, stop, time, strength))
    return found


def _cue(view: View, rules: Grammar, start: int, begin: int, time: Time) -> tuple[int, int]:
    """Where the words that bind a time begin, and how strongly they bind; 0 for not at all."""
    window = max(start, begin - _CUE_REACH)
    before = view.text[window:begin]
    found = []
    for name, strength in (("start", 0), ("strict", 3), ("bound", 2)):
        last = max(rules[name].finditer(before), key=lambda match: match.end(), default=None)
        if last is not None and not before[last.end() :].strip(" \u00a0"):
            found.append((window + last.start(), strength))
    # The longest cue is the one meant: a word of one table ends a phrase of another.
    return min(found, key=lambda cue: cue[0], default=(begin, _unbound(time)))


def _unbound(time: Time) -> int:
    """How strongly a time binds by itself."""
    if time.mod in ("BEFORE", "ON_OR_BEFORE", "END"):
        return 3
    if time.mod in ("START", "MID"):
        return 2
    if time.mod == "AFTER" or time.type == "DURATION":
        return 0
    if time.type == "SET":
        return 1
    span = period(time.value)
    return 1 if span is not None and span.width in ("day", "month", "quarter") else 0


def over(view: View, start: int, end: int) -> bool:
    """Whether a stretch names times and all of them lie before publication."""
    named = [time for _, _, time in view.times.inside(start, end)]
    return bool(named) and all(_over(view, time, 0) for time in named)


def _over(view: View, time: Time, strength: int) -> bool:
    """Whether a date lies before the text was published, so that it can bind nothing.

    The day of publication itself binds only where the words say so.
    """
    due = due_day(time)
    if due is None or view.published is None:
        return False
    return due[0] < view.published or (due[0] == view.published and strength < 3)


def choose(found: list[Bound]) -> Bound | None:
    """The strongest bound; among equals a date before a repetition, and the first date."""
    dated = [b for b in found if due_day(b.time) is not None]
    return max(dated or found, key=lambda b: b.strength, default=None)


def deadline(
    view: View, rules: Grammar, start: int, end: int, bound: Bound | None
) -> Deadline | None:
    """The deadline of a stretch; None where it names no day, repetition, event or urgency."""
    urgent = rules["urgent"].search(view.text, start, end) is not None
    repeated = next((t for _, _, t in view.times.inside(start, end) if t.type == "SET"), None)
    recurrence = repeated.value if repeated is not None else None
    if bound is None:
        event = rules["event"].search(view.text, start, end)
        if not (urgent or recurrence or event):
            return None
        text = view.surface(*event.span()) if event else repeated.text if repeated else None
        return Deadline(time=repeated.id or None if repeated else None, text=text, due=None,
                        urgent=urgent, recurrence=recurrence,
                        anchor=text if event else None)  # fmt: skip
    due = due_day(bound.time)
    return Deadline(
        time=bound.time.id or None,
        text=view.surface(bound.start, bound.end),
        due=due[0].isoformat() if due else None,
        due_inclusive=not (bound.time.mod == "BEFORE" and due is not None and due[1] == "day"),
        granularity=due[1] if due else None,
        urgent=urgent,
        recurrence=recurrence,
    )
