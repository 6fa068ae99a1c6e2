"""What a pattern can begin with, as the symbols a scan meets: words, numbers, other characters.

A scan that knows the first symbol of every rule tries a rule only where it can match. The
first two symbols of a pattern are worked out from its parsed form; blanks stand between.
Source: the first-k sets of parser construction (Aho, Lam, Sethi, Ullman, section 4.4).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from re import _compiler, _parser  # type: ignore[attr-defined]  # the only reader there is
from typing import Any

NUMBER = "0"  # stands for any run of digits
ANY = "*"  # nothing is known of the symbol
_MOST = 20_000  # states; a pattern with more of them is tried everywhere
_ZERO_WIDTH = {"AT", "ASSERT", "ASSERT_NOT"}
_REPEATS = {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}
_CATEGORIES = {"CATEGORY_DIGIT": "0", "CATEGORY_SPACE": " "}
_BLANK = re.compile(r"[ \t\u00a0\u2007\u2009\u202f]")


@dataclass(frozen=True, slots=True)
class _State:
    """The symbols that are whole, and the one being read ('' for none)."""

    symbols: tuple[str, ...] = ()
    open: str = ""

    @property
    def done(self) -> bool:
        return len(self.symbols) > 1 or (bool(self.symbols) and self.symbols[0] != NUMBER)

    def closed(self) -> _State:
        return _State((*self.symbols, self.open)) if self.open else self

    def read(self, character: str) -> _State:
        if _BLANK.match(character):
            return self.closed()
        if character.isdigit():
            return self if self.open == NUMBER else _State(self.closed().symbols, NUMBER)
        if character.isalpha():
            if self.open and self.open != NUMBER:
                return _State(self.symbols, self.open + character)
            return _State(self.closed().symbols, character)
        return _State((*self.closed().symbols, character))

    def unknown(self) -> _State:
        # What follows may go on with an open word, so that word is not known either.
        symbols = self.closed().symbols if self.open == NUMBER else self.symbols
        return _State((*symbols, ANY))


class Parsed:
    """A regular expression, parsed once: for its first symbols now, to be compiled on demand.

    ``re.error`` is raised where it cannot be parsed.
    """

    def __init__(self, pattern: str) -> None:
        self._tree: Any = _parser.parse(pattern)
        self.symbols = _symbols(self._tree)

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern to match with; most rules of a pack are never tried on a text."""
        pattern: re.Pattern[str] = _compiler.compile(self._tree)
        self._tree = None  # not needed any more, and large
        return pattern


def first_symbols(pattern: str) -> frozenset[tuple[str, str]]:
    """The first two symbols of what ``pattern`` (a regular expression) can match.

    A first symbol that is a word or a character stands with ANY: it is selective enough.
    """
    return _symbols(_parser.parse(pattern))


def _symbols(tree: Any) -> frozenset[tuple[str, str]]:
    try:
        states = _sequence(tree, {_State()})
    except OverflowError:
        return frozenset({(ANY, ANY)})
    return frozenset(map(_pair, states))


def _pair(state: _State) -> tuple[str, str]:
    first, *rest = state.closed().symbols or (ANY,)
    return first, rest[0] if rest and first == NUMBER else ANY


def _sequence(items: Iterable[tuple[Any, Any]], states: set[_State]) -> set[_State]:
    done = {state for state in states if state.done}
    going = states - done
    for code, argument in items:
        if not going:
            break
        after = _item(str(code), argument, going)
        done |= {state for state in after if state.done}
        going = {state for state in after if not state.done}
        if len(done) + len(going) > _MOST:
            raise OverflowError
    return done | going


def _item(code: str, argument: Any, states: set[_State]) -> set[_State]:
    if code in _ZERO_WIDTH:
        return states
    if code == "LITERAL":
        return {state.read(chr(argument)) for state in states}
    if code == "IN":
        return _set(argument, states)
    if code == "BRANCH":
        return set().union(*(_sequence(branch, states) for branch in argument[1]))
    if code in {"SUBPATTERN", "ATOMIC_GROUP"}:
        return _sequence(argument[-1] if code == "SUBPATTERN" else argument, states)
    if code in _REPEATS:
        least, most, body = argument
        return _repeated(least, most, body, states)
    return {state.unknown() for state in states}


def _repeated(least: int, most: Any, body: Any, states: set[_State]) -> set[_State]:
    found = {state for state in states if not _ended(state, body)} if least == 0 else set()
    current = states
    for count in range(1, int(most) + 1):
        current = _sequence(body, current)
        if count >= least and current <= found:
            break
        if count >= least:
            found |= current
    return found


def _ended(state: _State, body: Any) -> bool:
    """Whether a blank that may be left out ends the word all the same: a word of more than one
    letter is not written onto the next one."""
    return len(state.open) > 1 and _sequence(body, {state}) == {state.closed()}


def _set(entries: Iterable[tuple[Any, Any]], states: set[_State]) -> set[_State]:
    characters: set[str] = set()
    for code, argument in entries:
        name = str(code)
        if name == "LITERAL":
            characters.add(chr(argument))
        elif name == "RANGE" and argument[1] - argument[0] <= _MOST // 100:
            characters |= {chr(point) for point in range(argument[0], argument[1] + 1)}
        elif name == "CATEGORY" and str(argument) in _CATEGORIES:
            characters.add(_CATEGORIES[str(argument)])
        else:
            return {state.unknown() for state in states}
    return {state.read(character) for state in states for character in characters}
