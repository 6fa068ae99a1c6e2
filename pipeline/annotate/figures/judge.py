"""Which quantities of a text count something, and which are names, years or codes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.annotate.figures.context import next_word
from pipeline.annotate.figures.measured import MeasureReader
from pipeline.annotate.figures.names import names
from pipeline.annotate.figures.noun_phrase import lexicon
from pipeline.annotate.figures.numerals import Numeral
from pipeline.annotate.figures.quantity import Quantity
from pipeline.annotate.figures.units import sentence_within
from pipeline.languages.phrases import Token, Tokens

_YEARS = range(1900, 2100)
_SHORT, _LONG = 6, 9  # digits of ungrouped counts
_LABEL = 70  # characters of a label before its colon
_FRAME = 8  # characters around a number that is all a text holds
_ZEROED = 3  # digits that may begin with a zero: "05,5"
_CODED = re.compile(r"/[^\W\d_]")
_VERSION = re.compile(r"\d\.0")
_SHARE_BEFORE = re.compile(r"%[ \u00a0]?\($")
_SHARE_BEHIND = re.compile(r"[ \u00a0]?\(\d{1,3}(?:[.,]\d{1,3})?[ \u00a0\u202f]?%")
_CHILDREN = 10  # that are called by their number
_LISTED_WITHIN = 60  # characters between two counts of one enumeration
_SENTENCE_OPENERS = '.!?\n:“"-;'
_MILLION = 1_000_000  # the least scale word that counts without a noun
_OPENERS = ".,;:!?»”"
_CLOSING = tuple(')»”"')
_STOPS_LIST = re.compile(r"[.;\n]")


@dataclass(frozen=True)
class Place:
    """The tokens around a quantity, the nearest first, and whether words bound it."""

    before: Sequence[Token]
    bounded: bool


class Judge:
    """Decides which quantities of one text are figures."""

    def __init__(self, reader: MeasureReader) -> None:
        self.folded, self.text, self.context = reader.folded, reader.text, reader.rules.context
        self.names = names(reader.rules.units.pack)
        self.links = reader.rules.units.links
        self.words = lexicon(reader.rules.units.pack)
        self.taken, self.tokens = reader.taken, reader.tokens
        self.last: int | None = None  # where the last count ended
        self.name: int | None = None  # where the last number ended that names something

    def counts(self, quantity: Quantity, place: Place) -> bool:
        """Whether a number without a unit counts something."""
        first, near = quantity.first, list(place.before)
        if self._alone(quantity):
            return True
        scaled = first.scale >= 1000 and first.parts > 1 and self._apart(first)
        if self._timed(quantity) or not self._quantifies(quantity, place.bounded):
            return False
        if self.names.of_house(self.folded, self.tokens, quantity):
            return False
        if self.names.of_person(self.text, quantity, near):
            return False
        named = self.names.named(self.text, quantity, near) or self._next_name(quantity)
        dated = first.spelled and first.value < _YEARS.stop  # a year in words
        if named and (not scaled or dated):
            self.name = quantity.end
            return False
        if self._score(quantity, near):
            return False
        if first.definite:
            return self._definite(quantity, place)
        return self._followed(quantity, near) or self._cued(quantity, place)

    def _apart(self, first: Numeral) -> bool:
        """Whether a scale is a word of its own: a letter on digits may be a name's (``1K``)."""
        return first.spelled or not self.text[first.end - 2 : first.end - 1].isdigit()

    def noun_behind(self, quantity: Quantity) -> bool:
        """Whether a word stands right behind that the quantity can count."""
        if self.text[quantity.end : quantity.end + 1].isalnum():  # the next sentence is written on
            return False
        if self.context.partitives.match(self.text, quantity.end):
            return True
        link = self.links.after(self.tokens, quantity.end)
        if link is None and quantity.first.scale >= self.context.linked_least:
            return False
        return self._noun(link.end if link else quantity.end, named=True)

    def _alone(self, quantity: Quantity) -> bool:
        """Whether the text is nothing but the number (a cell, a field of a form)."""
        if len(self.text) - (quantity.end - quantity.start) >= _FRAME:
            return False
        around = self.text[: quantity.start] + self.text[quantity.end :]
        return not any(map(str.isalnum, around))

    def _definite(self, quantity: Quantity, place: Place) -> bool:
        near = list(place.before)
        if quantity.first.fraction:
            if place.bounded or self.context.trends.before(self.text, near):
                return True
            if self.context.shares.after(self.tokens, quantity.end):
                return True
            return self.context.partitives.match(self.text, quantity.end) is not None
        mark = self.context.definite_after
        if not near or not mark:
            return False
        return mark in near[0].text[:3] or near[0].text.endswith(self.context.definite_endings)

    def _next_name(self, quantity: Quantity) -> bool:
        """Whether only a link joins the number to one that is a name: ``articles 3 and 4``."""
        between = self.text[self.name : quantity.start] if self.name is not None else ""
        return between.strip() in self.context.glued and bool(between)

    def _score(self, quantity: Quantity, near: list[Token]) -> bool:
        """Whether two numbers and a dash are the score of a match."""
        dashed = quantity.ranged and "-" in self.text[quantity.start : quantity.end]
        return dashed and self.context.scores.before(self.text, near) is not None

    def _after_dual(self, quantity: Quantity, near: list[Token]) -> bool:
        """Whether a word for two stands behind a noun in the dual and says it once more."""
        word = self.text[quantity.start : quantity.end]
        return (
            bool(near)
            and word in self.context.after_duals
            and near[0].text.endswith(self.context.dual_endings)
        )

    def _followed(self, quantity: Quantity, near: list[Token]) -> bool:
        """Whether its form or the word behind it shows that the number counts."""
        first = quantity.first
        if quantity.ratio and self._with_share(quantity):
            return True
        if self._bracketed(quantity):
            return self.context.brackets and self._noun(quantity.end + 1) and self._opens(quantity)
        scaled = first.scale >= 1000 and first.parts > 1
        certain = (
            quantity.sure
            or first.grouped
            or first.fraction
            or (scaled and (not first.spelled or first.scale >= _MILLION))
        )
        rounded = first.approximate and first.parts > 1
        if certain or rounded or self.context.parts(self.tokens, self.text, quantity.end):
            return True
        if self._after_dual(quantity, near):
            return True
        named = (
            (first.spelled and not (self.context.child_names and first.value <= _CHILDREN))
            or quantity.ratio
            or self.context.capital_after.before(self.text, near)
        )
        if quantity.then is not None and self._noun(quantity.then):
            return self.context.changes(self.text, quantity.start)
        return self._noun(quantity.end, named=bool(named))

    def _opens(self, quantity: Quantity) -> bool:
        """Whether the word behind a number in brackets may be the first of what it counts."""
        span = next_word(self.text, quantity.end + 1)
        if span is None or self.words.nouns.fullmatch(self.text, *span):
            return True
        return not self.words.not_opening.fullmatch(self.text, *span)

    def _cued(self, quantity: Quantity, place: Place) -> bool:
        """Whether the words before a lone number show that it counts."""
        near = list(place.before)
        if quantity.ratio or self._bracketed(quantity):
            return False
        if self._elided(quantity, near):
            return True
        if quantity.first.spelled or quantity.ranged:
            return False
        if self.context.counting.before(self.text, near):
            return True
        cued = (
            place.bounded
            or self.context.cues.before(self.text, near)
            or self._labelled(quantity, near)
            or self._listed(quantity, near)
        )
        labelled = near and near[0].text == ":"
        return bool(cued) and (bool(labelled) or quantity.high >= self.context.cue_least)

    def _labelled(self, quantity: Quantity, near: list[Token]) -> bool:
        """Whether a label that counts stands before: ``Nombre de villages : 37``."""
        if not near or near[0].text != ":":
            return False
        window = self.text[max(0, near[0].start - _LABEL) : near[0].start]
        return self.context.labels.search(window) is not None

    def _elided(self, quantity: Quantity, near: list[Token]) -> bool:
        """Whether the noun is left out because the sentence has told it (``dont trois``)."""
        if quantity.ranged:
            return self.context.spreads.before(self.text, near) is not None
        if self.context.elided.before(self.text, near):
            return True
        if self.context.elided_before.after(self.tokens, quantity.end) is None:
            return False
        opens = not near or near[0].text in _OPENERS
        return opens or self.context.coordinators.before(self.text, near) is not None

    def _timed(self, quantity: Quantity) -> bool:
        """Whether a word of time follows that belongs to this number."""
        closed = quantity.end + (self.text[quantity.end : quantity.end + 1] in _CLOSING)
        for end in (closed, quantity.then):
            hit = None if end is None else self.context.not_before.after(self.tokens, end)
            if hit is not None and self.taken(hit.end - 1, hit.end) is None:
                return True
        return self._runs_on(quantity.end)

    def _runs_on(self, end: int) -> bool:
        """Whether a word of time follows onto which the next sentence is written."""
        token = self.tokens.after(end)
        cut = sentence_within(self.folded.surface(token.start, token.end)) if token else 0
        if token is None or not cut:
            return False
        return self.context.not_before.after(Tokens(token.text[:cut]), 0) is not None

    def _quantifies(self, quantity: Quantity, bounded: bool) -> bool:
        """Whether the form of the number (no year, no code, no article) allows a count."""
        first = quantity.first
        if first.spelled:
            return first.fraction or self._word_like(quantity)
        surface = self.text[first.start : first.end]
        if self._coded(quantity) or (self.context.versions and _VERSION.fullmatch(surface)):
            return False
        if not surface.isdigit():
            digits = sum(map(str.isdigit, surface))
            whole = first.scale == 1 and digits > _ZEROED
            return not (surface[0] == "0" and surface[1:2].isdigit() and whole)
        if surface[0] == "0" and len(surface) > 2:
            return False
        if len(surface) > _SHORT:  # an account or a telephone number, unless it counts a noun
            return len(surface) <= _LONG and self._noun(quantity.end)
        if bounded or len(surface) != 4 or int(surface) not in _YEARS:
            return True
        return int(surface) % 1000 == 0 and self._noun(quantity.end)

    def _word_like(self, quantity: Quantity) -> bool:
        first = quantity.first
        if first.value <= 1:  # an article, unless a digit in brackets says that it is none
            return first.decimals or quantity.ranged or self.text[first.end - 1] == ")"
        if first.definite and first.value >= 20:  # "the twentieth"
            return False
        if not self.context.lower_words:
            return True
        begin, _ = self.folded.span(first.start, first.end)
        source = self.folded.source
        lead = source[max(0, begin - 3) : begin].rstrip(" \u00a0")
        return source[begin].islower() or not lead or lead[-1] in _SENTENCE_OPENERS

    def _coded(self, quantity: Quantity) -> bool:
        """Whether capitals behind a stroke make the number a file's: ``606.834/C``."""
        match = _CODED.match(self.text, quantity.end)
        return match is not None and self.folded.surface(*match.span())[1].isupper()

    def _with_share(self, quantity: Quantity) -> bool:
        """Whether a ratio stands beside its percentage: ``82% (28/34)``, ``28/34 (82%)``."""
        before = self.text[max(0, quantity.start - 4) : quantity.start]
        if _SHARE_BEFORE.search(before) and self._bracketed(quantity):
            return True
        return _SHARE_BEHIND.match(self.text, quantity.end) is not None

    def _bracketed(self, quantity: Quantity) -> bool:
        opening = self.text[quantity.start - 1 : quantity.start] == "("
        return opening and self.text[quantity.end : quantity.end + 1] == ")"

    def _listed(self, quantity: Quantity, near: list[Token]) -> bool:
        """Whether the number goes on with the counts of its own sentence."""
        if self.last is None or not self.context.coordinators.before(self.text, near):
            return False
        between = self.text[self.last : quantity.start]
        return len(between) < _LISTED_WITHIN and not _STOPS_LIST.search(between)

    def _noun(self, end: int, *, named: bool = False) -> bool:
        """Whether a counted word stands right behind: no stop word, no name unless ``named``."""
        span = next_word(self.text, end)
        if span is None:
            return False
        if self.context.nouns.after(self.tokens, span[0]):
            return True
        if self.context.stops(self.text[slice(*span)]):
            return False
        surface = self.folded.surface(*span)
        if self.text[slice(*span)] in self.context.capitals:
            return True
        return named or not surface[0].isupper() or (surface.isupper() and len(surface) > 1)
