"""What a figure counts or measures: the shortest noun phrase that says it.

A count has it right behind; a share behind a link (``10 % des ménages``) or before
(``taux de chômage de 5 %``); a sum or measure before (``giá 35 triệu đồng``) or behind
(``5 tonnes de riz``). Figures joined to another one (in brackets behind it, its change,
a list with one noun at the end) share what that one counts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from pipeline.annotate.figures.context import context
from pipeline.annotate.figures.noun_phrase import NounPhrases
from pipeline.annotate.figures.said_of import Found, SaidOf
from pipeline.annotate.figures.units import currencies, known
from pipeline.languages.fold import Folded
from pipeline.languages.pack import Pack
from pipeline.languages.phrases import Phrases, Token, Tokens
from pipeline.schema import Figure

_BRACKET = re.compile(r"[^()\n]{0,30}\([^()\n\d]{0,30}")  # between a figure and one in brackets
_CLOSING = re.compile('[ \u00a0]?[)»”"](?=[ \u00a0])')
_LISTED = 8  # characters between two figures of a list


@dataclass(frozen=True)
class _Words:
    """The words of a pack that say how a figure and what it counts are joined."""

    distances: Phrases[bool]
    far: Phrases[bool]
    sums_of: Phrases[bool]
    behind_noun: frozenset[str]  # numbers that stand behind their noun
    dual: re.Pattern[str]  # the form of that noun
    definite: str
    direct: frozenset[str]  # kinds of figures that need no link to the noun behind


class Counted:
    """Finds what the figures of one text count."""

    def __init__(self, text: Folded, tokens: Tokens, pack: Pack) -> None:
        self.folded, self.tokens, self.rules = text, tokens, _words(pack)
        self.phrases = NounPhrases(text, tokens, pack)
        self.said_of = SaidOf(self.phrases, pack)

    def definite(self, near: Sequence[Token]) -> Found | None:
        """The definite noun right before a definite number (``المدن الثلاث``)."""
        if not near:
            return None
        start = near[0].start
        if len(near) > 1 and self._describes(near[1], near[0]):
            start = near[1].start
        return start, near[0].end

    def _describes(self, noun: Token, word: Token) -> bool:
        """Whether two definite words are a noun and its adjective."""
        mark = self.rules.definite
        both = bool(mark) and noun.text.startswith(mark) and word.text.startswith(mark)
        return both and not self.tokens.text[noun.end : word.start].strip(" ")

    def of(self, span: Found, unit: str, near: Sequence[Token]) -> tuple[Found | None, int]:
        """Where what the figure at ``span`` counts stands, and where a rate may follow.

        ``near`` are the tokens before the figure and its bound. All offsets are folded.
        """
        kind = _kind(unit)
        start = near[0].end if near else span[0]
        behind = self._behind(self._past_closing(span), kind)
        ends = behind[1] if behind else span[1]
        if kind == "length" and self._distant(near):
            return None, span[1]
        if kind == "count":
            return behind or self._dual(span, near) or self._before_count(span[0], start), ends
        if kind in ("share", "ratio"):
            return behind or self.said_of.label(span[0]) or self._of_share(start), ends
        before = self.said_of.label(span[0]) or self.said_of.head(start, kind, near=True)
        linked = self.phrases.past_fronts(span[1]) > span[1]
        first = linked and (kind == "measure" or "link" in self.rules.direct)
        found = behind or before if first else before or behind
        return found or self.said_of.head(start, kind), ends

    def _dual(self, span: Found, near: Sequence[Token]) -> Found | None:
        """The noun in the dual before its number (``two`` behind two options)."""
        if not near or self.tokens.text[slice(*span)] not in self.rules.behind_noun:
            return None
        return (near[0].start, near[0].end) if self.rules.dual.fullmatch(near[0].text) else None

    def _before_count(self, begin: int, start: int) -> Found | None:
        return self.said_of.label(begin) or self.said_of.head(start, "count")

    def _of_share(self, start: int) -> Found | None:
        head = self.said_of.head(start, "share", near=True)
        return head or self.said_of.subject(start) or self.said_of.head(start, "share")

    def _past_closing(self, span: Found) -> int:
        """The end of a figure with the quotes or the bracket around it (``(127) agents``)."""
        text = self.tokens.text
        closing = _CLOSING.match(text, span[1])
        if closing is None or (")" in closing.group() and text[span[0] - 1 : span[0]] != "("):
            return span[1]
        return closing.end()

    def _behind(self, end: int, kind: str) -> Found | None:
        position = self.phrases.past_fronts(end)
        linked = position > end
        if kind == "money" and not self._summed(position, linked):
            return None
        if not linked and kind not in self.rules.direct and kind != "money":
            return None
        phrase = self.phrases.read(position) if linked else self.phrases.behind(position)
        if phrase is None or (kind in ("length", "measure") and self._named(phrase[0])):
            return None
        return phrase

    def _summed(self, position: int, linked: bool) -> bool:
        """Whether the noun behind a sum may be what it is for."""
        if linked and "link" in self.rules.direct:
            return not self._named(self.tokens.start(position))
        return self.rules.sums_of.after(self.tokens, position) is not None

    def _named(self, start: int) -> bool:
        return self.folded.surface(start, start + 1).isupper()

    def _distant(self, near: Sequence[Token]) -> bool:
        text, far = self.tokens.text, self.rules.far
        if self.rules.distances.before(text, near) is not None:
            return True
        return any(
            far.may_begin(token.text) and far.after(self.tokens, token.start) for token in near
        )


def _kind(unit: str) -> str:
    if unit in ("count", "ratio"):
        return unit
    if unit in known()["share"]:
        return "share"
    if unit in known()["length"]:
        return "length"
    return "money" if unit in currencies() else "measure"


def shared(figures: Sequence[Figure], text: Folded, pack: Pack) -> list[Figure]:
    """The figures of a text, those without an ``of`` given that of the figure they go with."""
    found = list(figures)
    for at in range(1, len(found)):
        first, second = found[at - 1], found[at]
        if second.of is None and first.of is not None and _repeats(first, second, text):
            found[at] = replace(second, of=first.of)
    for at in range(len(found) - 2, -1, -1):
        first, second = found[at], found[at + 1]
        if first.of is None and second.of is not None and _announces(first, second, text, pack):
            found[at] = replace(first, of=second.of)
    return found


def _repeats(first: Figure, second: Figure, text: Folded) -> bool:
    """Whether a figure says the one before it again, or its new value."""
    if first.change == "from" and second.change == "to":
        return True
    between = text.source[first.end : second.start]
    return _BRACKET.fullmatch(between) is not None


def _announces(first: Figure, second: Figure, text: Folded, pack: Pack) -> bool:
    """Whether the noun of a figure is that of the one before it too: ``3 và 5 xã``."""
    if first.unit != second.unit:
        return False
    if first.change == "from" and second.change == "to":
        return True
    between = text.text[text.position(first.end) : text.position(second.start)].strip(" \u00a0,،")
    if len(between) > _LISTED:
        return False
    return not between or between in _joining(pack)


@cache
def _joining(pack: Pack) -> frozenset[str]:
    rules = pack.table("figures")["counted"]
    return frozenset(pack.folding(form).text for form in rules.get("joining", []))


@cache
def _words(pack: Pack) -> _Words:
    rules = pack.table("figures")["counted"]

    def phrases(key: str) -> Phrases[bool]:
        return Phrases(pack, ((form, True) for form in rules.get(key, [])), pack.onto)

    return _Words(
        distances=phrases("distances"),
        far=phrases("far"),
        sums_of=phrases("sums_of"),
        behind_noun=frozenset(pack.folding(form).text for form in rules.get("behind_noun", [])),
        dual=re.compile("|".join(map(pack.folding.pattern, rules.get("dual_nouns", ["(?!)"])))),
        definite=context(pack).definite_after,
        direct=frozenset(rules["direct"]),
    )
