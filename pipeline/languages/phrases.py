"""Phrases of a pack, found right behind or right before an offset of the folded text.

A list of phrases is a tree of tokens, so that a look-up costs the length of the longest
phrase and not the length of the list. In a form ``[…]`` may be left out, ``(a|b)`` is one of
several, ``*`` is any one word; blanks between tokens may be of any kind.
Source: a trie (Fredkin 1960).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any, Generic, NamedTuple, TypeVar

from pipeline.errors import PackError
from pipeline.languages.pack import Pack

Value = TypeVar("Value")
BLANKS = " \t\u00a0\u2007\u2009\u202f"
REACH = 70  # characters before an offset in which a phrase is looked for
MOST = 8  # tokens of a phrase
_ONE = r"[^\W\d_]+|\d+|[^\w\s]|_"
_STEP = re.compile(rf"[{BLANKS}]{{0,8}}\n?[{BLANKS}]{{0,8}}({_ONE})")
_WORDS = re.compile(_ONE)
_LEADING = re.compile(r"\s*")
_PARTS = re.compile(r"[\[\]()|]|[^\[\]()|]+")
_ANY, _END = "*", ""


class Token(NamedTuple):
    """A word, a run of digits or a sign at ``[start, end)`` of the folded text."""

    text: str
    start: int
    end: int


_token = partial(tuple.__new__, Token)  # half the time of Token(…), millions of times


class Hit(NamedTuple, Generic[Value]):
    """What a phrase stands for, and the half-open offsets of the phrase."""

    value: Value
    start: int
    end: int


class Tokens:
    """The tokens of a folded text, read where they are asked for and then remembered."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._after: dict[int, Token | None] = {}
        self._before: dict[int, list[Token]] = {}

    def after(self, position: int) -> Token | None:
        """The token right behind an offset; None at an empty line and at the end."""
        try:
            return self._after[position]
        except KeyError:
            match = _STEP.match(self.text, position)
            token = _token((match[1], match.start(1), match.end())) if match else None
            self._after[position] = token
            return token

    def start(self, position: int) -> int:
        """Where the token behind an offset begins; the offset itself where there is none."""
        token = self.after(position)
        return token.start if token else position

    def before(self, position: int) -> list[Token]:
        """The tokens before an offset, the nearest first, back to an empty line."""
        if position not in self._before:
            self._before[position] = self._read_back(position)
        return self._before[position]

    def _read_back(self, position: int) -> list[Token]:
        low = max(0, position - REACH)
        line = self.text.rfind("\n\n", low, position)
        low = line + 2 if line >= 0 else low
        found = list(_WORDS.finditer(self.text, low, position))
        if low and found and found[0].start() == low and self.text[low - 1].isalpha():
            del found[0]  # the rest of a word
        return [_token((match[0], *match.span())) for match in found[: -MOST - 1 : -1]]


