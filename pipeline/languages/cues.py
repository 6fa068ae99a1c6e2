"""Bound cues: the words right before a time that make it a bound ("before", "not later than").

The words stand in ``cues.toml``: ``[[cue]]`` with ``mod``, ``forms`` (templates), ``to``
(``date``, ``duration`` or ``any``), ``inclusive`` (whether the named day is still on time)
and ``ahead`` (a bound only for a time that is still to come: "until"); ``between`` are
words that may stand between cue and time (articles, "the day").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.languages.fold import Folded
from pipeline.languages.pack import Pack
from pipeline.languages.template import compile_pattern
from pipeline.schema.time import Mod, Time

WINDOW = 60  # characters before a time in which its cue stands


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

    def fits(self, type_: str) -> bool:
        """Whether the cue can bound a time of this TIMEX3 type."""
        if type_ == "SET":
            return False
        return self.to == "any" or (self.to == "duration") == (type_ == "DURATION")


@cache
def _compiled(pack: Pack) -> tuple[re.Pattern[str], tuple[dict[str, Any], ...]]:
    table = pack.table("cues")
    cues = tuple(table["cue"])
    between = "|".join(table.get("between", ()))
    forms = "|".join(f"(?P<cue{i}>{'|'.join(cue['forms'])})" for i, cue in enumerate(cues))
    body = rf"{pack.left}(?:{forms})(?:(?: )?(?:{between}))?\s{{0,3}}\Z"
    return compile_pattern(pack, body, bounded=False), cues


def cue_before(pack: Pack, text: Folded, at: int) -> Cue | None:
    """The cue that ends where the (folded) offset ``at`` begins a time; None without one."""
    pattern, cues = _compiled(pack)
    match = pattern.search(text.text, max(0, at - WINDOW), at)
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
    )


def time_cue(pack: Pack, text: Folded, time: Time) -> Cue | None:
    """The bound cue of a time already found; ``text[cue.start:time.end]`` is the deadline."""
    cue = cue_before(pack, text, text.position(time.start))
    return cue if cue is not None and cue.fits(time.type) else None
