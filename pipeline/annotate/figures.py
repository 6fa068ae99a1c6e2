"""Figures: every number that says how much or how many, with its unit and bounds.

``read_figures`` works on the folded text alone; ``chidao_figures`` is its spaCy component.
Stretches that times and citations have taken are never read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotate.measures import Measure
from pipeline.annotate.quantities import Quantity, QuantityReader
from pipeline.annotate.signs import negative_from
from pipeline.annotate.stretches import Stretches
from pipeline.annotate.surroundings import before, next_word
from pipeline.languages.doc import folded, pack_of, store, warn
from pipeline.languages.fold import Folded
from pipeline.languages.pack import Pack
from pipeline.schema import Figure, Span
from pipeline.schema.figure import Comparator

_YEARS = range(1900, 2100)
_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP"}  # written before the number
_SHORT, _LONG = 6, 9  # digits of ungrouped counts
_LISTED_WITHIN = 60  # characters between two counts of one enumeration
_SENTENCE_OPENERS = '.!?\n:“"-;'

_MILLION = 1_000_000  # the least scale word that counts without a noun


class _Judge:
    """Decides which quantities of one text are figures, and builds them."""

    def __init__(self, reader: QuantityReader, country: str | None) -> None:
        self.reader, self.country = reader, country
        self.folded, self.text, self.rules = reader.folded, reader.text, reader.rules
        self.warnings: list[str] = []
        self.last: int | None = None  # where the last count ended

    def figure(self, quantity: Quantity) -> Figure | None:
        """The figure a quantity makes, or None where it is none."""
        following = self.text[quantity.end : quantity.end + 1]
        if following.isalnum() or following == "_":
            return None
        quantity = self._negative(self._with_sign(quantity))
        around = self.rules.around
        comparator = around.comparator(self.text, quantity.start, quantity.end, quantity.ranged)
        unit = self._unit(quantity, comparator)
        if unit is None:
            return None
        self.last = quantity.end if unit == "count" else None
        if quantity.first.approximate and comparator == "=":
            comparator = "~"
        if quantity.first.note:
            self._warn(quantity, quantity.first.note)
        factor = quantity.measure.factor if quantity.measure else Decimal(1)
        return self._figure(
            (quantity.start, quantity.end),
            (plain(quantity.low * factor), plain(quantity.high * factor)),
            unit,
            comparator,
        )

    def fractions(self, figures: Sequence[Figure]) -> list[Figure]:
        """Fractions in words (``un tiers``) where no figure stands yet."""
        position = self.folded.position
        read = Stretches((position(f.start), position(f.end)) for f in figures)
        found = []
        for match in self.rules.fractions.finditer(self.text):
            start, end = match.span()
            taken = read.taken(start, end) or self.reader.taken(start, end)
            if taken is not None or match.lastindex is None:
                continue
            value = self.rules.fraction_values[match.lastindex - 1]
            sign = self.rules.around.comparator(self.text, start, end, False)
            found.append(self._figure((start, end), (value, value), "ratio", sign))
        return found

    def _with_sign(self, quantity: Quantity) -> Quantity:
        sign = self.text[quantity.start - 1 : quantity.start]
        if quantity.measure is not None or sign not in _SIGNS:
            return quantity
        return replace(quantity, start=quantity.start - 1, measure=Measure(_SIGNS[sign]))

    def _negative(self, quantity: Quantity) -> Quantity:
        """A number with a unit takes the minus before it; of a range only the lower end."""
        if quantity.measure is None:
            return quantity
        unit = quantity.measure.code or ""
        start = negative_from(self.folded, quantity.start, quantity.end, unit, self.rules.around)
        if start is None:
            return quantity
        high = quantity.high if quantity.ranged else -quantity.high
        return replace(quantity, start=start, low=-quantity.low, high=high)

    def _unit(self, quantity: Quantity, comparator: Comparator) -> str | None:
        around = self.rules.around
        if quantity.measure is not None:
            unit = self.rules.measures.settle(quantity.measure, self.text, self.country)
            if unit is None:
                self._warn(quantity, "its currency's country cannot be told")
            return unit
        factor = around.factors.search(before(self.text, quantity.start)) is not None
        if factor or (quantity.ratio and quantity.sure):
            return "ratio"
        if not self._counts(quantity, bounded=comparator != "="):
            return None
        return "ratio" if quantity.ratio else "count"

    def _counts(self, quantity: Quantity, *, bounded: bool) -> bool:
        """Whether a number without a unit counts something."""
        around, first = self.rules.around, quantity.first
        window = before(self.text, quantity.start)
        scaled = first.scale >= 1000 and first.parts > 1
        if self._timed(quantity) or not self._quantifies(quantity, bounded):
            return False
        if not scaled and around.named(window):
            return False
        if first.definite:
            return around.definite(window)
        return self._followed(quantity) or self._cued(quantity, window, bounded)

    def _followed(self, quantity: Quantity) -> bool:
        """Whether its form or the word behind it shows that the number counts."""
        first = quantity.first
        if self._bracketed(quantity):
            return self.rules.around.brackets and self._noun(quantity.end + 1)
        scaled = first.scale >= 1000 and first.parts > 1
        certain = (
            quantity.sure
            or first.grouped
            or (scaled and (not first.spelled or first.scale >= _MILLION))
        )
        rounded = first.approximate and first.parts > 1
        if certain or rounded or self.rules.around.partitives.match(self.text, quantity.end):
            return True
        window = before(self.text, quantity.start)
        named = first.spelled or quantity.ratio or self.rules.around.capital_after.search(window)
        return self._noun(quantity.end, named=bool(named))

    def _cued(self, quantity: Quantity, window: str, bounded: bool) -> bool:
        """Whether the words before a lone number show that it counts."""
        around = self.rules.around
        if quantity.first.spelled or quantity.ratio or quantity.ranged:
            return False
        if self._bracketed(quantity):
            return False
        cued = bounded or around.cues.search(window) or self._listed(quantity, window)
        return bool(cued) and quantity.high >= around.cue_least

    def _timed(self, quantity: Quantity) -> bool:
        """Whether a word of time follows that belongs to this number."""
        match = self.rules.around.not_before.match(self.text, quantity.end)
        return match is not None and self.reader.taken(match.end() - 1, match.end()) is None

    def _quantifies(self, quantity: Quantity, bounded: bool) -> bool:
        """Whether the form of the number (no year, no code, no article) allows a count."""
        first = quantity.first
        if first.spelled:
            return self._word_like(quantity)
        surface = self.text[first.start : first.end]
        if not surface.isdigit():
            return True
        if surface[0] == "0" and len(surface) > 2:
            return False
        if len(surface) > _SHORT:  # an account or a telephone number, unless it counts a noun
            return len(surface) <= _LONG and self._noun(quantity.end)
        return bounded or len(surface) != 4 or int(surface) not in _YEARS

    def _word_like(self, quantity: Quantity) -> bool:
        first = quantity.first
        if first.value <= 1 or (first.definite and first.value >= 20):  # "the twentieth"
            return False
        if not self.rules.around.lower_words:
            return True
        begin, _ = self.folded.span(first.start, first.end)
        source = self.folded.source
        lead = source[max(0, begin - 3) : begin].rstrip(" \u00a0")
        return source[begin].islower() or not lead or lead[-1] in _SENTENCE_OPENERS

    def _bracketed(self, quantity: Quantity) -> bool:
        opening = self.text[quantity.start - 1 : quantity.start] == "("
        return opening and self.text[quantity.end : quantity.end + 1] == ")"

    def _listed(self, quantity: Quantity, window: str) -> bool:
        """Whether the number goes on with the counts of its own sentence."""
        if self.last is None or not self.rules.around.coordinators.search(window):
            return False
        between = self.text[self.last : quantity.start]
        return len(between) < _LISTED_WITHIN and not re.search(r"[.;\n]", between)

    def _noun(self, end: int, *, named: bool = False) -> bool:
        """Whether a counted word stands right behind: no stop word, no name unless ``named``."""
        span = next_word(self.text, end)
        if span is None:
            return False
        if self.rules.around.stops(self.text[span[0] : span[1]]):
            return False
        surface = self.folded.surface(*span)
        return named or not surface[0].isupper() or (surface.isupper() and len(surface) > 1)

    def _figure(
        self,
        span: tuple[int, int],
        values: tuple[int | float, int | float],
        unit: str,
        comparator: Comparator,
    ) -> Figure:
        start, end = self.folded.span(*span)
        counted = self.rules.around.counted(self.text, span[1])
        if counted is None and unit != "count":
            counted = self.rules.around.counted_before(self.text, span[0])
        return Figure(
            start=start,
            end=end,
            text=self.folded.source[start:end],
            low=values[0],
            high=values[1],
            unit=unit,
            comparator=comparator,
            of=" ".join(self.folded.surface(*counted).split()) if counted else None,
        )

    def _warn(self, quantity: Quantity, reason: str) -> None:
        surface = self.folded.surface(quantity.start, quantity.end)
        self.warnings.append(f"figure {surface!r}: {reason}")


def plain(value: Decimal) -> int | float:
    """A number as the record writes it: whole ones without a fraction."""
    return int(value) if value == value.to_integral_value() else float(value)


def read_figures(
    text: Folded, pack: Pack, blocked: Sequence[Span] = (), country: str | None = None
) -> tuple[tuple[Figure, ...], tuple[str, ...]]:
    """The figures of a text in order, and warnings about what could not be settled.

    ``blocked`` are marks (source offsets) no figure may touch; ``country`` is the
    source's, ISO 3166-1 alpha-2.
    """
    reader = QuantityReader(text, pack, blocked)
    judge = _Judge(reader, country)
    figures = [figure for q in reader.all() if (figure := judge.figure(q)) is not None]
    figures = sorted([*figures, *judge.fractions(figures)], key=lambda f: f.start)
    numbered = tuple(replace(f, id=f"f{n}") for n, f in enumerate(figures, 1))
    return numbered, tuple(dict.fromkeys(judge.warnings))


@Language.factory("chidao_figures", default_config={"language": None})
def make(nlp: Language, name: str, language: str | None) -> Callable[[Doc], Doc]:
    """Make the spaCy component that fills ``doc._.figures``."""
    pack = pack_of(nlp, language)

    def annotate(doc: Doc) -> Doc:
        blocked = [*doc._.times, *doc._.citations]
        figures, warnings = read_figures(folded(doc, pack), pack, blocked, doc._.country)
        for message in warnings:
            warn(doc, message)
        return store(doc, "figures", figures)

    return annotate
