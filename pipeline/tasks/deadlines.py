"""Which time of a stretch is its deadline, and the deadline it makes."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.languages.cues import Cue, Kind, cue_before
from pipeline.schema import Deadline, Time
from pipeline.schema.task import Anchor
from pipeline.tasks import anchors
from pipeline.tasks.due import Due, due_day, recurrence
from pipeline.tasks.grammar import Grammar
from pipeline.tasks.view import View

FIRM = 3  # strength of words that bind a time wherever they stand ("before", "not later than")
_GRAINS = (None, "year", "half", "quarter", "month", "day")
_NEXT = 6  # characters between a day and the repetition it belongs to ("31 March of each year")
_NEAR = 25  # characters between a figure or noun and the repetition that measures it
_DAY_OF_YEAR = re.compile(r"(?:\d{4}|XXXX)-(\d\d)-(\d\d)(?:T.*)?")
_STOP = re.compile(r"[.,;:،؛\n]")
_DATES = 25  # characters between a document and the day it bears


@dataclass(frozen=True)
class Bound:
    """A time of a stretch that can bind its task, with how strongly its words do.

    ``start`` and ``end`` (folded offsets) hold the cue, the time and what it is counted
    from; ``repeated`` is the repetition that the time belongs to.
    """

    start: int
    end: int
    time: Time
    strength: int
    due: Due | None = None
    anchor: Anchor | None = None
    repeated: Time | None = None

    @property
    def firm(self) -> Due | int | None:
        """What tells one firm deadline from another: its due day, the place of a length.

        None for a length, repetition or event that is no firm deadline.
        """
        if self.due is None and self.time.type == "DURATION" and self.strength == FIRM:
            return self.start
        return self.due


def bounds(
    view: View, rules: Grammar, start: int, end: int, *, past: bool = False, loose: bool = False
) -> list[Bound]:
    """The times in a stretch that can be its deadline, in order; folded offsets.

    ``past`` lets days before publication count, ``loose`` dates without a binding word.
    In words of work that should have been done, a firm past day counts.
    """
    found: list[Bound] = []
    reached = start
    for begin, stop, time in view.times.inside(start, end):
        if begin < reached:  # a day that a duration is counted from
            continue
        bound = _bound(view, rules, start, (begin, stop, end), time)
        reached = bound.end
        if loose and not bound.strength and time.type == "DATE" and time.mod != "AFTER":
            bound = replace(bound, strength=1)
        if not bound.strength:
            continue
        weak = bound.strength < FIRM and not loose
        if weak and rules["relative"].search(view.text, start, bound.start):
            continue
        over = not past and _over(view, bound.due, bound.strength)
        late = over and bound.strength >= FIRM and rules["lapsed"].search(view.text, start, end)
        if not over or late:
            found.append(bound)
    return found


def _bound(
    view: View, rules: Grammar, start: int, place: tuple[int, int, int], time: Time
) -> Bound:
    begin, stop, end = place
    cue = _cue(view, rules, start, begin, time)
    left = view.folded.position(cue.start) if cue else begin
    strength = cue.strength if cue else _unbound(time)
    if time.type == "DURATION":
        return _counted(view, rules, Bound(left, stop, time, strength), end, cue)
    if _dates_a_document(view, begin, time):
        return Bound(left, stop, time, 0)
    if time.type == "SET" and _is_rate(view, rules, start, begin):
        return Bound(left, stop, time, 0)
    after = view.times.inside(stop, min(end, stop + _NEXT + 40))
    if after and after[0][2].type == "SET" and after[0][0] - stop <= _NEXT and time.type != "SET":
        return Bound(left, after[0][1], time, strength, repeated=after[0][2])
    return Bound(left, stop, time, strength, due_day(time))


def _cue(view: View, rules: Grammar, start: int, begin: int, time: Time) -> Cue | None:
    kind: Kind = "duration" if time.type == "DURATION" else "date"
    return cue_before(rules.pack, view.folded, begin, kind=kind, low=start)


def _counted(view: View, rules: Grammar, bound: Bound, end: int, cue: Cue | None) -> Bound:
    """A duration with what it is counted from, and its due day where that is settled."""
    if anchors.is_over(view, rules.pack, bound.time):
        return replace(bound, strength=0)
    count = anchors.counted(view, rules.pack, bound.end, end)
    if count is None:
        return bound
    strength = bound.strength
    if cue is None and count.anchor:  # a length that begins on a day is no deadline by itself
        strength = 2
    day = anchors.later(view, rules.pack, count.day, bound.time) if count.day else None
    due = Due(day, "day") if day and strength else None
    return Bound(bound.start, count.end, bound.time, strength, due, count.anchor)


def _dates_a_document(view: View, begin: int, time: Time) -> bool:
    """Whether a day is the one that the document cited right before it bears."""
    cited = view.citations.before(begin)
    return cited is not None and cited[2].date == time.value and begin - cited[1] <= _DATES


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
    due = due_day(time)
    return 1 if due is not None and due.width in ("day", "month", "quarter") else 0


def all_over(view: View, start: int, end: int) -> bool:
    """Whether a stretch names times and all of them lie before publication."""
    named = [time for _, _, time in view.times.inside(start, end)]
    return bool(named) and all(_over(view, due_day(time), 0) for time in named)


def _over(view: View, due: Due | None, strength: int) -> bool:
    """Whether a due day lies before the text was published, so that it can bind nothing.

    The day of publication itself binds only where the words say so.
    """
    if due is None or view.published is None:
        return False
    return due.day < view.published or (due.day == view.published and strength < FIRM)


def choose(found: list[Bound]) -> Bound | None:
    """The strongest bound; among equals a date before a repetition, and the first date.

    Of dates without a binding word the narrowest: the others say what the work is about
    (``the results of the second quarter on 15 August``).
    """
    dated = [b for b in found if b.due is not None]
    return max(dated or found, key=_rank, default=None)


def _rank(bound: Bound) -> tuple[int, int]:
    if bound.strength > 1 or bound.due is None:
        return bound.strength, 0
    return bound.strength, _GRAINS.index(bound.due.width)


def deadline(
    view: View, rules: Grammar, start: int, end: int, bound: Bound | None
) -> Deadline | None:
    """The deadline of a stretch; None where it names no day, repetition, event or urgency."""
    urgent = rules["urgent"].search(view.text, start, end) is not None
    repeated = _repeated(view, rules, start, end, bound)
    often = recurrence(repeated) if repeated else None
    if bound is None:
        event = rules["event"].search(view.text, start, end)
        if not (urgent or often or event):
            return None
        return Deadline(
            time=repeated.id or None if repeated else None,
            text=view.surface(*event.span()) if event else repeated.text if repeated else None,
            due=None,
            urgent=urgent,
            recurrence=often,
            rrule=repeated.rrule if repeated else None,
            anchor=anchors.named(view, rules.pack, *event.span()) if event else None,
        )
    excluded = bound.time.mod == "BEFORE" and bound.time.type == "DATE"
    return Deadline(
        time=bound.time.id or None,
        text=view.surface(bound.start, bound.end),
        due=bound.due.day.isoformat() if bound.due else None,
        due_inclusive=not (excluded and bound.due is not None and bound.due.width == "day"),
        granularity=bound.due.width if bound.due else None,
        urgent=urgent,
        recurrence=often,
        rrule=_rule(bound, repeated),
        anchor=bound.anchor,
    )


def _repeated(view: View, rules: Grammar, start: int, end: int, bound: Bound | None) -> Time | None:
    """The repetition of a stretch: the one its bound belongs to, else the first."""
    if bound is not None and bound.repeated is not None:
        return bound.repeated
    sets = ((begin, time) for begin, _, time in view.times.inside(start, end) if time.type == "SET")
    return next((time for begin, time in sets if not _is_rate(view, rules, start, begin)), None)


def _rule(bound: Bound, repeated: Time | None) -> str | None:
    """The RFC 5545 rule of a repetition, with the day of the year that the bound names."""
    if repeated is None or repeated is not bound.repeated or repeated.rrule != "FREQ=YEARLY":
        return repeated.rrule if repeated else None
    day = _DAY_OF_YEAR.fullmatch(bound.time.value)
    if day is None:
        return repeated.rrule
    return f"FREQ=YEARLY;BYMONTH={int(day[1])};BYMONTHDAY={int(day[2])}"


def _is_rate(view: View, rules: Grammar, start: int, begin: int) -> bool:
    """Whether a repetition says how much a year or month (``6 % a year``), not how often."""
    if rules["standing"].search(view.text, max(start, begin - _NEAR), begin):
        return True
    figure = view.figures.before(begin)
    if figure is None or begin - figure[1] > _NEAR or figure[2].unit == "count":
        return False
    return not _STOP.search(view.text, figure[1], begin)
