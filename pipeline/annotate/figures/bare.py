"""Numbers that the next word does not go on with: most numbers of a text, told by one look.

A word that begins no unit, scale, fraction, range, ratio or sum of the pack ends the number;
nothing of that has to be tried then.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.annotate.figures.fractions import fractions
from pipeline.annotate.figures.grammar import grammar
from pipeline.annotate.figures.numerals import Numeral
from pipeline.annotate.figures.quantity import rules
from pipeline.languages.fold import Folded
from pipeline.languages.pack import Pack
from pipeline.languages.phrases import BLANKS, Tokens, first_tokens

_REACH = 90  # characters in which the word of a ratio may stand behind a number
_CODE = 3  # letters of a currency's code
_MARKS = ".,٫،(/-"


@dataclass(frozen=True)
class Endings:
    """The first tokens of everything that may go on with a number of a pack."""

    heads: frozenset[str]
    glued: tuple[str, ...]  # links of one letter
    apart: tuple[str, ...]  # words of a ratio that stand behind what is counted

    def end(self, first: Numeral, text: Folded, tokens: Tokens) -> bool:
        """Whether a number is all there is: a plain word stands right behind it."""
        folded = text.text
        if folded[first.end : first.end + 1] not in BLANKS or first.end >= len(folded):
            return False
        if first.start and folded[first.start - 1] in _MARKS:
            return False
        token = tokens.after(first.end)
        if token is None or not token.text[0].isalpha() or token.text in self.heads:
            return False
        if token.text.startswith(self.glued) or self._has_capitals(text, token.start, token.end):
            return False
        window = folded[first.end : first.end + _REACH] if self.apart else ""
        return not any(word in window for word in self.apart)

    def _has_capitals(self, text: Folded, start: int, end: int) -> bool:
        """Whether a code or the next sentence may stand in a word."""
        surface = text.surface(start, end)
        if surface[1:] == text.text[start + 1 : end]:
            return False
        return surface.lower() != surface or len(surface) == _CODE


@cache
def endings(pack: Pack) -> Endings:
    """What may go on with a number, by the pack's ``figures`` table."""
    table = pack.table("figures")
    joining, parts, numbers = rules(pack), fractions(pack), grammar(pack)
    phrases = (
        joining.units.behind, joining.units.links, joining.halves, joining.sums,
        parts.denominators, parts.over, parts.links, parts.scale_links,
    )  # fmt: skip
    heads = {head for known in phrases for head in known.heads()}
    heads |= set(first_tokens(pack, _joints(table)))
    heads |= set(first_tokens(pack, numbers.words))
    glued = [pack.folding(link).text for link in table["numerals"].get("glued_links", [])]
    apart = [f" {pack.folding(form).text} " for form in table["ratios"].get("apart", [])]
    return Endings(frozenset(heads), tuple(glued) or ("\0",), tuple(apart))


def _joints(table: Mapping[str, Any]) -> Iterator[str]:
    """The words that join a number to the next one."""
    ranges, ratios, numerals = table["ranges"], table["ratios"], table["numerals"]
    lists: Iterable[Iterable[str]] = (
        *(ranges.get(key, []) for key in ("connectors", "between", "either", "both", "changes")),
        ratios["words"],
        *(numerals.get(key, []) for key in ("links", "glued_links", "halves", "point")),
        [numerals.get("parts_of", "")],
    )
    for forms in lists:
        yield from forms
