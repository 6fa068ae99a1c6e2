"""Digit strings: which mark groups thousands and which begins the decimals.

A language has a habit, some have two. A single mark before exactly three digits
(``1.250``) is settled by the habit, unless the other strings of the text show the
opposite habit; every such decision against or between habits is reported.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

BLANKS = "\u0020\u00a0\u2007\u2009\u202f"
_GROUPED = re.compile(
    rf"\d{{1,3}}(?:[{BLANKS}]\d{{3}}){{1,9}}(?:[.,٫]\d+)?(?!\d|[{BLANKS}]\d{{2}}(?!\d))"
)
_PLAIN = re.compile(r"\d{1,30}(?:[.,٫٬،]\d{1,30}){0,9}(?![.,٫٬،]?\d)")
_MARK = re.compile(r"[.,٫٬،]")
_EVIDENCE = re.compile(r"\d(?<![\d.,]\d)\d*(?:[.,]\d+)+(?![\d.,]?\d)")
_ONLY = {"٬": "group", "٫": "decimal"}
_OTHERS = ("reversed", "decimal_after")  # keys of the table that other modules read
LONGEST = 30  # digits; anything longer is no quantity


@dataclass(frozen=True)
class Habit:
    """What a mark means before exactly three digits: ``group`` or ``decimal``.

    ``scaled`` is the meaning where a scale word follows; ``blanks`` says whether
    blanks may group thousands; ``firm`` languages have one habit only.
    """

    marks: Mapping[str, str]
    scaled: Mapping[str, str] = field(default_factory=dict)
    blanks: bool = False
    firm: bool = True


@dataclass(frozen=True)
class DigitString:
    """A number in digits at ``[start, end)``: its two readings agree unless it is ambiguous."""

    start: int
    end: int
    value: Decimal
    scaled: Decimal
    grouped: bool
    decimals: bool
    note: str | None = None


def habit_of(table: Mapping[str, object]) -> Habit:
    """The habit a pack's ``[digits]`` table describes."""
    known = {key: value for key, value in table.items() if key not in _OTHERS}
    return Habit(**known)  # type: ignore[arg-type]


def shown(text: str) -> dict[str, str]:
    """What each mark unmistakably means in a text; marks used both ways are left out."""
    seen: dict[str, set[str]] = {}
    for match in _EVIDENCE.finditer(text):
        for mark, role in _unmistakable(match.group()).items():
            seen.setdefault(mark, set()).add(role)
    return {mark: roles.pop() for mark, roles in seen.items() if len(roles) == 1}


def read_digits(
    text: str, start: int, habit: Habit, evidence: Mapping[str, str]
) -> DigitString | None:
    """The digit string at ``start``; None where its marks cannot be read."""
    match = (_GROUPED.match(text, start) if habit.blanks else None) or _PLAIN.match(text, start)
    if match is None or match.end() - start > LONGEST:
        return None
    surface = match.group()
    if surface.isdecimal():
        value = Decimal(surface)
        return DigitString(start, match.end(), value, value, grouped=False, decimals=False)
    for blank in BLANKS:
        surface = surface.replace(blank, "")
    blanks = len(surface) < match.end() - start
    roles, note = _roles(surface, habit, evidence)
    if roles is None:
        return None
    plain, scaled = (_value(surface, role) for role in roles)
    decimals = "decimal" in roles[0].values()
    grouped = blanks or "group" in roles[0].values()
    return DigitString(start, match.end(), plain, scaled, grouped, decimals, note)


def _unmistakable(surface: str) -> dict[str, str]:
    marks = _MARK.findall(surface)
    parts = _MARK.split(surface)
    kinds = set(marks)
    if len(kinds) == 2 and marks.count(marks[-1]) == 1:
        groups = [*parts[1:-1]]
        if all(len(part) == 3 for part in groups):
            return {marks[0]: "group", marks[-1]: "decimal"}
    elif len(kinds) == 1 and len(marks) > 1 and all(len(part) == 3 for part in parts[1:]):
        return {marks[0]: "group"}
    elif len(marks) == 1 and (len(parts[1]) != 3 or parts[0] == "0" or len(parts[0]) > 3):
        return {marks[0]: "decimal"}
    return {}


def _roles(
    surface: str, habit: Habit, evidence: Mapping[str, str]
) -> tuple[tuple[dict[str, str], dict[str, str]] | None, str | None]:
    marks = _MARK.findall(surface)
    if not marks:
        return ({}, {}), None
    sure = _unmistakable(surface)
    if not sure and len(marks) > 1:
        return None, None
    mark = marks[0]
    if not sure and mark in _ONLY:
        sure = {mark: _ONLY[mark]}
    if sure:
        return (sure, sure), None
    plain = habit.marks.get(mark, "decimal")
    scaled = habit.scaled.get(mark, plain)
    told = evidence.get(mark)
    other = evidence.get("," if mark == "." else ".")
    if told is not None and other is not None and told not in (other, plain):
        return ({mark: told}, {mark: told}), f"read as {told} mark, as elsewhere in the text"
    note = None if habit.firm or plain == scaled else f"read by habit as {plain} mark"
    if plain == "decimal" and surface.endswith("000"):  # nobody writes so many idle decimals
        return ({mark: "group"}, {mark: scaled}), "read as group mark against the habit"
    if plain == "decimal":
        note = "read by habit as decimal mark"
    return ({mark: plain}, {mark: scaled}), note


def _value(surface: str, roles: Mapping[str, str]) -> Decimal:
    for mark, role in roles.items():
        surface = surface.replace(mark, "" if role == "group" else ".")
    return Decimal(surface)
