"""Where a suite and we part by convention: rules that stand in a table beside the suite.

``<suite>.toml`` lists conventions, each with its ``name``, the ``reason`` and conditions that
must all hold. They are properties of the case and of what was found, so that no miss of ours
passes for a convention because of where it stands:

- ``failure``, ``dimension``, ``grain``, ``kind``: one of these names;
- ``text``, ``expected``, ``found``: a regular expression that the words, what was expected or
  the found value and mod must hold; ``unless``: one that the words must not hold;
- ``side``: the expected days are ``after``, ``before`` or ``on`` the reference day;
- ``nearer``: whether the found days lie nearer to the reference day than the expected ones;
- ``keeps``: the expected day keeps this part (``day``, ``month``, ``weekday``) of the reference;
- ``weekday``: the expected first day (Monday is 1);
- ``begins_after``: so many days after the expected ones the found days begin;
- ``covers``: the found time is read from nearly all of the words (``COVERED``).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.evaluate.asks import Failure

COVERED = 0.8  # of the letters and digits of a phrase
_KEEPS = {"day": slice(8, 10), "month": slice(5, 7)}


@dataclass(frozen=True)
class Seen:
    """A failed case: what the suite says of it, how it failed, the day it is read against."""

    facts: Mapping[str, Any]
    failure: Failure
    day: str | None

    @property
    def found(self) -> str:
        mark = self.failure.mark
        return " ".join(filter(None, (mark.get("mod"), mark.get("value")))) if mark else ""

    def distance(self, first: str | None, last: str | None) -> int | None:
        """Days from the reference day to the nearest of these days."""
        if self.day is None or first is None or last is None:
            return None
        here, begin, end = map(date.fromisoformat, (self.day, first, last))
        return max(0, (begin - here).days, (here - end).days)


def convention(
    suite: str, facts: Mapping[str, Any], failure: Failure, day: str | None
) -> str | None:
    """The name of the suite's convention behind a failure, null when it is a miss of ours."""
    seen = Seen(facts, failure, day)
    for rule in _rules(suite):
        conditions = {key: value for key, value in rule.items() if key not in ("name", "reason")}
        if all(HOLDS[key](seen, value) for key, value in conditions.items()):
            return str(rule["name"])
    return None


@cache
def _rules(suite: str) -> Sequence[Mapping[str, Any]]:
    path = Path(__file__).parent / f"{suite}.toml"
    if not path.exists():
        return ()
    found: Sequence[Mapping[str, Any]] = tomllib.loads(path.read_text("utf-8")).get(
        "convention", ()
    )
    return found


def _side(seen: Seen, side: str) -> bool:
    days = seen.failure.days
    if days is None or seen.day is None:
        return False
    return side == ("after" if days[0] > seen.day else "before" if days[1] < seen.day else "on")


def _nearer(seen: Seen, nearer: bool) -> bool:
    days, mark = seen.failure.days, seen.failure.mark
    if days is None or mark is None:
        return False
    wanted, found = seen.distance(*days), seen.distance(mark["earliest"], mark["latest"])
    return wanted is not None and found is not None and (found < wanted) is nearer


def _keeps(seen: Seen, part: str) -> bool:
    days = seen.failure.days
    if days is None or seen.day is None:
        return False
    if part == "weekday":
        return _weekday(seen, date.fromisoformat(seen.day).isoweekday())
    return days[0][_KEEPS[part]] == seen.day[_KEEPS[part]]


def _weekday(seen: Seen, weekday: int) -> bool:
    days = seen.failure.days
    return days is not None and date.fromisoformat(days[0]).isoweekday() == weekday


def _begins_after(seen: Seen, number: int) -> bool:
    days, mark = seen.failure.days, seen.failure.mark
    if days is None or mark is None or mark["earliest"] is None:
        return False
    apart = date.fromisoformat(mark["earliest"]) - date.fromisoformat(days[0])
    return apart.days == number


def _covers(seen: Seen, covers: bool) -> bool:
    mark = seen.failure.mark
    here, there = (
        len(re.findall(r"\w", t)) for t in (mark["text"] if mark else "", seen.facts["text"])
    )
    return (here >= COVERED * there) is covers


HOLDS: Mapping[str, Callable[[Seen, Any], bool]] = {
    "failure": lambda seen, names: seen.failure.name in names,
    "dimension": lambda seen, names: seen.facts["dimension"] in names,
    "grain": lambda seen, names: seen.facts.get("grain") in names,
    "kind": lambda seen, names: seen.facts.get("kind") in names,
    "text": lambda seen, words: re.search(words, seen.facts["text"], re.IGNORECASE) is not None,
    "unless": lambda seen, words: re.search(words, seen.facts["text"], re.IGNORECASE) is None,
    "expected": lambda seen, form: re.search(form, seen.facts["expected"]) is not None,
    "found": lambda seen, form: re.search(form, seen.found) is not None,
    "side": _side,
    "nearer": _nearer,
    "keeps": _keeps,
    "weekday": _weekday,
    "begins_after": _begins_after,
    "covers": _covers,
}
