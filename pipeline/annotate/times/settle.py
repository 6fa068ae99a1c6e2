"""What the times of a text say of each other: shared years and days, and their bounds."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from pipeline.annotate.times import values
from pipeline.annotate.times.grammar import Grammar
from pipeline.annotate.times.scan import Found
from pipeline.annotate.times.sight import OPEN_DAY, Reading
from pipeline.languages import Folded, Pack
from pipeline.languages.cues import Cue, mod_behind

_DAY = re.compile(r"\d{4}-\d\d-\d\d(?!\d)")
_REACH = 100  # characters between a clock time and its day in one sentence
_BESIDE = 12  # characters between a day with its part and the clock time that tells more of it
_STOPS = ("\n", ". ", "; ", "؛")


def shared_years(found: list[Found], text: str, rules: Grammar) -> list[Found]:
    """Give a date without year the year of the date it is joined to (``10 and 14 May 2024``)."""
    settled = list(found)
    for index in range(len(found) - 2, -1, -1):
        item, after = settled[index], settled[index + 1]
        if not item.reading.open_year or after.reading.open_year or "/" in after.reading.value:
            continue
        if not (rules.joint and rules.joint.fullmatch(text, item.end, after.start)):
            continue
        year, value = after.reading.value[:4], item.reading.value
        if not year.isdigit() or len(after.reading.value) < 7 or "/" in value:
            continue
        if value[5:10] > after.reading.value[5:10]:
            year = f"{int(year) - 1:04d}"
        reading = replace(item.reading, value=year + value[4:], open_year=False)
        settled[index] = replace(item, reading=reading)
    return settled


def clock_days(found: list[Found], text: str) -> list[Found]:
    """Give a clock time its day: of the sentence, else the last one named before; else drop it."""
    settled: list[Found] = []
    before: Found | None = None
    for index, item in enumerate(found):
        if not item.reading.open_day:
            settled.append(item)
            before = item if _is_day(item.reading) else before
            continue
        after = next((f for f in found[index + 1 : index + 3] if _is_day(f.reading)), None)
        ahead = after is not None and not _stopped(text, item.end, after.start)
        behind = before is not None and not _stopped(text, before.end, item.start)
        day = after if after is not None and ahead and not behind else before
        if day is not None:
            clock = item.reading.value[len(OPEN_DAY) :]
            if day is before and item.start - day.end <= _BESIDE:
                clock = _afternoon(clock, day.reading.value[10:])
            reading = replace(item.reading, value=day.reading.value[:10] + clock, open_day=False)
            settled.append(replace(item, reading=reading))
    return settled


def _afternoon(clock: str, part: str) -> str:
    """A clock time right behind "Thursday evening": ``T08:30`` is ``T20:30``."""
    hour = clock[1:3]
    if part not in ("TAF", "TEV") or not hour.isdigit() or not 1 <= int(hour) < 12:
        return clock
    return f"T{int(hour) + 12}{clock[3:]}"


def _is_day(reading: Reading) -> bool:
    return bool(_DAY.match(reading.value)) and "/" not in reading.value


def _stopped(text: str, start: int, end: int) -> bool:
    """Whether a sentence or line ends in a stretch, or it is longer than one would read on."""
    return end - start > _REACH or any(stop in text[start:end] for stop in _STOPS)


def bounded(
    found: list[Found], folded: Folded, pack: Pack, rules: Grammar, published: date | None
) -> list[Found]:
    """Set ``mod`` from the cue before or behind each time; a from … to … names no bounds."""
    settled: list[Found] = []
    text = folded.text
    for index, item in enumerate(found):
        mod = item.reading.mod
        cue = item.cue
        if cue is not None and mod is None and _can_be_bounded(item.reading, cue):
            mod = cue.mod if not cue.ahead or _ends_after(item.reading, published) else None
        after = found[index + 1] if index + 1 < len(found) else None
        opens = mod == "AFTER" and after is not None and _joined(item, after, text, rules)
        closes = index and cue is not None and _joined(found[index - 1], item, text, rules)
        if cue is not None and mod == cue.mod and (opens or closes):
            mod = None
        if mod == "AFTER" and _whole(item, text, rules):
            mod = None
        if mod is None and not item.reading.value.endswith("_REF"):
            mod = mod_behind(pack, folded, item.end, item.reading.type)
        settled.append(replace(item, reading=replace(item.reading, mod=mod)))
    return settled


def _can_be_bounded(reading: Reading, cue: Cue) -> bool:
    return cue.fits(reading.type) and not reading.value.endswith("_REF")


def _ends_after(reading: Reading, published: date | None) -> bool:
    days = values.days(reading.value)
    return published is None or days is None or days[1] > published


def _whole(item: Found, text: str, rules: Grammar) -> bool:
    """Whether a range has the word between its ends that answers to a "from" before it."""
    if rules.through is None or "/" not in item.reading.value:
        return False
    return rules.through.search(text, item.start, item.end) is not None


def _joined(item: Found, after: Found, text: str, rules: Grammar) -> bool:
    return bool(rules.joint and rules.joint.fullmatch(text, item.end, after.start))
