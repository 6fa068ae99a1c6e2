"""Numbers in words, digits or both: ``2,3 triệu``, ``vingt-deux mille``, ``ثلاثة وعشرون``.

One additive and multiplicative reading serves all languages: a value is added where
the number before it has room for it, a scale multiplies all smaller parts before it
(the method of the usual grammars of cardinals, e.g. text2num and CLDR's spell-out rules).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from pipeline.annotate.digits import Habit, habit_of, read_digits
from pipeline.languages.pack import Pack
from pipeline.languages.template import SPACE, alternation

MOST_WORDS = 24


@dataclass(frozen=True)
class Numeral:
    """A number at ``[start, end)`` of the folded text.

    ``scale`` is the multiplier it ends with (1 without one), ``spelled`` says that its
    first part is a word, ``grouped`` that its digits carry thousands marks.
    """

    start: int
    end: int
    value: Decimal
    scale: Decimal
    spelled: bool
    grouped: bool
    decimals: bool
    approximate: bool
    definite: bool
    parts: int
    note: str | None


@dataclass(frozen=True)
class Word:
    """A number word: its value, what it does, and what may be added after it."""

    value: Decimal
    scale: bool = False
    dual: bool = False
    approximate: bool = False
    before_scale: bool = False
    alone: bool = True


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


@cache
def grammar(pack: Pack) -> Grammar:
    """The number grammar of a pack's ``figures`` table."""
    table = pack.table("figures")
    rules = table["numerals"]
    fold = pack.folding
    words = {fold(form).text: word for form, word in _words(rules).items()}
    article = fold(rules.get("article", "")).text
    prefix = f"(?:{article})?" if article else ""
    forms = f"{prefix}(?:{alternation(words)})".replace(" ", SPACE)
    links = [fold(link).text for link in rules.get("links", [])]
    glued = [fold(link).text for link in rules.get("glued_links", [])]
    either = f"(?:{SPACE}|-)"
    joined = alternation(links).replace(" ", SPACE)
    joints = [f"{either}(?:{joined}){either}"] if links else []
    joints += (
        [rf"{SPACE}(?:{alternation(glued)})(?:{SPACE})?", r"-", SPACE] if glued else ["-", SPACE]
    )
    halves = alternation(fold(half).text for half in rules.get("halves", []))
    return Grammar(
        words=words,
        start=re.compile(
            rf"(?:{pack.left}{_behind_article(article)})(?<!\d[.,:/٫٬])(?<!\w[-/_])"
            rf"(?:\d|(?:{forms}){pack.right})"
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
    )


def _behind_article(article: str) -> str:
    """Let a number stand right behind the article: an Arabic writer glues it to digits."""
    return rf"|(?<=\b{article})(?=\d)|(?<=\b\w{article})(?=\d)" if article else ""


def _words(rules: Mapping[str, Mapping[str, int]]) -> dict[str, Word]:
    bound = set(rules.get("before_scale", ()))
    dependent = set(rules.get("dependent", ()))
    words = {
        form: Word(Decimal(value), before_scale=form in bound, alone=form not in dependent)
        for form, value in rules["values"].items()
    }
    for form, value in rules["scales"].items():
        words[form] = Word(Decimal(value), scale=True, alone=form not in dependent)
    for form, value in rules.get("approximate", {}).items():
        words[form] = Word(Decimal(value), scale=True, approximate=True, alone=False)
    for form, value in rules.get("duals", {}).items():
        words[form] = Word(Decimal(value), scale=form in rules["scales"], dual=True)
    return words


class _Sum:
    """The parts of a number read so far; each part with the room below it."""

    def __init__(self, rules: Grammar) -> None:
        self.rules = rules
        self.parts: list[tuple[Decimal, Decimal]] = []
        self.scale = Decimal(1)
        self.linked = False  # whether a link word stood before the last part

    def add(self, value: Decimal, link: str) -> bool:
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
            if self.parts and (value >= self.parts[-1][1] or self.rules.linked_sums > bool(link)):
                return False
            kept, smaller = list(self.parts), Decimal(1)
        self.parts = [*kept, (smaller * value, value)]
        self.scale = value
        return True

    def _room(self, value: Decimal) -> Decimal:
        if value in self.rules.wide:
            return Decimal(20)
        for room in (1000, 100, 10):
            if value and value % room == 0:
                return Decimal(room)
        return Decimal(0)

    @property
    def value(self) -> Decimal:
        return sum((part for part, _ in self.parts), Decimal(0))


def read_numeral(
    text: str, start: int, rules: Grammar, evidence: Mapping[str, str]
) -> Numeral | None:
    """The longest number that begins at ``start`` of the folded text, or None."""
    total = _Sum(rules)
    position, link, count, end = start, "", 0, start
    grouped = decimals = approximate = definite = spelled = False
    note = None
    while count < MOST_WORDS:
        if text[position : position + 1].isdigit():
            digits = read_digits(text, position, rules.habit, evidence)
            if digits is None:
                break
            scale_next = _scale_after(text, digits.end, rules)
            value = digits.scaled if scale_next else digits.value
            if count and not _joins(total, value, link, scale_next, rules):
                break
            total.parts.append((value, Decimal(0)))
            if not count:
                grouped, decimals, note = digits.grouped, digits.decimals, digits.note
            position = digits.end
        else:
            match = rules.word.match(text, position)
            if match is None:
                break
            form = re.sub(SPACE, " ", match.group(1))
            stem = form
            if form not in rules.words and rules.article and form.startswith(rules.article):
                stem = form[len(rules.article) :]
            word = rules.words[stem]
            if not _take(total, word, link, text, match.end(), rules):
                break
            approximate = approximate or word.approximate
            if not count:
                spelled, definite = True, stem != form
            position = match.end()
        end, count = position, count + 1
        joint = rules.joint.match(text, position)
        if joint is None:
            break
        link = _link(joint)
        position = joint.end()
    if not count:
        return None
    value, end = _half(text, end, total, rules)
    return Numeral(
        start, end, value, total.scale, spelled, grouped, decimals, approximate, definite,
        count, note,
    )  # fmt: skip


def _take(total: _Sum, word: Word, link: str, text: str, end: int, rules: Grammar) -> bool:
    first = not total.parts
    if first and not (word.alone or word.scale):
        return False
    if word.before_scale and not link and not _scale_after(text, end, rules):
        return False
    if word.dual and first:
        total.parts.append((word.value, word.value / 2))
        total.scale = word.value / 2
        return True
    if word.dual and not word.scale:
        return False if not link else total.add(word.value, link)
    if word.scale:
        value = word.value / 2 if word.dual else word.value
        return (word.alone or not first) and total.multiply(value, link)
    return total.add(word.value, link)


def _scale_after(text: str, position: int, rules: Grammar) -> Decimal | None:
    joint = rules.joint.match(text, position)
    if joint is None or _link(joint):
        return None
    match = rules.word.match(text, joint.end())
    word = rules.words.get(re.sub(SPACE, " ", match.group(1))) if match else None
    if word is None or not word.scale:
        return None
    return word.value / 2 if word.dual else word.value


def _link(joint: re.Match[str]) -> str:
    """The link word between two parts, empty where only blanks or a hyphen join them."""
    return joint.group().strip("- \t\u00a0\u2007\u2009\u202f")


def _joins(
    total: _Sum, value: Decimal, link: str, scale_next: Decimal | None, rules: Grammar
) -> bool:
    room = total.parts[-1][1]
    if room < 1000 or (rules.linked_sums and not link) or (link and not rules.linked_sums):
        return False
    if scale_next:
        return value * scale_next < room
    return value < room and (rules.linked_sums or value >= max(room / 1000, Decimal(1000)))


def _half(text: str, end: int, total: _Sum, rules: Grammar) -> tuple[Decimal, int]:
    value = total.value
    if rules.half is not None:
        match = rules.half.match(text, end)
        if match is not None:
            return value + total.scale / 2, match.end()
    last = total.parts[-1]
    short = rules.shorthand and len(total.parts) > 1 and not total.linked
    if short and last[0] < 10 and total.parts[-2][1] >= 100:
        return value - last[0] + last[0] * total.parts[-2][1] / 10, end
    return value, end
