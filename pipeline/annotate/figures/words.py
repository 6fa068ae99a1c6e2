"""The number words of a pack, the patterns that find and join them, and how they add up.

One additive and multiplicative reading serves all languages: a value is added where
the number before it has room for it, a scale multiplies all smaller parts before it
(the method of the usual grammars of cardinals, e.g. text2num and CLDR's spell-out rules).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from pipeline.annotate.figures.digits import Habit, habit_of
from pipeline.languages.pack import Pack
from pipeline.languages.phrases import expansions
from pipeline.languages.template import SPACE, alternation, shared_prefixes


@dataclass(frozen=True)
class Word:
    """A number word: its value, what it does, and what may be added after it.

    An ``opening`` word is an article behind a scale ("5 million a person"), a ``last`` one
    a unit that only stands behind tens.
    """

    value: Decimal
    scale: bool = False
    dual: bool = False
    approximate: bool = False
    before_scale: bool = False
    alone: bool = True
    opening: bool = False
    last: bool = False


@dataclass(frozen=True)
class Grammar:
    """The number words of a pack and the patterns that find and join them."""

    words: Mapping[str, Word]
    start: re.Pattern[str]
    word: re.Pattern[str]
    joint: re.Pattern[str]
    half: re.Pattern[str] | None
    link_values: frozenset[Decimal]
    wide: frozenset[Decimal]
    units_first: bool
    linked_sums: bool
    shorthand: bool
    article: str
    habit: Habit
    spelled_only: frozenset[str]  # scales that multiply words, not digits
    point: re.Pattern[str] | None
    zero: re.Pattern[str] | None
    zero_first: re.Pattern[str] | None  # before a point, or alone in its text
    tens_unsaid: bool  # the word for tens may be left out behind hundreds
    suffix: re.Pattern[str] | None  # a scale written onto digits, in the source's case
    suffixes: Mapping[str, Decimal]
    parts_of: re.Pattern[str] | None  # the word of "and seven of a hundred"


@cache
def grammar(pack: Pack) -> Grammar:
    """The number grammar of a pack's ``figures`` table."""
    table = pack.table("figures")
    rules = table["numerals"]
    fold = pack.folding
    words = {fold(form).text: word for form, word in _words(rules).items()}
    article = fold(rules.get("article", "")).text
    prefix = f"(?:{article})?" if article else ""
    forms = f"{prefix}(?:{shared_prefixes(words)})".replace(" ", SPACE)
    links = [fold(link).text for link in rules.get("links", [])]
    glued = [fold(link).text for link in rules.get("glued_links", [])]
    either = f"(?:{SPACE}|-)"
    joined = alternation(links).replace(" ", SPACE)
    joints = [f"{either}(?:{joined}){either}"] if links else []
    joints += (
        [rf"{SPACE}(?:{alternation(glued)})(?:{SPACE})?", r"-", SPACE] if glued else ["-", SPACE]
    )
    halves = alternation(fold(half).text for half in rules.get("halves", []))
    point, zero = (alternation(fold(f).text for f in rules.get(k, [])) for k in ("point", "zero"))
    zeros = rf"(?:{zero})(?={SPACE}(?:{point}){SPACE})|\A(?:{zero})(?=\s*\Z)"
    begins = [forms, zeros] if point and zero else [forms]
    begins += [shared_prefixes(_fractions(pack)).replace(" ", SPACE)]
    return Grammar(
        words=words,
        start=re.compile(
            rf"{pack.left}(?:{_glue(pack)})(?=\d)|"
            rf"(?:{pack.left}{_behind_article(article)})(?<!\d[.,:/٫٬])(?<!\w[-/_])"
            rf"(?=\d|(?:{'|'.join(begins)}){pack.right})"
        ),
        word=re.compile(rf"({forms}){pack.right}"),
        joint=re.compile("|".join(joints)),
        half=re.compile(f"(?:{halves}){pack.right}".replace(" ", SPACE)) if halves else None,
        link_values=frozenset(map(Decimal, rules.get("link_values", []))),
        wide=frozenset(map(Decimal, rules.get("wide", []))),
        units_first=rules.get("units_first", False),
        linked_sums=rules.get("linked_sums", False),
        shorthand=rules.get("shorthand", False),
        article=article,
        habit=habit_of(table["digits"]),
        spelled_only=frozenset(fold(form).text for form in rules.get("spelled_only", [])),
        point=_optional(f"{SPACE}(?:{point}){SPACE}", point),
        zero=_optional(f"({zero}){pack.right}", zero),
        zero_first=_optional(zeros, point and zero),
        tens_unsaid=rules.get("tens_unsaid", False),
        suffix=_suffix(rules.get("suffixes", {})),
        suffixes={form: Decimal(value) for form, value in rules.get("suffixes", {}).items()},
        parts_of=_parts_of(rules, pack),
    )


def _glue(pack: Pack) -> str:
    """Words that digits are written onto: an approximation, a currency before its sum."""
    table = pack.table("figures")
    forms = [*table["numerals"].get("glue", []), *table["currencies"]]
    return shared_prefixes(pack.folding(form).text for form in forms if form.isalpha())


