"""Sums that leave their currency to the words around: ``36 milliards dont 7,5 milliards de FCFA``.

A number of millions that counts no noun takes the currency of the sum beside it in its
sentence; behind a word of money (a price, a wage) it takes the one of the source's country, with
a warning. Else it stays a count.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from pipeline.annotate.figures.judge import Judge
from pipeline.annotate.figures.measured import MeasureReader
from pipeline.annotate.figures.quantity import Quantity
from pipeline.annotate.figures.units import currencies
from pipeline.languages.pack import Pack
from pipeline.languages.phrases import Phrases, listed, opens
from pipeline.schema import Figure

_WITHIN = 120  # characters between a sum and the one whose currency it takes
_BACK = 3  # figures looked back on
_LEAST = 1_000_000  # the scale a bare sum must have beside another; behind a cue a thousand does
_LEAST_CUED = 1000
_NEAR = 4  # words before a sum (or its bound) in which a word of money is looked for
_SENTENCE = re.compile(r"[.!?؟;](?=\s|$)|\n")

Read = Sequence[tuple[Figure, Quantity]]


@dataclass(frozen=True)
class _Money:
    """The words of money of a pack, before and right behind a sum, and the least bare sums."""

    cues: Phrases[bool]
    behind: Phrases[bool]
    homes: Mapping[str, str]
    rates: frozenset[str]
    least_uncued: int
    least_beside: int


def carried(
    read: Read, judge: Judge, reader: MeasureReader, country: str | None
) -> tuple[list[Figure], list[str]]:
    """The figures of a text, bare sums with their currency; and what was settled by habit."""
    figures, warnings = [figure for figure, _ in read], []
    money = _money(reader.rules.units.pack)
    for at, (figure, quantity) in enumerate(read):
        scale = _scale(quantity)
        if figure.unit != "count" or scale < _LEAST_CUED:
            continue
        named = money.behind.after(reader.tokens, quantity.end) is not None
        if not named and judge.noun_behind(quantity):
            continue
        code = _beside(figures, at, reader.folded.source)
        if code is not None and scale >= money.least_beside:
            figures[at] = replace(figure, unit=code)
            continue
        sure = named or figure.per in money.rates
        if (home := _home(reader, quantity, country, sure)) is not None:
            figures[at] = replace(figure, unit=home)
            warnings.append(f"figure {figure.text!r}: read as {home}, the country's currency")
    return figures, warnings


def _beside(figures: Sequence[Figure], at: int, text: str) -> str | None:
    """The currency of the sum before in the sentence, else of the one right behind.

    A sum in brackets is the one before it told in another currency.
    """
    bare = figures[at]
    for other in (*figures[max(0, at - _BACK) : at][::-1], *figures[at + 1 : at + 2]):
        first, second = (other, bare) if other.start < bare.start else (bare, other)
        between = text[first.end : second.start]
        if len(between) > _WITHIN or _SENTENCE.search(between):
            continue
        if text[other.end : other.end + 1] != ")" and other.unit in currencies():
            return other.unit
    return None


def _home(reader: MeasureReader, quantity: Quantity, country: str | None, sure: bool) -> str | None:
    money = _money(reader.rules.units.pack)
    code, least = money.homes.get(country or "", money.homes.get("default")), money.least_uncued
    if least and _scale(quantity) >= least and not opens(reader.text, quantity.start):
        return code
    near = reader.tokens.before(quantity.start)[: _NEAR + 4]
    cued = any(money.cues.before(reader.text, near[skip:]) for skip in range(_NEAR) if near[skip:])
    return code if cued or sure else None


def _scale(quantity: Quantity) -> Decimal:
    """The scale of a sum, of a range also where only its upper end has it (``5-8 tỷ``)."""
    first = quantity.first
    if quantity.ranged and first.scale == 1 and first.value:
        return quantity.low / first.value
    return first.scale


@cache
def _money(pack: Pack) -> _Money:
    table = pack.table("figures").get("bare_sums", {})

    def phrases(key: str) -> Phrases[bool]:
        return listed(pack, table.get(key, []), pack.onto)

    return _Money(
        phrases("cues"),
        phrases("behind"),
        dict(table.get("home", {})),
        frozenset(table.get("per", [])),
        table.get("least_uncued", 0),
        table.get("least_beside", _LEAST),
    )
