"""What a production sees of one match: its groups, the grammar and the document's context."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from pipeline.annotate.times import values
from pipeline.annotate.times.grammar import AGAIN, Grammar
from pipeline.schema.time import Mod, TimeType

_NUMBER = re.compile(r"\d+")
_NOW, _FAR = 2025, 25  # years: where none is known, and how far ahead two digits may lead
OPEN_DAY = "XXXX-XX-XX"
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?!\d)")
_SUFFIX = re.compile(r"_\d$")
_WORD = re.compile(r"[^\W\d_]+")
_BESIDE = 8  # characters beside a time that is all there is of a text


@dataclass(frozen=True)
class Reading:
    """A TIMEX3 type, value and mod; ``open_year`` is true where no year was written.

    ``open_day`` marks a clock time whose day stands elsewhere in the sentence; ``rrule`` is the
    RFC 5545 rule of a SET; ``shift`` moves the days its value spans. ``clip`` is the (folded,
    half-open) part of the match to mark when not all of it is.
    """

    type: TimeType
    value: str
    mod: Mod | None = None
    open_year: bool = False
    open_day: bool = False
    rrule: str | None = None
    shift: int = 0
    clip: tuple[int, int] | None = None


@dataclass
class Context:
    """The publication day and what has been read so far; grows as the scan goes on.

    ``last`` is the last date that names days, ``day`` the last one that is a single day,
    ``country`` gives the country (ISO 3166-1 alpha-2) of the source, else of the text.
    """

    published: date | None
    country: Callable[[], str | None] = lambda: None
    last: Reading | None = None
    day: str | None = None
    counted: dict[str, str] = field(default_factory=dict)
    unsettled: list[str] = field(default_factory=list)

    def note(self, reading: Reading) -> None:
        """Remember a date for those that are told by their distance from it."""
        if reading.type not in ("DATE", "TIME") or not values.days(reading.value):
            return
        self.last = reading
        if _DAY.match(reading.value) and "/" not in reading.value:
            self.day = reading.value[:10]


def is_bare(match: re.Match[str]) -> bool:
    """Whether a text is nothing but the match (a form field, a query)."""
    start, end = match.span()
    return len(match.string) - (end - start) <= _BESIDE


@dataclass(frozen=True)
class Sight:
    """One match of one rule, with helpers that read its groups by slot name."""

    match: re.Match[str]
    grammar: Grammar
    fixed: Mapping[str, str]
    context: Context
    looks_ahead: Callable[[], bool]

    def text(self, slot: str) -> str | None:
        """The folded text of a group, None when it took no part."""
        groups = self.match.groupdict()
        names = (slot, *(f"{slot}_{number}" for number in AGAIN))
        return next((groups[name] for name in names if groups.get(name) is not None), None)

    def key(self, slot: str) -> str | None:
        """The lexicon key of a group, or the rule's fixed parameter of that name."""
        form = self.text(slot)
        if form is None:
            return self.fixed.get(slot)
        return self.grammar.key(_SUFFIX.sub("", slot), form) or self.fixed.get(slot)

    def number(self, *slots: str) -> int | None:
        """The whole number of the first group that has one: digits or a lexicon word."""
        for slot in slots:
            form = self.text(slot)
            if form is None:
                form = self.fixed.get(slot)
            if form is None:
                continue
            key = self.grammar.key(_SUFFIX.sub("", slot), form)
            digits = _NUMBER.search(key or form)
            if digits:
                sign = -1 if (key or form).startswith("-") else 1
                return sign * int(digits.group())
            total = self._total(_SUFFIX.sub("", slot), form)
            if total is not None:
                return total
        return None

    def _total(self, slot: str, form: str) -> int | None:
        """The sum of a number written in several words of the lexicon (``five and twenty``)."""
        known, total = self.grammar.lexicons.get(slot, {}), None
        for word in _WORD.findall(form):
            tried = (word, word[1:]) if word[0] in self.grammar.attached else (word,)
            key = next((known[one] for one in tried if one in known), None)
            if key is not None and key.isdecimal():
                total = (total or 0) + int(key)
        return total

    @property
    def bare(self) -> bool:
        """Whether the text is nothing but this time."""
        return is_bare(self.match)

    def country_is(self, what: str) -> bool:
        """Whether the text's country stands in a list of the pack's ``countries.toml``."""
        listed = self.grammar.countries.get(what, frozenset())
        return bool(listed) and self.context.country() in listed

    def mod(self) -> Mod | None:
        """START, MID or END from the ``edge`` group or parameter."""
        edge = self.key("edge") or self.key("edge_of")
        return edge if edge in ("START", "MID", "END") else None  # type: ignore[return-value]

    def published(self) -> date | None:
        """The publication day; when it is missing the document gets a warning."""
        if self.context.published is None:
            self.context.unsettled.append(self.match.group())
        return self.context.published

    def year(self, slot: str = "year") -> int | None:
        """The year that is written, in full, in two digits, or by its place from now.

        In words it has two parts (``year_base`` 1900, ``year_rest`` 75); ``same_year`` stands
        for the year of the last date read.
        """
        written = self.number(slot)
        if written is None and (base := self.number("year_base")) is not None:
            written = base + (self.number("year_rest") or 0)
        if written is not None:
            return self._full_year(written) if written < 100 else written
        if self.text("same_year") is not None:
            last = self.context.last.value[:4] if self.context.last else ""
            return int(last) if last.isdecimal() and len(last) == 4 else None
        shift = self.number("year_shift")
        if shift is None:
            return None
        published = self.published()
        return published.year + shift if published else None

    def _full_year(self, written: int) -> int:
        """The year of two digits: of this century, unless that lies far ahead."""
        now = self.context.published.year if self.context.published else _NOW
        return written + (1900 if written + 2000 > now + _FAR else 2000)

    def settled_year(self, month: int) -> tuple[int, bool] | None:
        """The year for a month, and whether it had to be inferred; None when it cannot be."""
        year = self.year()
        if year is not None:
            return (year, False) if 1000 <= year <= 2999 else None
        published = self.published()
        if published is None:
            return None
        turn = self.number("turn")
        if turn is not None:  # "last March", "next June"
            return _turned(published, month, turn), False
        future, reach = self.looks_ahead(), self.grammar.months_ahead
        return values.likely_year(published, month, future=future, months_ahead=reach), True


def _turned(published: date, month: int, turn: int) -> int:
    """The year of the last (-1), the next (1), the next but one (2) … such month."""
    if turn < 0:
        return published.year + turn + (month <= published.month)
    if turn > 0:
        return published.year + turn - (month >= published.month)
    return published.year
