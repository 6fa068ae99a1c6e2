"""Noun phrases as the tables of a pack let one be read: where one begins, goes on and ends.

A guess at parts of speech by lists and by the form of single words (endings, letters written
onto a word), not a parser: a phrase is a head, the words that may follow it, and what a link
(``de``) leads to. Every look-up is bounded, so that a phrase costs the same in any text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, NamedTuple

from pipeline.annotate.figures.grammar import grammar
from pipeline.languages.fold import Folded
from pipeline.languages.pack import Pack
from pipeline.languages.phrases import Phrases, Token, Tokens, flat

Part = Literal["ends", "ends_behind", "noun", "links", "wide_links", "before_noun", "empty"]
_NEVER = re.compile(r"(?!)")
_JOINT = re.compile(r"[-'_]")
_MOST_JOINTS = 4
_QUOTES = frozenset("\"“«„'")


class Word(NamedTuple):
    """A word or listed phrase at ``[start, end)`` of the folded text and its part, if known."""

    text: str
    start: int
    end: int
    part: Part | None


@dataclass(frozen=True)
class Lexicon:
    """What the ``[counted]`` table of a pack says of words.

    ``joins`` are pairs of patterns: a word of the second form may follow one of the first;
    ``most`` is how many words a phrase has at most.
    """

    parts: Phrases[Part]
    fronts: Phrases[bool]
    rates: Phrases[str]
    numbers: frozenset[str]
    ends: re.Pattern[str]  # the form of words that end a phrase
    ends_behind: re.Pattern[str]  # of words that do so behind its head
    not_opening: re.Pattern[str]  # of words that are never its first
    nouns: re.Pattern[str]  # of words that do not, whatever their form
    nominal: frozenset[str]  # words that make a noun of any word behind them
    closed: frozenset[str]  # nouns that take nothing behind them
    joins: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    most: int
    onto: frozenset[str]  # words of one letter that are written onto the next word


class NounPhrases:
    """Reads noun phrases of one folded text."""

    def __init__(self, text: Folded, tokens: Tokens, pack: Pack) -> None:
        self.folded, self.tokens, self.rules = text, tokens, lexicon(pack)

    def past_fronts(self, position: int) -> int:
        """Where the words end that stand between a number and what it counts (``des``)."""
        for _ in range(3):
            hit = self.rules.fronts.after(self.tokens, position)
            if hit is None:
                break
            position = hit.end
        return position

    def behind(self, position: int) -> tuple[int, int] | None:
        """The noun phrase right behind a number: it does not begin with a link written on."""
        word = self.word(self._past_quote(position))
        if word is None or (word.part is None and self.rules.not_opening.fullmatch(word.text)):
            return None
        return self.read(position)

    def read(
        self, position: int, limit: int | None = None, *, wide: bool = False
    ) -> tuple[int, int] | None:
        """The noun phrase that begins right behind ``position`` and ends before ``limit``.

        ``wide`` lets it go on to a definite noun (``prix du riz``), which the shortest
        phrase behind a number does without.
        """
        words = list(self._words(position, limit, wide))
        while words and words[-1].part in ("links", "wide_links", "before_noun"):
            words.pop()
        if not words or words[0].part == "empty":
            return None
        return words[0].start, words[-1].end

    def word(self, position: int) -> Word | None:
        """The word behind an offset, with the words that a hyphen or apostrophe joins to it."""
        token = self.tokens.after(position)
        if token is None or not token.text[0].isalpha() or self._breaks(token, position):
            return None
        rules, hit = self.rules, None
        if token.text in rules.onto and self.tokens.text[token.end : token.end + 1].isdigit():
            return Word(token.text, token.start, token.end, "ends")
        if rules.rates.may_begin(token.text) and rules.rates.after(self.tokens, position):
            return Word(token.text, token.start, token.end, "ends")
        if rules.parts.may_begin(token.text):
            hit = rules.parts.after(self.tokens, position)
        if hit is not None and hit.start == token.start:
            text = self.tokens.text[hit.start : hit.end]
            return Word(text, hit.start, hit.end, hit.value)
        end = self._unglued(token.start, self._joined(token))
        text = self.tokens.text[token.start : end]
        return Word(text, token.start, end, self._form(text))

    def _words(self, position: int, limit: int | None, wide: bool) -> Iterator[Word]:
        last: Word | None = None  # the last noun or modifier
        linked = headed = False
        for _ in range(self.rules.most):
            word = self.word(self._past_quote(position) if last is None else position)
            if word is None or self._ends(word, limit, position, last):
                return
            if last is not None and last.text in self.rules.closed:
                return
            if word.part in ("links", "wide_links"):
                if not headed or linked or (word.part == "wide_links" and not wide):
                    return
                linked = True
            elif last is not None and word.part is None and not wide and self._named(last, word):
                return
            elif word.part == "before_noun" and not (headed and not linked):
                pass
            elif headed and not linked and not self._modifies(last, word):
                return
            else:
                headed, linked, last = True, False, word
            yield word
            position = word.end

    def _ends(self, word: Word, limit: int | None, position: int, last: Word | None) -> bool:
        nominal = last is not None and last.text in self.rules.nominal
        if (word.part == "ends" and not nominal) or word.text in self.rules.numbers:
            return True
        if limit is not None and word.end > limit:
            return True
        glued = last is not None and word.start == position  # the next sentence
        return glued and self.tokens.text[position - 1].isalnum()

    def _named(self, last: Word, word: Word) -> bool:
        """Whether a name begins, which the shortest phrase does without (``xã Tân Lập``)."""
        if self.folded.surface(last.start, last.start + 1).isupper():
            return False
        surface = self.folded.surface(word.start, word.end)
        return surface[:1].isupper() and surface[1:].islower()

    def _modifies(self, last: Word | None, word: Word) -> bool:
        if last is None or last.text in self.rules.nominal:
            return True
        if word.part != "noun" and (word.part or self.rules.ends_behind.fullmatch(word.text)):
            return False
        return any(
            before.fullmatch(last.text) and after.fullmatch(word.text)
            for before, after in self.rules.joins
        )

    def _form(self, text: str) -> Part | None:
        if self.rules.nouns.fullmatch(text):
            return "noun"
        return "ends" if self.rules.ends.fullmatch(text) else None

    def _joined(self, token: Token) -> int:
        end, text = token.end, self.tokens.text
        for _ in range(_MOST_JOINTS):
            begins = end + 1 if _JOINT.match(text, end) else end
            further = self.tokens.after(begins) if text[begins : begins + 1].isalnum() else None
            if further is None:
                break
            end = further.end
        return end

    def _unglued(self, start: int, end: int) -> int:
        """Where a word ends that the next sentence is written onto (``sạnHội``)."""
        surface = self.folded.surface(start, end)
        if surface.islower() or not surface[0].islower() or len(surface) != end - start:
            return end
        for at in range(2, len(surface)):
            if surface[at].isupper() and surface[at - 1].islower():
                return start + at
        return end

    def _breaks(self, token: Token, position: int) -> bool:
        """Whether a line ends before a token and no line broken in a sentence goes on."""
        if "\n" not in self.tokens.text[position : token.start]:
            return False
        return not self.folded.surface(token.start, token.start + 1).islower()

    def _past_quote(self, position: int) -> int:
        token = self.tokens.after(position)
        quoted = token is not None and token.text in _QUOTES and token.start > position
        return token.end if token is not None and quoted else position


@cache
def lexicon(pack: Pack) -> Lexicon:
    """What a pack's ``[counted]`` table says of words."""
    table = pack.table("figures")
    rules = table["counted"]
    rates = table.get("rates", {})
    return Lexicon(
        parts=Phrases(pack, _parts(rules)),
        fronts=Phrases(pack, ((form, True) for form in rules.get("fronts", []))),
        rates=Phrases(pack, flat(rates.items())),
        numbers=frozenset(grammar(pack).words),
        ends=_form(rules, "ending_forms", pack),
        ends_behind=_form(rules, "ending_forms_behind", pack),
        not_opening=_form(rules, "forms_not_opening", pack),
        nouns=_form(rules, "noun_forms", pack),
        nominal=frozenset(pack.folding(form).text for form in rules.get("nominal", [])),
        closed=frozenset(pack.folding(form).text for form in rules.get("closed", [])),
        joins=tuple(
            (re.compile(pack.folding.pattern(a)), re.compile(pack.folding.pattern(b)))
            for a, b in rules.get("joins", [])
        ),
        most=rules["most"],
        onto=frozenset(pack.onto),
    )


def _parts(rules: Mapping[str, Any]) -> Iterable[tuple[str, Part]]:
    kinds: dict[str, Part] = {
        "nouns": "noun",
        "heads": "noun",
        "count_heads": "noun",
        "links": "links",
        "wide_links": "wide_links",
        "before_noun": "before_noun",
        "empty": "empty",
        "ends": "ends",
        "ends_behind": "ends_behind",
    }
    for key, part in kinds.items():
        yield from ((form, part) for form in rules.get(key, []))


def _form(rules: Mapping[str, Any], key: str, pack: Pack) -> re.Pattern[str]:
    forms = rules.get(key, [])
    return re.compile("|".join(map(pack.folding.pattern, forms))) if forms else _NEVER
