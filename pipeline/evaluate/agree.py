"""When a predicted mark is right: one test a layer."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping

from pipeline.evaluate.match import Mark, Test, shorter_share, union_share

JOINED_SHARE = 0.75  # of all words, for names written under one head


def overlaps_half(gold: Mark, found: Mark) -> bool:
    """Agencies: at least half of the union is shared."""
    return union_share(gold, found) >= 0.5


def same_span(gold: Mark, found: Mark) -> bool:
    """The same first and last character."""
    return bool(gold["start"] == found["start"] and gold["end"] == found["end"])


def same_time(gold: Mark, found: Mark) -> bool:
    """Times: the same span and TIMEX3 value."""
    return same_span(gold, found) and gold["value"] == found["value"]


def same_quantity(gold: Mark, found: Mark) -> bool:
    """Figures: the same low, high and unit."""
    return gold["unit"] == found["unit"] and all(
        math.isclose(gold[key], found[key], rel_tol=1e-4) for key in ("low", "high")
    )


def same_number(gold: Mark, found: Mark) -> bool:
    """Citations: the same number, spaces and case aside; without a number, half of the union."""
    if gold["number"] is None or found["number"] is None:
        return gold["number"] is found["number"] and overlaps_half(gold, found)
    return _compact(gold["number"]) == _compact(found["number"])


def same_stretch(gold: Mark, found: Mark) -> bool:
    """Tasks: half of the shorter and three tenths of the union are shared."""
    return shorter_share(gold, found) >= 0.5 and union_share(gold, found) >= 0.3


def same_leads(gold: Iterable[str], found: Iterable[str]) -> bool:
    """The same set of bodies, names compared by their words.

    Where the number of names differs (several joined under one head), they agree when
    three quarters of all their words do.
    """
    left, right = sorted(map(_words, gold)), sorted(map(_words, found))
    if left == right:
        return True
    if len(left) == len(right) or not left or not right:
        return False
    mine = Counter(word for name in left for word in set(name))
    theirs = Counter(word for name in right for word in set(name))
    shared = set(mine) & set(theirs)
    return len(shared) / len(set(mine) | set(theirs)) >= JOINED_SHARE


def _words(name: str) -> tuple[str, ...]:
    return tuple(sorted(re.findall(r"\w+", unicodedata.normalize("NFC", name).casefold())))


def _compact(number: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", number)).casefold()


TESTS: Mapping[str, tuple[str, Test]] = {
    "agencies": ("agencies", overlaps_half),
    "agencies exact": ("agencies", same_span),
    "times span": ("times", same_span),
    "times": ("times", same_time),
    "figures": ("figures", same_quantity),
    "citations": ("citations", same_number),
    "tasks": ("tasks", same_stretch),
}
