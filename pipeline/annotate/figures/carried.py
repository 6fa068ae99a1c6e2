"""Sums that leave their currency to the words around: ``36 milliards dont 7,5 milliards de FCFA``.

A number of millions that counts no noun takes the currency of the sum beside it in its
sentence; behind a word of money (a price, a wage) it takes the one of the source's country, with
a warning. Else it stays a count.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from pipeline.annotate.figures.judge import Judge
from pipeline.annotate.figures.measured import MeasureReader
from pipeline.annotate.figures.quantity import Quantity
from pipeline.annotate.figures.units import currencies
from pipeline.languages.pack import Pack
from pipeline.languages.phrases import Phrases
from pipeline.schema import Figure

_WITHIN = 120  # characters between a sum and the one whose currency it takes
_BACK = 3  # figures looked back on
_LEAST = 1_000_000  # the scale a bare sum must have beside another; behind a cue a thousand does
_LEAST_CUED = 1000
_NEAR = 4  # words before a sum (or its bound) in which a word of money is looked for
_SENTENCE = re.compile(r"[.!?؟;](?=\s|$)|\n")

Read = Sequence[tuple[Figure, Quantity]]


def carried(
    read: Read, judge: Judge, reader: MeasureReader, country: str | None
) -> tuple[list[Figure], list[str]]:
    """The figures of a text, bare sums with their currency; and what was settled by habit."""
    figures, warnings = [figure for figure, _ in read], []
    for at, (figure, quantity) in enumerate(read):
        if (
            figure.unit != "count"
            or quantity.first.scale < _LEAST_CUED
            or judge.noun_behind(quantity)
        ):
            continue
        code = _beside(figures, at, reader.folded.source)
        if code is not None and quantity.first.scale >= _LEAST:
            figures[at] = replace(figure, unit=code)
        elif (home := _home(reader, quantity, country, figure.per)) is not None:
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


def _home(
    reader: MeasureReader, quantity: Quantity, country: str | None, per: str | None
) -> str | None:
    words, homes, rates, least = _money(reader.rules.units.pack)
    code = homes.get(country or "", homes.get("default"))
    if least and quantity.first.scale >= least and reader.text[: quantity.start].strip():
        return code
    near = reader.tokens.before(quantity.start)[: _NEAR + 4]
    cued = any(words.before(reader.text, near[skip:]) for skip in range(_NEAR) if near[skip:])
    return code if cued or per in rates else None


@cache
def _money(pack: Pack) -> tuple[Phrases[bool], dict[str, str], frozenset[str], int]:
    table = pack.table("figures").get("bare_sums", {})
    cues = Phrases(pack, ((form, True) for form in table.get("cues", [])), pack.onto)
    rates = frozenset(table.get("per", []))
    return cues, dict(table.get("home", {})), rates, table.get("least_uncued", 0)
