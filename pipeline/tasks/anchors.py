"""What a duration is counted from: a written day, a signature, a publication, an entry into force.

The words stand in the pack's ``anchors.toml``. A duration is resolved only where the day it
is counted from stands in the text, or is the publication of the text itself.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta
from functools import cache

from pipeline.languages import Pack
from pipeline.languages.cues import cue_before
from pipeline.languages.template import compile_pattern
from pipeline.schema import Time
from pipeline.schema.task import Anchor
from pipeline.tasks.view import TIME, View

_STOP = r",.;:\n()،؛"
_GAP = rf"(?:[^{_STOP}\ue002]{{0,60}}?)"  # a few words without a stop or a time
_REACH = 80  # characters in which what a duration is counted from is told
_EVENT = re.compile(rf"[^{_STOP}\ue002]{{2,{_REACH}}}")
_LENGTH = re.compile(
    r"P(?:(?P<years>\d{1,4})Y)?(?:(?P<months>\d{1,4})M)?(?:(?P<weeks>\d{1,4})W)?"
    r"(?:(?P<days>\d{1,5})D)?(?:T(?P<hours>\d{1,4})H)?"
)


@dataclass(frozen=True, eq=False)
class Anchors:
    """The anchor words of a pack, compiled; the groups of ``event`` are named by anchor."""

    count: re.Pattern[str]
    event: re.Pattern[str]
    working: re.Pattern[str]
    elapsed: re.Pattern[str]
    this_text: re.Pattern[str]
    own_day: re.Pattern[str]
    doc_day: re.Pattern[str]


@dataclass(frozen=True)
class Count:
    """What a duration is counted from; ``end`` is the folded offset behind its words.

    ``day`` is the day itself where the text settles it.
    """

    end: int
    anchor: Anchor | None
    day: date | None


@cache
def anchors(pack: Pack) -> Anchors:
    """The compiled anchor words of a pack; PackError where a template cannot be compiled."""
    table = pack.table("anchors")

    def either(forms: Iterable[str], before: str = "", after: str = "") -> re.Pattern[str]:
        body = f"{before}(?:{'|'.join(forms)}){after}".replace("{gap}", _GAP)
        return compile_pattern(pack, body, bounded=False)

    named = [f"(?P<{row['name']}>{'|'.join(row['forms'])})" for row in table["anchor"]]
    at_time = rf"(?={TIME[0]})"
    return Anchors(
        count=either(table["count"], rf"{table['gap']}{pack.left}", r"\s{0,2}"),
        event=either(named, "", pack.right),
        working=either(table["working"], pack.left, pack.right),
        elapsed=either(table["elapsed"], pack.left, pack.right),
        this_text=either(table["this_text"], f"{_GAP}{pack.left}", pack.right),
        own_day=either(table["own_day"], "", at_time),
        doc_day=either(table["doc_day"], "", at_time),
    )


def counted(view: View, pack: Pack, end: int, stop: int) -> Count | None:
    """What the duration that ends at ``end`` is counted from; None where nothing is said."""
    rules = anchors(pack)
    stop = min(stop, end + 2 * _REACH)
    count = rules.count.match(view.text, end, stop)
    if count is None:
        return None
    at = count.end()
    if view.text[at : at + 1] == TIME[0]:
        dated = _day_at(view, at)
        return Count(dated[0], None, dated[1]) if dated else None
    event = rules.event.match(view.text, at, stop)
    words = _EVENT.match(view.text, at, min(stop, at + _REACH))
    if words is None:
        return None
    told = _told(view, pack, words)
    if event is None:
        return Count(told, None, None)
    anchor: Anchor = event.lastgroup  # type: ignore[assignment]
    known = _known_day(view, rules, anchor, at, event.end(), stop)
    reached, day = known or (told, None)
    reached = max(reached, told, event.end())
    if view.text[reached : reached + 1] == ")" and "(" in view.text[at:reached]:
        reached += 1
    return Count(reached, anchor, day)


def named(view: View, pack: Pack, start: int, end: int) -> Anchor | None:
    """The anchor that the words of an event name, if any."""
    found = anchors(pack).event.search(view.text, start, end)
    return found.lastgroup if found else None  # type: ignore[return-value]


def _known_day(
    view: View, rules: Anchors, anchor: Anchor, at: int, end: int, stop: int
) -> tuple[int, date] | None:
    """The day of an event, and where the words that tell it end."""
    own = rules.own_day.match(view.text, end, stop)
    if own:
        return _day_at(view, own.end())
    if anchor == "signature":
        return _document_day(view, rules, at, end, stop)
    if anchor == "publication" and view.published is not None:
        this = rules.this_text.match(view.text, at, stop)
        return (this.end(), view.published) if this else None
    return None


def _document_day(
    view: View, rules: Anchors, at: int, end: int, stop: int
) -> tuple[int, date] | None:
    """The day that the document bears that was signed: as cited, or written behind it."""
    words = _EVENT.match(view.text, at, min(stop, at + _REACH))
    cited = view.citations.before(words.end() if words else end)
    if cited and cited[0] >= at and cited[2].date:
        return cited[1], date.fromisoformat(cited[2].date)
    written = rules.doc_day.match(view.text, end, stop)
    return _day_at(view, written.end()) if written else None


def _day_at(view: View, at: int) -> tuple[int, date] | None:
    """The single day written at an offset, and where its words end."""
    index = bisect_left(view.times.starts, at)
    if index == len(view.times.marks) or view.times.starts[index] != at:
        return None
    time = view.times.marks[index]
    if time.earliest is None or time.earliest != time.latest:
        return None
    return view.times.ends[index], date.fromisoformat(time.latest)


def _told(view: View, pack: Pack, words: re.Match[str]) -> int:
    """Where the words of an event end: with the document cited, before another time's cue."""
    start, end = words.span()
    if view.text[end : end + 1] == TIME[0]:
        cited = view.citations.before(end)
        if cited is not None and cited[1] > end:
            return cited[1]
        cue = cue_before(pack, view.folded, end, low=start)
        end = view.folded.position(cue.start) if cue else end
    elif end - start == _REACH:  # cut off: at the last whole word
        end = max(view.text.rfind(" ", start, end), start)
    return start + len(view.text[start:end].rstrip())


def later(view: View, pack: Pack, day: date, length: Time) -> date | None:
    """The day a duration later, by the calendar; None for working days and rough lengths."""
    if length.mod == "APPROX" or _said_of(view, anchors(pack).working, length):
        return None
    match = _LENGTH.fullmatch(length.value)
    if match is None:
        return None
    parts = {unit: int(number or 0) for unit, number in match.groupdict().items()}
    if parts["hours"] % 24 or not any(parts.values()):
        return None
    moved = _months_later(day, 12 * parts["years"] + parts["months"])
    try:
        days = 7 * parts["weeks"] + parts["days"] + parts["hours"] // 24
        return moved + timedelta(days=days) if moved else None
    except OverflowError:
        return None


def is_over(view: View, pack: Pack, length: Time) -> bool:
    """Whether a duration ends when the text is written (``in the last three years``)."""
    return _said_of(view, anchors(pack).elapsed, length)


def _said_of(view: View, words: re.Pattern[str], length: Time) -> bool:
    """Whether words stand in a duration or right behind it."""
    start, end = view.folded.position(length.start), view.folded.position(length.end)
    inside = words.search(view.folded.text, start, end)
    return any((inside, words.match(view.text, end), words.match(view.text, end + 1)))


def _months_later(day: date, count: int) -> date | None:
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    if year > MAXYEAR:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