class Phrases(Generic[Value]):
    """Phrases and what each stands for; the longest that matches is taken.

    ``onto`` are one-letter words that may be written onto the first word of a phrase.
    """

    def __init__(self, pack: Pack, forms: Iterable[tuple[str, Value]], onto: str = "") -> None:
        self._ahead: dict[str, Any] = {}
        self._behind: dict[str, Any] = {}
        self._onto = onto
        for form, value in forms:
            for plain in expansions(form):
                words = _WORDS.findall(pack.folding(plain).text)
                _plant(self._ahead, words, value)
                _plant(self._behind, words[::-1], value)

    def after(self, tokens: Tokens, position: int) -> Hit[Value] | None:
        """The phrase that begins right behind an offset."""
        first = tokens.after(position)
        if first is None:
            return None
        word, best = first.text, None
        if word in self._ahead or _ANY in self._ahead:
            best = self._forward(self._ahead, tokens, first)
        if best is None and self._onto and len(word) > 1 and word[0] in self._onto:
            first = Token(word[1:], first.start + 1, first.end)
            best = self._forward(self._ahead, tokens, first)
        return Hit(best[0], first.start, best[1]) if best else None

    def heads(self) -> frozenset[str]:
        """The tokens that the phrases begin with."""
        return frozenset(self._ahead)

    def may_begin(self, word: str) -> bool:
        """Whether a phrase may begin with a word: a quick look before ``after``."""
        if word in self._ahead or _ANY in self._ahead:
            return True
        return len(word) > 1 and word[0] in self._onto and word[1:] in self._ahead

    def before(self, text: str, tokens: Sequence[Token]) -> Hit[Value] | None:
        """The phrase that ends with ``tokens`` (of ``Tokens.before``), the nearest first."""
        if not tokens or not (self._onto or tokens[0].text in self._behind or _ANY in self._behind):
            return None  # most often: no phrase has the word
        best = self._backward(self._behind, text, tokens, 0)
        return Hit(best[0], best[1], tokens[0].end) if best else None

    def _forward(
        self, node: dict[str, Any], tokens: Tokens, token: Token
    ) -> tuple[Any, int] | None:
        for after in _branches(node, token.text):
            if len(after) > (_END in after) and (further := tokens.after(token.end)):
                found = self._forward(after, tokens, further)
                if found is not None:
                    return found
            if _END in after and not (
                token.text[-1].isalnum() and _in_word(tokens.text, token.end)
            ):
                return after[_END][0], token.end
        return None

    def _backward(
        self, node: dict[str, Any], text: str, tokens: Sequence[Token], at: int
    ) -> tuple[Any, int] | None:
        token = tokens[at]
        for after in _branches(node, token.text):
            if len(after) > (_END in after) and at + 1 < len(tokens):
                found = self._backward(after, text, tokens, at + 1)
                if found is not None:
                    return found
            if _END in after and not (token.text[0].isalnum() and _in_word(text, token.start - 1)):
                return after[_END][0], token.start
        return self._written_onto(node, token) if self._onto else None

    def _written_onto(self, node: dict[str, Any], token: Token) -> tuple[Any, int] | None:
        """The first word of a phrase behind the letters written onto it."""
        for cut in (1, 2):
            if len(token.text) <= cut or token.text[cut - 1] not in self._onto:
                return None
            after = node.get(token.text[cut:])
            if after is not None and _END in after:
                return after[_END][0], token.start + cut
        return None


def listed(pack: Pack, forms: Iterable[str], onto: str = "") -> Phrases[bool]:
    """Phrases that only say that they stand there."""
    return Phrases(pack, ((form, True) for form in forms), onto)


def opens(text: str, position: int) -> bool:
    """Whether nothing but blanks stands before an offset; the text is not copied for it."""
    leading = _LEADING.match(text)
    return leading is None or leading.end() >= position


def first_tokens(pack: Pack, forms: Iterable[str]) -> Iterator[str]:
    """The first token of each form, folded; a form without one is left out."""
    for form in forms:
        for plain in expansions(form):
            yield from _WORDS.findall(pack.folding(plain).text)[:1]


def _branches(node: dict[str, Any], word: str) -> Sequence[dict[str, Any]]:
    if _ANY in node and word[0].isalpha():
        return (node[word], node[_ANY]) if word in node else (node[_ANY],)
    return (node[word],) if word in node else ()


def expansions(form: str) -> list[str]:
    """All plain forms of a form with ``[…]`` and ``(…|…)``; PackError when it cannot be read."""
    found, rest = _alternatives(_PARTS.findall(form), form)
    if rest:
        raise PackError(f"the brackets of the phrase {form!r} cannot be read")
    return list(dict.fromkeys(" ".join(plain.split()) for plain in found))


def _alternatives(parts: list[str], form: str) -> tuple[list[str], list[str]]:
    found: list[str] = []
    current = [""]
    while parts:
        part, *parts = parts
        if part in "])":
            return [*found, *current], [part, *parts]
        if part == "|":
            found, current = [*found, *current], [""]
        elif part in "[(":
            inner, rest = _alternatives(parts, form)
            if not rest or rest[0] != {"[": "]", "(": ")"}[part]:
                raise PackError(f"the brackets of the phrase {form!r} cannot be read")
            parts = rest[1:]
            options = ["", *inner] if part == "[" else inner
            current = [head + tail for head in current for tail in options]
        else:
            current = [head + part for head in current]
    return [*found, *current], []


def _plant(root: dict[str, Any], words: list[str], value: object) -> None:
    node = root
    for word in words:
        node = node.setdefault(word, {})
    node.setdefault(_END, (value,))


def _in_word(text: str, position: int) -> bool:
    """Whether a letter, a digit or an underscore stands at an offset."""
    character = text[position : position + 1] if position >= 0 else ""
    return character.isalnum() or character == "_"


def flat(table: Iterable[tuple[Value, Iterable[str]]]) -> Iterator[tuple[str, Value]]:
    """The (form, value) pairs of a table that lists the forms of each value."""
    return ((form, value) for value, forms in table for form in forms)
