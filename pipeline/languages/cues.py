"""Bound cues: the words right before a time that say whether, and how, it is a bound.

The words stand in ``cues.toml``, in one list for all who ask: ``[[cue]]`` with ``name``,
``forms`` (templates), ``to`` (``date``, ``duration`` or ``any``), ``mod`` where the words set
one ("before", "not later than"), ``inclusive`` (whether the named day is still on time),
``ahead`` (a bound only for a time that is still to come: "until") and ``strength``: how
firmly the words bind a task to the time, 3 wherever they stand, 2 where nothing firmer
does ("in", "on"), 0 where they say that the time is no deadline ("since", "as of").
``between`` are words that may stand between cue and time (articles, "the day").
``[[behind]]`` has the bounds that follow their time ("31 March at the latest").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from pipeline.languages.fold import Folded
from pipeline.languages.pack import Pack
from pipeline.languages.template import compile_pattern
from pipeline.schema.time import Mod, Time

WINDOW = 60  # characters before a time in which its cue stands
Kind = Literal["date", "duration", "any"]


@dataclass(frozen=True)
class Cue:
    """A bound cue; ``start`` is a source offset (code points), half-open up to the time.

    ``inclusive`` is false where the words exclude the named day (``before DAY``).
    """

    name: str
    start: int
    mod: Mod | None
    inclusive: bool
    to: str
    ahead: bool
    strength: int

    def fits(self, type_: str) -> bool:
        """Whether the cue can bound a time of this TIMEX3 type."""
        if type_ == "SET":
            return False
        return self.to == "any" or (self.to == "duration") == (type_ == "DURATION")


Cues = tuple[re.Pattern[str], tuple[dict[str, Any], ...]]


@cache
def _compiled(pack: Pack, kind: Kind) -> Cues:
    """All cues of a pack that can stand before a time of this kind, as one pattern."""
    table = pack.table("cues")
    cues = tuple(cue for cue in table["cue"] if "any" in (kind, cue["to"]) or cue["to"] == kind)
    between = "|".join(table.get("between", ()))
    forms = "|".join(f"(?P<cue{i}>{'|'.join(cue['forms'])})" for i, cue in enumerate(cues))
    body = rf"{pack.left}(?:{forms})(?:(?: )?(?:{between})){{0,3}}\s{{0,3}}\Z"
    return compile_pattern(pack, body, bounded=False), cues


def cue_before(
    pack: Pack, text: Folded, at: int, *, kind: Kind = "any", low: int = 0
) -> Cue | None:
    """The cue that ends where the (folded) offset ``at`` begins a time; None without one.

    The longest one, as the words of one cue end the phrase of another; ``kind`` narrows it
    to those that fit a date or a duration, ``low`` is a folded offset it cannot begin before.
    """
    pattern, cues = _compiled(pack, kind)
    match = pattern.search(text.text, max(low, at - WINDOW), at)
    if match is None:
        return None
    index = next(i for i in range(len(cues)) if match.group(f"cue{i}") is not None)
    cue = cues[index]
    start, _ = text.span(match.start(), match.end())
    return Cue(
        cue["name"],
        start,
        cue.get("mod"),
        cue.get("inclusive", True),
        cue["to"],
        cue.get("ahead", False),
        cue["strength"],
    )


def time_cue(pack: Pack, text: Folded, time: Time) -> Cue | None:
    """The bound cue of a time already found; ``text[cue.start:time.end]`` is the deadline."""
    if time.type == "SET":
        return None
    kind: Kind = "duration" if time.type == "DURATION" else "date"
    cue = cue_before(pack, text, text.position(time.start), kind=kind)
    return cue if cue is not None and cue.mod is not None else None


@cache
def _behind(pack: Pack) -> tuple[re.Pattern[str] | None, tuple[dict[str, Any], ...]]:
    cues = tuple(pack.table("cues").get("behind", ()))
    if not cues:
        return None, ()
    forms = "|".join(f"(?P<cue{i}>{'|'.join(cue['forms'])})" for i, cue in enumerate(cues))
    return compile_pattern(pack, rf"(?: )?[,،(]?(?: )?(?:{forms}){pack.right}", bounded=False), cues


def mod_behind(pack: Pack, text: Folded, end: int, type_: str) -> Mod | None:
    """What the words right behind a time (folded offset of its end) say of it as a bound."""
    pattern, cues = _behind(pack)
    match = pattern.match(text.text, end) if pattern is not None and type_ != "SET" else None
    if match is None:
        return None
    cue = next(cue for i, cue in enumerate(cues) if match.group(f"cue{i}") is not None)
    fits = cue["to"] == "any" or (cue["to"] == "duration") == (type_ == "DURATION")
    mod: Mod = cue["mod"]
    return mod if fits else None
