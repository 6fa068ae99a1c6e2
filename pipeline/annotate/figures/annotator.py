"""Figures: every number that says how much or how many, with its unit and bounds.

``read_figures`` works on the folded text alone; ``chidao_figures`` is its spaCy component.
Stretches that times and citations have taken are never read.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotate.figures.bounds import bounds
from pipeline.annotate.figures.carried import carried
from pipeline.annotate.figures.changes import changes
from pipeline.annotate.figures.counted import Counted, shared
from pipeline.annotate.figures.judge import Judge, Place
from pipeline.annotate.figures.quantities import QuantityReader
from pipeline.annotate.figures.quantity import Quantity
from pipeline.annotate.figures.rates import rates
from pipeline.annotate.figures.signs import signs
from pipeline.languages.doc import folded, pack_of, store, warn
from pipeline.languages.fold import Folded
from pipeline.languages.pack import Pack
from pipeline.languages.phrases import Token, opens
from pipeline.schema import Figure, Span
from pipeline.schema.figure import Comparator

_OPENING = '("“«'
_APOSTROPHES = ("'", "’")  # behind what looks like a unit: a name's letter (``L'Oréal``)
_NOUN = 3  # words of what is counted behind which a bound is looked for


class _Reader:
    """Makes figures of the quantities of one text."""

    def __init__(self, reader: QuantityReader, pack: Pack, country: str | None) -> None:
        self.country, self.folded, self.text = country, reader.folded, reader.text
        self.units, self.context = reader.rules.units, reader.rules.context
        self.tokens, self.taken = reader.tokens, reader.taken
        self.judge, self.signs, self.bounds = Judge(reader), signs(pack), bounds(pack)
        self.counted, self.rates = Counted(reader.folded, reader.tokens, pack), rates(pack)
        self.warnings: list[str] = []
        self.reached = 0  # the end of the last rate: "for 100 000 inhabitants" is no figure

    def figure(self, quantity: Quantity) -> Figure | None:
        """The figure a quantity makes, or None where it is none."""
        if self._cut(quantity) or quantity.start < self.reached:
            return None
        close = self.tokens.before(quantity.start)
        close = close[1:] if close and close[0].text in _OPENING else close
        quantity = self._negative(quantity)
        comparator, near = self._comparator(quantity, close)
        unit = self._unit(quantity, Place(close, comparator != "="), near)
        if unit is None:
            return None
        self.judge.last = quantity.end if unit == "count" else None
        if quantity.first.approximate and comparator == "=":
            comparator = "~"
        if quantity.first.note:
            self._warn(quantity, quantity.first.note)
        trends = self.context.trends
        trend = trends.before(self.text, near)
        if trend is None and quantity.ranged:  # "de" opens the range and ends "une baisse de"
            sized = trends.before(self.text, close)
            trend = sized if sized and "\n" not in self.text[sized.start : quantity.start] else None
        made = self._made(quantity, unit, near)
        return replace(made, comparator=comparator, trend=trend.value if trend else None)

    def _cut(self, quantity: Quantity) -> bool:
        """Whether a letter or digit goes on where the quantity ends: it is part of a code."""
        following = self.text[quantity.end : quantity.end + 1]
        if following in _APOSTROPHES and quantity.unit is not None:
            return self.text[quantity.end + 1 : quantity.end + 2].isalpha()
        if not following.isalnum() and following != "_":
            return False
        if self.text[quantity.end - 1] == "%":
            return False
        start = self.folded.surface(quantity.end, quantity.end + 1)
        return not (start.isupper() and self.text[quantity.end - 1].isalpha())

    def _comparator(self, quantity: Quantity, near: list[Token]) -> tuple[Comparator, list[Token]]:
        """The bound that the words around a quantity set, and the tokens before those words."""
        if quantity.ranged and (opener := self.context.openers.before(self.text, near)):
            near = [token for token in near if token.start < opener.start]
        bound = self.context.before.before(self.text, near)
        if bound is not None:
            if bound.value == "=" and opens(self.text, bound.start):
                bound = self.context.opening.before(self.text, near) or bound
            bound = self.bounds.fitting(bound, quantity, self.tokens, near)
            return bound.value, [token for token in near if token.start < bound.start]
        position = quantity.end
        for skipped in range(_NOUN + 1 if quantity.unit is None else 1):
            hit = self.context.after.after(self.tokens, position)
            if hit is not None and (not skipped or not self._bounds_the_next(hit.end)):
                return hit.value, near
            token = self.tokens.after(position)
            if token is None or not (token.text[0].isalpha() or token.text == "-"):
                break
            position = token.end
        return "=", near

    def _bounds_the_next(self, position: int) -> bool:
        """Whether the bound that ends here is the next number's: ``18 soldats et plus de 500``."""
        link = self.units.links.after(self.tokens, position)
        token = self.tokens.after(link.end if link else position)
        return token is not None and token.text[0].isdigit()

    def _negative(self, quantity: Quantity) -> Quantity:
        """A number takes the minus before it; of a range only the lower end."""
        code = None
        if quantity.unit is not None:
            code = quantity.unit.code or ""
        span = (quantity.start, quantity.end)
        start = self.signs.negative_from(self.folded, span, code, self.tokens, self.context.stops)
        if start is None:
            return quantity
        high = quantity.high if quantity.ranged else -quantity.high
        return replace(quantity, start=start, low=-quantity.low, high=high)

    def _unit(self, quantity: Quantity, place: Place, near: list[Token]) -> str | None:
        borrowed = quantity.then is not None and quantity.end == quantity.first.end
        if borrowed and self.context.named(self.text, list(place.before)):
            return None
        if quantity.unit is not None:
            unit = self.units.settle(quantity.unit, self.text, self.country)
            if unit is None:
                self._warn(quantity, "its currency's country cannot be told")
            return unit
        if self._factor(quantity, place, near) or (quantity.ratio and quantity.sure):
            return "ratio"
        if not self.judge.counts(quantity, place):
            return None
        return "ratio" if quantity.ratio or quantity.first.fraction else "count"

    def _factor(self, quantity: Quantity, place: Place, near: list[Token]) -> bool:
        """Whether a number says how many times: ``multiplié par 5``, ``tăng 3 lần``."""
        context = self.context
        if context.factors.before(self.text, near) is not None:
            return True
        if context.factors_behind.after(self.tokens, quantity.end) is not None:
            return True
        if context.times.after(self.tokens, quantity.end) is None:
            return False
        if quantity.first.decimals and quantity.first.scale == 1:
            return True
        either = (near, list(place.before))
        return any(context.growths.before(self.text, tokens) is not None for tokens in either)

    def _made(self, quantity: Quantity, unit: str, near: list[Token]) -> Figure:
        start, end = self.folded.span(quantity.start, quantity.end)
        factor = quantity.unit.factor if quantity.unit else Decimal(1)
        words, behind = self.counted.of((quantity.start, quantity.end), unit, near)
        if unit == "count" and quantity.first.definite:
            words = self.counted.definite(near)
        words = quantity.noun or words
        rate = self.rates.read(self.tokens, self.taken, quantity.end, behind)
        self.reached = rate.end if rate else self.reached
        return Figure(
            start=start,
            end=end,
            text=self.folded.source[start:end],
            low=plain(quantity.low * factor),
            high=plain(quantity.high * factor),
            unit=unit,
            of=" ".join(self.folded.surface(*words).split()) if words else None,
            per=rate.value if rate else None,
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
    maker = _Reader(reader, pack, country)
    read = [(figure, q) for q in reader.all() if (figure := maker.figure(q)) is not None]
    figures, told = carried(read, maker.judge, reader, country)
    figures = shared(changes(figures, text, reader.tokens, pack), text, pack)
    numbered = tuple(replace(f, id=f"f{n}") for n, f in enumerate(figures, 1))
    return numbered, tuple(dict.fromkeys([*maker.warnings, *told]))


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
