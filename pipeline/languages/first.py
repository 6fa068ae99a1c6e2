"""The characters a pattern can begin with, so that a search passes over all others.

``re`` skips ahead by itself only where a pattern opens with a literal or a set. Ours open
with a word boundary (a lookbehind), which ``re`` tries at every character; a lookahead for
the first characters in front of it makes such a search several times faster.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from re import _parser  # type: ignore[attr-defined]  # the only reader of patterns there is
from typing import Any

_ZERO_WIDTH = {"AT", "ASSERT", "ASSERT_NOT"}
_REPEATS = {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}
_CATEGORIES = {"CATEGORY_DIGIT": r"\d", "CATEGORY_WORD": r"\w", "CATEGORY_SPACE": r"\s"}
_MOST = 200  # members of a set; a longer one is no help


def lookahead(body: str) -> str:
    """A lookahead for what ``body`` (a regular expression) can begin with, '' when unknown.

    Source: the first sets of parser construction (Aho, Lam, Sethi, Ullman, section 4.4).
    """
    members, empty = _sequence(_parser.parse(body))
    if members is None or empty or not 0 < len(members) <= _MOST:
        return ""
    return f"(?=[{''.join(sorted(members))}])"


Firsts = tuple[set[str] | None, bool]  # members of a set, and whether nothing can be matched


def _sequence(items: Iterable[tuple[Any, Any]]) -> Firsts:
    members: set[str] = set()
    for code, argument in items:
        more, empty = _item(str(code), argument)
        if more is None:
            return None, False
        members |= more
        if not empty:
            return members, False
    return members, True


def _item(code: str, argument: Any) -> Firsts:
    if code in _ZERO_WIDTH:
        return set(), True
    if code == "LITERAL":
        return {re.escape(chr(argument))}, False
    if code == "IN":
        return _set(argument), False
    if code == "BRANCH":
        return _branches(argument[1])
    if code in {"SUBPATTERN", "ATOMIC_GROUP"}:
        return _sequence(argument[-1] if code == "SUBPATTERN" else argument)
    if code in _REPEATS:
        members, empty = _sequence(argument[2])
        return members, empty or argument[0] == 0
    return None, False


def _branches(branches: Iterable[Any]) -> Firsts:
    members: set[str] = set()
    may_be_empty = False
    for branch in branches:
        more, empty = _sequence(branch)
        if more is None:
            return None, False
        members |= more
        may_be_empty |= empty
    return members, may_be_empty


def _set(entries: Iterable[tuple[Any, Any]]) -> set[str] | None:
    members = set()
    for code, argument in entries:
        name = str(code)
        if name == "LITERAL":
            members.add(re.escape(chr(argument)))
        elif name == "RANGE":
            members.add(f"{re.escape(chr(argument[0]))}-{re.escape(chr(argument[1]))}")
        elif name == "CATEGORY" and str(argument) in _CATEGORIES:
            members.add(_CATEGORIES[str(argument)])
        else:  # a negated set
            return None
    return members
