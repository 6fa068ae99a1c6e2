"""Figures: every number that says how much or how many, with its unit and bounds.

``read_figures`` works on the folded text alone; ``chidao_figures`` is its spaCy component.
Stretches that times and citations have taken are never read.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotate.digits import shown
from pipeline.annotate.measures import Measure, Measures, measures
from pipeline.annotate.numerals import Grammar, Numeral, grammar, read_numeral
from pipeline.annotate.surroundings import Surroundings, before, next_word, surroundings
from pipeline.languages.doc import folded, pack_of, store, warn
from pipeline.languages.fold import Folded
from pipeline.languages.pack import Pack
from pipeline.languages.template import SPACE, alternation, compile_pattern
from pipeline.schema import Figure, Span

_LIST_MARK = re.compile(
    r"(?:^|\n)[ \t\u00a0]*[(\[]?\d{1,3}(?:\.\d{1,2}){0,3}[.)\]/:-]+(?=[^\d%]|$)"
)
_YEARS = range(1900, 2100)
_MOST = Decimal(10) ** 18
_PREFIX_SIGN = {"$": "USD", "€": "EUR", "£": "GBP"}


@dataclass(frozen=True)
class Quantity:
    """A number or a range at ``[start, end)`` of the folded text, not yet judged."""

    start: int
    end: int
    low: Decimal
    high: Decimal
    first: Numeral
    measure: Measure | None = None
    ratio: bool = False
    ranged: bool = False
    sure: bool = False


@dataclass(frozen=True)
class Rules:
    """Everything a pack says about figures, compiled."""

    numbers: Grammar
    measures: Measures
    around: Surroundings
    connector: re.Pattern[str]
    between: re.Pattern[str]
    change: re.Pattern[str]
    over: re.Pattern[str]
    fractions: re.Pattern[str]
    fraction_values: tuple[float, ...]


@cache
def rules(pack: Pack) -> Rules:
    """The compiled figure rules of a pack."""
    table = pack.table("figures")
    ranges, ratios = table["ranges"], table["ratios"]
    words = alternation(ratios["words"])
    over = "|".join(re.escape(form) for form in sorted(ratios["over"], key=len, reverse=True))
    fractions = table.get("fraction", [])
    return Rules(
        numbers=grammar(pack),
        measures=measures(pack),
        around=surroundings(pack),
        connector=_joint(ranges["connectors"], pack),
        between=_joint(ranges.get("between", []), pack),
        change=_joint(ranges.get("changes", []), pack),
        over=compile_pattern(
            pack, rf"/(?=\d)| (?:{words}) (?=(?:{over}){pack.right})", bounded=False
        ),
        fractions=compile_pattern(
            pack, "|".join("(" + "|".join(entry["forms"]) + ")" for entry in fractions) or "(?!)"
        ),
        fraction_values=tuple(entry["value"] for entry in fractions),
    )


def _joint(forms: Sequence[str], pack: Pack) -> re.Pattern[str]:
    if not forms:
        return re.compile("(?!)")
    body = "|".join("-" if form == "-" else f"{form}\\b" for form in forms)
    if any(len(form) == 1 and form.isalpha() and ord(form) > 127 for form in forms):
        body = body.replace("\\b", "")  # a one-letter word written onto the next one
    return compile_pattern(pack, rf"(?: )?(?:{body})(?: )?", bounded=False)


class _Reader:
    """One pass over one folded text."""

    def __init__(
        self, text: Folded, pack: Pack, blocked: Sequence[Span], country: str | None
    ) -> None:
        self.folded, self.text = text, text.text
        self.rules, self.country = rules(pack), country
        self.evidence = shown(self.text)
        self.warnings: list[str] = []
        self.last: int | None = None  # where the last count ended
        spans = sorted((text.position(s.start), text.position(s.end)) for s in blocked)
        marks = [match.span() for match in _LIST_MARK.finditer(self.text)]
        fixed = [match.span() for match in self.rules.around.fixed.finditer(self.text)]
        self.blocked = sorted(spans + marks + fixed)
        self.starts = [start for start, _ in self.blocked]

    def figures(self) -> list[Figure]:
        """All figures of the text, in order."""
        found: list[Figure] = []
        position = 0
        while (match := self.rules.numbers.start.search(self.text, position)) is not None:
            start = match.start()
            taken = self._taken(start, start + 1)
            if taken is not None:
                position = max(taken, start + 1)
                continue
            quantity, position = self._quantity(start)
            if quantity is None:
                continue
            figure = self._judge(quantity)
            if figure is not None:
                found.append(figure)
        return self._with_fractions(found)

    def _taken(self, start: int, end: int) -> int | None:
        index = bisect_right(self.starts, end - 1) - 1
        for begin, stop in self.blocked[max(0, index - 2) : index + 1]:
            if begin < end and start < stop:
                return stop
        return None

    def _numeral(self, start: int) -> Numeral | None:
        numeral = read_numeral(self.text, start, self.rules.numbers, self.evidence)
        if numeral is None or self._taken(numeral.start, numeral.end) is not None:
            return None
        return numeral if numeral.value < _MOST else None

    def _quantity(self, start: int) -> tuple[Quantity | None, int]:
        """The quantity at ``start`` and where to go on reading."""
        first = self._numeral(start)
        if first is None:
            return None, self._past(start)
        first = self._repeated(first)
        ratio = self._ratio(first)
        if ratio is not None:
            return ratio
        quantity = Quantity(first.start, first.end, first.value, first.value, first)
        unit = self.rules.measures.read(self.text, first.end)
        end = unit[1] if unit else first.end
        joined = self._second(first, unit, end)
        if joined is not None:
            return joined
        if unit is not None:
            quantity = replace(quantity, measure=unit[0], end=end)
        return quantity, quantity.end

    def _past(self, start: int) -> int:
        match = re.compile(r"\w[\w.,/-]*").match(self.text, start)
        return match.end() if match and self.text[start].isdigit() else start + 1

    def _repeated(self, first: Numeral) -> Numeral:
        """``twenty-two (22)`` is one number."""
        text = self.text
        opening = re.compile(rf"(?:{SPACE})?\(").match(text, first.end)
        if opening is None:
            return first
        again = self._numeral(opening.end())
        if again is None or again.value != first.value or text[again.end : again.end + 1] != ")":
            return first
        return replace(first, end=again.end + 1)

    def _ratio(self, first: Numeral) -> tuple[Quantity | None, int] | None:
        over = self.rules.over.match(self.text, first.end)
        if over is None or first.scale != 1 or first.decimals:
            return None
        second = self._numeral(over.end())
        if second is None:
            return None, over.end()
        after = self.text[second.end : second.end + 1]
        if not first.value <= second.value or not second.value or after in {"/", "-"}:
            return None, second.end
        value = first.value / second.value
        end = second.end
        worded = self.text[over.start()] != "/"
        return Quantity(first.start, end, value, value, first, ratio=True, sure=worded), end

    def _second(
        self, first: Numeral, unit: tuple[Measure, int] | None, end: int
    ) -> tuple[Quantity | None, int] | None:
        """A range, or the first of two figures that share the second one's unit."""
        text, around = self.text, self.rules.around
        joint = self.rules.connector.match(text, end)
        if joint is None and around.between_openers.search(before(text, first.start)):
            joint = self.rules.between.match(text, end)
        change = self.rules.change.match(text, end) if joint is None else None
        match = joint or change
        if match is None:
            return None
        second = self._numeral(match.end())
        if second is None:
            return None
        other = self.rules.measures.read(text, second.end)
        if unit is not None and (other is None or other[0] != unit[0]):
            return None
        low = self._scaled(first, second)
        dash = "-" in match.group()
        two = change is not None or low >= second.value
        two = two or (not dash and around.changes(text, first.start))
        measure = other[0] if other else None
        if two and dash:
            return None, second.end
        if two:
            stop = first.end if unit is None else end
            sure = second.grouped or second.scale > 1 or measure is not None
            return Quantity(first.start, stop, low, low, first, measure, sure=sure), stop
        stop = other[1] if other else second.end
        return Quantity(
            first.start, stop, low, second.value, first, measure, ranged=True
        ), stop  # fmt: skip

    def _scaled(self, first: Numeral, second: Numeral) -> Decimal:
        bare = first.scale == 1 and second.scale > 1 and second.parts == 2
        if bare and first.value < second.value / second.scale:
            return first.value * second.scale
        return first.value

    def _judge(self, quantity: Quantity) -> Figure | None:
        text, around = self.text, self.rules.around
        following = text[quantity.end : quantity.end + 1]
        if following and (following.isalnum() or following == "_"):
            return None
        start, unit = quantity.start, None
        sign = text[start - 1 : start]
        if quantity.measure is None and sign in _PREFIX_SIGN:
            quantity = replace(
                quantity, start=start - 1, measure=Measure(_PREFIX_SIGN[sign]), sure=True
            )
        measure = quantity.measure
        comparator = around.comparator(text, quantity.start, quantity.end, quantity.ranged)
        if measure is not None:
            unit = self.rules.measures.settle(measure, text, self.country)
            if unit is None:
                self._warn(quantity, "its currency's country cannot be told")
                return None
            quantity = replace(
                quantity, low=quantity.low * measure.factor, high=quantity.high * measure.factor
            )
        elif around.factors.search(before(text, quantity.start)):
            unit = "ratio"
        elif quantity.ratio and quantity.sure:
            unit = "ratio"
        elif quantity.ratio:
            unit = "ratio" if self._counts(quantity, comparator != "=") else None
        elif self._counts(quantity, comparator != "="):
            unit = "count"
        if unit is None:
            return None
        if quantity.first.approximate and comparator == "=":
            comparator = "~"
        if quantity.first.note:
            self._warn(quantity, quantity.first.note)
        self.last = quantity.end if unit == "count" else None
        return self._figure(quantity, unit, comparator)

    def _counts(self, quantity: Quantity, bounded: bool) -> bool:
        """Whether a number without a unit counts something."""
        text, around, first = self.text, self.rules.around, quantity.first
        timed = around.not_before.match(text, quantity.end)
        if timed and self._taken(timed.end() - 1, timed.end()) is None:
            return False
        scaled = first.scale >= 1000 and first.parts > 1
        window = before(text, quantity.start)
        if not scaled and around.not_after.search(window) and not around.though.search(window):
            return False
        if not first.spelled and not self._number_like(quantity, bounded):
            return False
        if first.spelled and not self._word_like(quantity):
            return False
        if first.definite:
            return self._after_definite(window)
        if self._bracketed(quantity):
            return around.brackets and self._noun(quantity.end + 1) is not None
        if quantity.sure or (scaled and not first.spelled) or first.grouped:
            return True
        if self._noun(quantity.end) is not None or (first.approximate and first.parts > 1):
            return True
        if first.spelled or quantity.ratio:
            return False
        cued = bounded or around.cues.search(window) is not None or self._listed(quantity, window)
        return cued and quantity.high >= around.cue_least and not quantity.ranged

    def _listed(self, quantity: Quantity, window: str) -> bool:
        """Whether the number goes on with the counts of its own sentence."""
        if self.last is None or not self.rules.around.coordinators.search(window):
            return False
        between = self.text[self.last : quantity.start]
        return len(between) < 60 and not re.search(r"[.;\n]", between)

    def _number_like(self, quantity: Quantity, bounded: bool) -> bool:
        first = quantity.first
        surface = self.text[first.start : first.end]
        plain = surface.isdigit()
        if plain and surface[0] == "0" and len(surface) > 2:
            return False
        if plain and len(surface) > 6:
            return False
        year = plain and len(surface) == 4 and int(surface) in _YEARS
        return not year or bounded

    def _word_like(self, quantity: Quantity) -> bool:
        first = quantity.first
        if first.value <= 1:
            return False
        if first.parts == 1 and first.scale > 1 and not first.approximate and first.value < 100:
            return False
        if not self.rules.around.lower_words:
            return True
        begin, stop = self.folded.span(first.start, first.end)
        source = self.folded.source
        if source[begin].islower():
            return True
        lead = source[max(0, begin - 3) : begin].rstrip(" \u00a0")
        return not lead or lead[-1] in '.!?\n:“"-;'

    def _after_definite(self, window: str) -> bool:
        words = window.split()
        article = self.rules.around.definite_after
        return bool(words) and bool(article) and article in words[-1][:3]

    def _bracketed(self, quantity: Quantity) -> bool:
        opening = self.text[quantity.start - 1 : quantity.start] == "("
        return opening and self.text[quantity.end : quantity.end + 1] == ")"

    def _noun(self, end: int) -> str | None:
        """The counted word right behind a number: no stop word, no proper name."""
        span = next_word(self.text, end)
        if span is None:
            return None
        word = self.text[span[0] : span[1]]
        stop = self.rules.around.stop
        if word in stop or word.split("'")[0].split("’")[0] in stop:
            return None
        surface = self.folded.surface(*span)
        if surface[0].isupper() and not (surface.isupper() and len(surface) > 1):
            return None
        return word

    def _figure(self, quantity: Quantity, unit: str, comparator: str) -> Figure:
        start, end = self.folded.span(quantity.start, quantity.end)
        counted = self.rules.around.counted(self.text, quantity.end)
        return Figure(
            start=start,
            end=end,
            text=self.folded.source[start:end],
            low=plain(quantity.low),
            high=plain(quantity.high),
            unit=unit,
            comparator=comparator,  # type: ignore[arg-type]
            of=counted,
        )

    def _with_fractions(self, found: list[Figure]) -> list[Figure]:
        taken = [self.folded.position(figure.start) for figure in found]
        for match in self.rules.fractions.finditer(self.text):
            if self._taken(*match.span()) is not None or match.start() in taken:
                continue
            if match.lastindex is None or any(match.start() < t < match.end() for t in taken):
                continue
            start, end = self.folded.span(*match.span())
            value = self.rules.fraction_values[match.lastindex - 1]
            sign = self.rules.around.comparator(self.text, *match.span(), False)
            found.append(
                Figure(
                    start=start,
                    end=end,
                    text=self.folded.source[start:end],
                    low=value,
                    high=value,
                    unit="ratio",
                    comparator=sign,
                    of=self.rules.around.counted(self.text, match.end()),
                )  # fmt: skip
            )
        return sorted(found, key=lambda figure: figure.start)

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
    reader = _Reader(text, pack, blocked, country)
    figures = reader.figures()
    numbered = tuple(replace(f, id=f"f{n}") for n, f in enumerate(figures, 1))
    return numbered, tuple(dict.fromkeys(reader.warnings))


@Language.factory("chidao_figures", default_config={"language": None})
def make(nlp: Language, name: str, language: str | None) -> Callable[[Doc], Doc]:
    """The spaCy component that fills ``doc._.figures``."""
    pack = pack_of(nlp, language)

    def annotate(doc: Doc) -> Doc:
        blocked = [*doc._.times, *doc._.citations]
        figures, warnings = read_figures(folded(doc, pack), pack, blocked, doc._.country)
        for message in warnings:
            warn(doc, message)
        return store(doc, "figures", figures)

    return annotate