def _fractions(pack: Pack) -> Iterator[str]:
    """The phrases a fraction can begin with, folded."""
    for entry in pack.table("figures").get("fractions", {}).get("whole", []):
        for form in entry["forms"]:
            yield from (pack.folding(plain).text for plain in expansions(form))


def _suffix(forms: Mapping[str, int]) -> re.Pattern[str] | None:
    """A scale on digits, and the digits of the next smaller scale on it (``2tr5``)."""
    return re.compile(rf"({alternation(forms)})(\d{{1,3}})?(?![^\W_])") if forms else None


def _parts_of(rules: Mapping[str, Any], pack: Pack) -> re.Pattern[str] | None:
    link = pack.folding(rules.get("parts_of", "")).text
    return re.compile(f"{SPACE}{link}{SPACE}") if link else None


def _optional(pattern: str, needed: str) -> re.Pattern[str] | None:
    return re.compile(pattern) if needed else None


def _behind_article(article: str) -> str:
    """Let a number stand right behind the article: an Arabic writer glues it to digits."""
    return rf"|(?<=\b{article})(?=\d)|(?<=\b\w{article})(?=\d)" if article else ""


def _words(rules: Mapping[str, Mapping[str, int]]) -> dict[str, Word]:
    bound = set(rules.get("before_scale", ()))
    dependent, opening = set(rules.get("dependent", ())), set(rules.get("opening", ()))
    last = set(rules.get("last_units", ()))
    words = {
        form: Word(
            Decimal(value),
            before_scale=form in bound,
            alone=form not in dependent,
            opening=form in opening,
            last=form in last,
        )
        for form, value in rules["values"].items()
    }
    for form, value in rules["scales"].items():
        words[form] = Word(Decimal(value), scale=True, alone=form not in dependent)
    for form, value in rules.get("approximate", {}).items():
        words[form] = Word(Decimal(value), scale=True, approximate=True, alone=False)
    for form, value in rules.get("duals", {}).items():
        words[form] = Word(Decimal(value), scale=form in rules["scales"], dual=True)
    return words


class Sum:
    """The parts of a number read so far; each part with the room below it."""

    def __init__(self, rules: Grammar) -> None:
        self.rules = rules
        self.parts: list[tuple[Decimal, Decimal]] = []
        self.scale = Decimal(1)
        self.linked = False  # whether a link word stood before the last part

    def add(self, value: Decimal, link: str, *, last_unit: bool = False) -> bool:
        """Add a value behind the parts; False where it does not belong to the number."""
        rules = self.rules
        if not self.parts:
            self.parts.append((value, self._room(value)))
            return True
        last, room = self.parts[-1]
        if rules.units_first and last < 10 and value % 10 == 0 and 10 <= value <= 90:
            joins = (value == 10) != bool(link)
            if joins:
                self.parts[-1] = (last + value, Decimal(0))
            return joins
        if rules.tens_unsaid and not link and self._is_unit(value, last_unit):
            self.parts[-1] = (last * 10 + value, Decimal(0))
            return True
        self.linked = bool(link)
        foreign = bool(link) and rules.link_values and value not in rules.link_values
        if foreign or (rules.linked_sums and not link) or not 0 < value < room:
            return False
        self.parts.append((value, self._room(value)))
        return True

    def multiply(self, value: Decimal, link: str) -> bool:
        """Multiply the smaller parts by a scale; False where there is nothing to multiply."""
        smaller = Decimal(0)
        kept = list(self.parts)
        while kept and kept[-1][0] < value:
            smaller += kept.pop()[0]
        if not smaller or (self.rules.linked_sums and link):
            room = self.parts[-1][1] if self.parts else value + 1
            if self.parts and self.rules.linked_sums > bool(link):
                return False
            if value >= room and not self._repeats(value):
                return False
            kept, smaller = list(self.parts), Decimal(1)
        self.parts = [*kept, (smaller * value, value)]
        self.scale = value
        return True

    def double(self, value: Decimal, link: str) -> bool:
        """Add the dual of a scale word behind the parts; False where it does not belong."""
        if link and self._repeats(value / 2):
            self.parts.append((value, value / 2))
            return True
        return bool(link) and self.add(value, link)

    def _repeats(self, scale: Decimal) -> bool:
        """Whether the last one or two of hundreds stand apart: 100 thousand and a thousand."""
        last, room = self.parts[-1]
        return self.rules.linked_sums and room == scale and last % (100 * scale) == 0

    def _room(self, value: Decimal) -> Decimal:
        if value in self.rules.wide:
            return Decimal(20)
        for room in (1000, 100, 10):
            if value and value % room == 0:
                return Decimal(0 if self.rules.units_first and room == 10 else room)
        return Decimal(0)

    def _is_unit(self, value: Decimal, last_unit: bool) -> bool:
        """Whether a value is the unit behind a digit that stands for tens: ``trăm hai sáu``."""
        last, room = self.parts[-1]
        hundreds = len(self.parts) > 1 and self.parts[-2][1] >= 100
        return 0 < last < 10 and not room and 0 < value < 10 and (hundreds or last_unit)

    @property
    def value(self) -> Decimal:
        """The sum of the parts."""
        return sum((part for part, _ in self.parts), Decimal(0))
