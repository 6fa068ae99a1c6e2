"""Fractions in words: ``một nửa``, ``deux tiers``, ``ثلاثة أرباع``; and on top of a number.

A fraction is a fixed phrase, or a number with a denominator behind it: a word of its own
(``cinquièmes``) or a link and a second number (``ba phần tư``).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Any

from pipeline.annotate.figures.numerals import Numeral
from pipeline.languages.pack import Pack
from pipeline.languages.phrases import Phrases, Tokens, flat

_NO_PART = Decimal(0)
Read = Callable[[int], Numeral | None]


@dataclass(frozen=True)
class Fractions:
    """The fraction words of a pack."""

    # Whether it may be an ordinal or a name too, and the form of the word that must stand behind.
    whole: Phrases[tuple[Decimal, bool, re.Pattern[str] | None]]
    bound: Phrases[tuple[Decimal, Phrases[bool]]]  # only before a scale or behind these words
    denominators: Phrases[tuple[Decimal, bool, bool]]  # and whether it is an ordinal's form too,
    # and whether more of them than one whole may be counted: "chín phần tư"
    over: Phrases[bool]
    links: Phrases[bool]
    scale_links: Phrases[bool]  # between a fraction and its scale: "quart de million"
    glued: tuple[str, ...]  # links of one letter
    one: bool  # whether a denominator may stand with the word for one

    def may_begin(self, word: str) -> bool:
        """Whether a fixed phrase may begin with a word or a sign."""
        if word.isnumeric() and not word.isdecimal():
            return True
        return self.whole.may_begin(word) or self.bound.may_begin(word)

    def at(self, tokens: Tokens, start: int) -> Numeral | None:
        """The fixed phrase that begins at ``start``."""
        if value := vulgar(tokens.text, start):
            return _fraction(start, start + 1, value)
        hit = self.whole.after(tokens, start)
        if hit is None or hit.start != start:
            return None
        value, ordinal, noun = hit.value
        behind = tokens.after(hit.end) if noun else None
        if noun and (behind is None or not noun.fullmatch(behind.text)):
            return None
        return replace(_fraction(start, hit.end, value), definite=ordinal)

    def half_at(self, tokens: Tokens, start: int) -> tuple[Numeral, bool] | None:
        """The phrase at ``start`` that needs a scale behind it, and whether it may do without."""
        hit = self.bound.after(tokens, start)
        if hit is None or hit.start != start:
            return None
        value, words = hit.value
        free = words.before(tokens.text, tokens.before(start)) is not None
        return _fraction(start, hit.end, value), free

    def of(self, first: Numeral, tokens: Tokens, read: Read) -> Numeral | None:
        """The fraction that a number begins: its denominator stands behind it."""
        if first.scale >= 1000 or first.decimals or (first.value == 1 and not self.one):
            return None
        word = self.denominators.after(tokens, first.end)
        if word is not None:
            below, ordinal, improper = word.value
            if (first.value >= below and not improper) or (ordinal and first.value != 1):
                return None
            found = _fraction(first.start, word.end, first.value / below)
            return replace(found, definite=ordinal)
        link = self.over.after(tokens, first.end)
        second = read(tokens.start(link.end)) if link else None
        if second is None or second.value <= 1 or first.spelled != second.spelled:
            return None
        return _fraction(first.start, second.end, first.value / second.value)

    def added(self, first: Numeral, tokens: Tokens, read: Read) -> Numeral:
        """A number with the fraction that is added to it: ``quatre et deux tiers``."""
        start = self._behind_link(tokens, first.end)
        if start is None or first.fraction or first.decimals:
            return first
        part = self.at(tokens, start) or read(start)
        part = part if part is None or part.fraction else self.of(part, tokens, read)
        if part is None or part.value >= 1 or part.spelled != first.spelled:
            return first
        scale = first.scale if first.scale >= 1000 else Decimal(1)  # a million and a quarter
        value = first.value + part.value * scale
        return replace(first, end=part.end, value=value, parts=first.parts + 1)

    def _behind_link(self, tokens: Tokens, end: int) -> int | None:
        """Where the word behind a link begins; the link may be written onto it."""
        link = self.links.after(tokens, end)
        if link is not None:
            return tokens.start(link.end)
        token = tokens.after(end)
        glued = token is not None and token.text.startswith(self.glued)
        return token.start + 1 if token is not None and glued else None


def _noun(entry: Mapping[str, Any], pack: Pack) -> re.Pattern[str] | None:
    forms = entry.get("before", [])
    return re.compile("|".join(map(pack.folding.pattern, forms))) if forms else None


def vulgar(text: str, position: int) -> Decimal:
    """The value of a fraction of one character (``½``), zero where none stands."""
    character = text[position : position + 1]
    if not character.isnumeric() or character.isdecimal():
        return _NO_PART
    value = float(unicodedata.numeric(character, 0.0))
    below = next((n for n in range(2, 11) if (value * n).is_integer()), 1)
    return Decimal(round(value * below)) / below if 0 < value < 1 else Decimal(0)


def _fraction(start: int, end: int, value: Decimal) -> Numeral:
    return Numeral(
        start, end, value, Decimal(1), spelled=True, grouped=False, decimals=False,
        approximate=False, definite=False, parts=1, note=None, fraction=True,
    )  # fmt: skip


@cache
def fractions(pack: Pack) -> Fractions:
    """The fraction words of a pack's ``figures`` table."""
    table = pack.table("figures").get("fractions", {})

    def links(forms: Iterable[str]) -> Phrases[bool]:
        return Phrases(pack, ((form, True) for form in forms))

    entries = table.get("whole", [])
    whole = (
        (
            (Decimal(str(entry["value"])), entry.get("ordinal", False), _noun(entry, pack)),
            entry["forms"],
        )
        for entry in entries
        if "after" not in entry
    )
    bound = (
        (form, (Decimal(str(entry["value"])), links(entry["after"])))
        for entry in entries
        if "after" in entry
        for form in entry["forms"]
    )
    denominators = (
        (
            (Decimal(entry["value"]), entry.get("ordinal", False), entry.get("improper", False)),
            entry["forms"],
        )
        for entry in table.get("denominator", [])
    )

    return Fractions(
        whole=Phrases(pack, flat(whole)),
        denominators=Phrases(pack, flat(denominators)),
        bound=Phrases(pack, bound),
        over=links(table.get("over", [])),
        links=links(table.get("links", [])),
        scale_links=links(table.get("scale_links", [])),
        glued=tuple(pack.table("figures")["numerals"].get("glued_links", [])),
        one=table.get("one", True),
    )
