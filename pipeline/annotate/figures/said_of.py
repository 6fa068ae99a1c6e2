"""What stands before a share, a sum or a measure and says what it is of.

``giá 35 triệu đồng``, ``un taux de chômage de 5 %``: the nearest noun that names a measure
(the heads of the pack); a word that only carries the sum (``trị giá``, ``d'un montant de``)
leads on to the noun before it; a share is else said of the subject of its clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from pipeline.annotate.figures.context import context
from pipeline.annotate.figures.noun_phrase import NounPhrases
from pipeline.languages.pack import Pack
from pipeline.languages.phrases import Hit, Phrases

Head = Literal["not_heads", "heads", "carriers", "bare_carriers", "count_heads"]
Found = tuple[int, int]
REACH = 110  # characters before a figure in which a head is looked for
_HARD = re.compile(r"[!?؟;:()\[\]\n]|\.(?=\s|$)")
_SOFT = re.compile(r"[,،](?=\s|$)")
_WORD = re.compile(r"[^\W\d_]+")
_LABEL = re.compile(
    r"(?:^|[\n.;,،|(])[ \t\u00a0*•+-]*([^\n.;:,،|()\d]{2,60}?)[ \t\u00a0]*:[ \t\u00a0]*$"
)
_BACK = 6  # words of a noun phrase before a carrier
_PARTS = 3  # words of a head before its last one
_CARRIED_WITHIN = 30  # characters between a carrier and its sum


@dataclass(frozen=True)
class Heads:
    """The nouns of a pack that are measured, and the words that begin a clause anew."""

    heads: Phrases[Head]
    resets: Phrases[bool]
    walls: Phrases[bool]  # words before which nothing is looked for
    asides: Phrases[bool]  # words that a measured noun does not stand behind
    openers: Phrases[bool] | None  # words only behind which a subject begins
    hollow: frozenset[str]  # heads that say nothing without a noun behind them
    joined: tuple[str, ...]  # a link written onto a definite noun
    sums: frozenset[str]
    unfit: Mapping[str, frozenset[str]]  # heads that figures of a kind are not said of
    proclitics: tuple[str, ...]  # letters that may be written onto a subject


class SaidOf:
    """Looks before the figures of one text for what they are said of."""

    def __init__(self, phrases: NounPhrases, pack: Pack) -> None:
        self.phrases, self.tokens, self.rules = phrases, phrases.tokens, heads(pack)

    @property
    def _text(self) -> str:
        return self.tokens.text

    def label(self, start: int) -> Found | None:
        """The label before a colon: ``Dân số: 12.000``."""
        match = _LABEL.search(self._text, max(0, start - REACH), start)
        if match is None:
            return None
        return self.phrases.read(match.start(1), match.end(1), wide=True)

    def head(self, start: int, kind: str, *, near: bool = False) -> Found | None:
        """The nearest noun before ``start`` that names what figures of a kind measure."""
        low, counts = self._clause(start, near=near), kind == "count"
        only = None if near or kind != "money" else self.rules.sums
        found: Found | None = None
        words = self._back(low, start)
        for at, (word, position) in enumerate(words):
            if found is not None and position < found[0] - _CARRIED_WITHIN:
                break
            rules = self.rules
            if rules.walls.may_begin(word) and rules.walls.after(self.tokens, position):
                break
            hit = self._longest(words, at) if rules.heads.may_begin(word) else None
            if hit is None or (counts and hit.value != "count_heads") or self._aside(hit, start):
                continue
            text = self._text[hit.start : hit.end]
            if text in self.rules.unfit.get(kind, ()) or (only and text not in only):
                continue
            if hit.value == "bare_carriers" or (hit.value == "carriers" and not found):
                if found is None and start - hit.end <= _CARRIED_WITHIN:
                    return self._before(hit, low, start)
                continue
            phrase = self.phrases.read(hit.start, start, wide=True)
            if phrase and self._text[slice(*phrase)] in self.rules.hollow:
                continue
            if phrase and (found is None or self._leads(hit.end, phrase, found)):
                found = phrase
            elif found is not None:
                break
        return found

    def _aside(self, head: Hit[Head], start: int) -> bool:
        """Whether a word stands before that makes a noun something else than what is measured."""
        if start - head.end <= 1:
            return False
        return self.rules.asides.before(self._text, self.tokens.before(head.start)) is not None

    def _leads(self, end: int, phrase: Found, found: Found) -> bool:
        """Whether a head goes on to the one found behind it: ``giá trị | hợp đồng``."""
        if phrase[1] <= found[0]:
            return False
        between = self._text[end : found[0]]
        link = self.phrases.rules.parts.after(self.tokens, end)
        return not between.strip() or (link is not None and link.end >= found[0] - 1)

    def _longest(self, words: Sequence[tuple[str, int]], at: int) -> Hit[Head] | None:
        """The head that a word is, or the longer one that ends with it."""
        heads = self.rules.heads
        hit = heads.after(self.tokens, words[at][1])
        if hit is not None:
            for word, earlier in words[at + 1 : at + 1 + _PARTS]:
                if heads.may_begin(word):
                    longer = heads.after(self.tokens, earlier)
                    hit = longer if longer is not None and longer.end >= hit.end else hit
        return hit if hit is None or hit.value != "not_heads" else None

    def subject(self, start: int) -> Found | None:
        """The subject of the clause of a share, where one can be told."""
        low = self._clause(start, near=True)
        words = self._back(low, start)[::-1]
        begin = 0
        for at, (word, position) in enumerate(words):
            resets = self.rules.resets
            if resets.may_begin(word) and resets.after(self.tokens, position):
                begin = at + 1
            elif self.rules.joined and self._text.startswith(self.rules.joined, position):
                begin = at
        for _, position in words[begin:]:
            if self.rules.openers is not None:
                opener = self.rules.openers.after(self.tokens, position)
                begins = opener.end if opener else None
            else:
                begins = self._without_link(position)
            if begins is None:
                continue
            phrase = self.phrases.read(begins, start, wide=True)
            if phrase is not None:
                return phrase
        return None

    def _before(self, carrier: Hit[Head], low: int, start: int) -> Found | None:
        """The noun phrase right before a carrier, else the carrier where it is a noun."""
        best: Found | None = None
        for count, (_, position) in enumerate(self._back(low, carrier.start)):
            begins = self._without_link(position)
            phrase = self.phrases.read(begins, carrier.start, wide=True)
            if count == _BACK:
                break
            if phrase is not None and self._reaches(phrase[1], carrier.start):
                best = phrase
        if best is not None:
            begins = self._without_link(best[0])
            word = self.phrases.word(begins)
            onto = word is not None and word.part is None and self._opens_not(word.text)
            return begins + onto, best[1]
        if carrier.value == "bare_carriers":
            return None
        for _, position in self._back(carrier.start, start):
            hit = self.rules.heads.after(self.tokens, position)
            if hit is not None and hit.start < carrier.end:
                return self.phrases.read(hit.start, start, wide=True)
        return None

    def _opens_not(self, word: str) -> bool:
        return self.phrases.rules.not_opening.fullmatch(word) is not None

    def _reaches(self, end: int, carrier: int) -> bool:
        return not self._text[end:carrier].strip(" \u00a0")

    def _without_link(self, position: int) -> int:
        """The start of a word without a link written onto it, where that is no part of it."""
        token = self.tokens.after(position)
        if token is None or token.text[0] not in self.rules.proclitics:
            return position
        rules = self.phrases.rules
        known = rules.parts.after(self.tokens, position) is not None
        return position if known or rules.nouns.fullmatch(token.text) else token.start + 1

    def _clause(self, start: int, *, near: bool) -> int:
        """Where the clause before ``start`` begins; a ``near`` one ends at a comma too."""
        low = max(0, start - REACH)
        for match in _HARD.finditer(self._text, low, start):
            low = match.end()
        if near:
            for match in _SOFT.finditer(self._text, low, start):
                low = match.end()
        return low

    def _back(self, low: int, start: int) -> list[tuple[str, int]]:
        """The words between two offsets with where each begins, the nearest first."""
        found = [(match.group(), match.start()) for match in _WORD.finditer(self._text, low, start)]
        if low and found and found[0][1] == low and self._text[low - 1].isalpha():
            del found[0]  # the rest of a word
        return found[::-1]


@cache
def heads(pack: Pack) -> Heads:
    """What a pack's ``[counted]`` table says of measured nouns."""
    rules = pack.table("figures")["counted"]

    def phrases(key: str) -> Phrases[bool]:
        return Phrases(pack, ((form, True) for form in rules.get(key, [])), pack.onto)

    def listed(key: str) -> frozenset[str]:
        return frozenset(pack.folding(form).text for form in rules.get(key, []))

    sums = listed("sum_heads")
    return Heads(
        heads=Phrases(pack, _heads(rules), pack.onto),
        resets=phrases("resets"),
        walls=phrases("walls"),
        asides=phrases("asides"),
        openers=phrases("subject_openers") if "subject_openers" in rules else None,
        hollow=listed("hollow"),
        joined=tuple(link + context(pack).definite_after for link in rules.get("proclitics", [])),
        sums=sums,
        unfit={
            "money": listed("measure_heads") | (listed("count_heads") - listed("heads")),
            "measure": sums,
            "length": sums,
        },
        proclitics=tuple(rules.get("proclitics", [])),
    )


def _heads(rules: Mapping[str, Any]) -> Iterator[tuple[str, Head]]:
    """The heads of a table, also with a pronoun written onto them."""
    kinds: tuple[Head, ...] = ("not_heads", "bare_carriers", "carriers", "count_heads", "heads")
    for kind in kinds:
        for form in rules.get(kind, []):
            yield form, kind
            for pronoun in rules.get("pronouns_onto", []):
                if form.startswith(rules["pronouns_not_on"]):
                    continue
                stem = form
                for ending, bound in rules.get("bound_endings", {}).items():
                    stem = form.removesuffix(ending) + bound if form.endswith(ending) else stem
                yield stem + pronoun, kind
