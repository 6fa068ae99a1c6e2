"""Where a name ends in a language whose verb stands first: agreement, objects, neighbours.

The pack's ``agencies`` lists say it: ``calendar`` words that a year follows, ``masculine``
and ``feminine`` endings that must agree, ``adjectival`` endings and ``apposed`` adjectives
without one, ``purposeful`` adjectives behind which a purpose opens, ``connected`` small
words that only put one body beside another.
"""

from __future__ import annotations

from pipeline.annotate.agency_lexicon import Entry, Lexicon
from pipeline.annotate.agency_text import Tokens
from pipeline.annotate.agency_unknown import State


def apart(
    tokens: Tokens, lexicon: Lexicon, entry: Entry, state: State, joins: frozenset[str],
    at: int, length: int, word: Entry,
) -> bool:  # fmt: skip
    """Whether a word of the lexicon after a name begins something else in the sentence.

    A year (``جامعة … عام 1974``), an adjective of another noun (``رئيس الحكومة الأردني``), or
    the object of the verb (``تواصل الهيئة … الرقابة``): two definite nouns in a row belong
    together only when the second is an adjective.
    """
    first, lists = tokens.words[at], lexicon.lists
    if not lexicon.options["article"]:
        return False
    if first in lists["calendar"] and tokens.word(at + length).isdigit():
        return True
    if _lone(entry, state):
        return bool(joins) or word.role != "adjective" or _disagrees(tokens, lexicon, at)
    if word.role == "adjective":
        if "and" in joins:
            return state.last == "capital"
        return not joins and state.last == "head" and _disagrees(tokens, lexicon, at)
    if word.role != "field" or joins or first in lists["apposed"]:
        return False
    bound = state.last == "field" and state.definite and word.definite
    return bound and not first.endswith(tuple(lists["adjectival"]))


def _lone(entry: Entry, state: State) -> bool:
    """Whether nothing but one definite head word has been read: ``الهيئة``."""
    lone = state.last == "head" and entry.definite and not state.definite
    return lone and not entry.says("indefinite")


def _disagrees(tokens: Tokens, lexicon: Lexicon, at: int) -> bool:
    """Whether a masculine adjective follows a feminine noun."""
    lists = lexicon.lists
    feminine = tokens.words[at - 1].endswith(tuple(lists["feminine"]))
    return feminine and tokens.words[at].endswith(tuple(lists["masculine"]))


def beside(
    tokens: Tokens, lexicon: Lexicon, entry: Entry, state: State, joins: frozenset[str],
    at: int, inner: Entry,
) -> bool:  # fmt: skip
    """Whether a body only stands beside a name: it is neither possessed nor led to.

    It is part of the name right after an indefinite head, or behind a purpose prefix.
    """
    if not lexicon.options["article"]:
        return False
    if inner.skip and tokens.words[at][0] in lexicon.lists["connected"]:
        return True
    return not (joins or inner.skip) and (state.last != "head" or entry.definite)


def purpose(tokens: Tokens, lexicon: Lexicon, state: State, entry: Entry, at: int) -> bool:
    """Whether a word says what a high or national body is for: ``… الوطني لإدارة النفايات``."""
    if not lexicon.options["article"] or state.last != "adjective" or not entry.says("open"):
        return False
    word, contracted = tokens.words[at], str(lexicon.options["contracted"])
    if tokens.words[at - 1] not in lexicon.lists["purposeful"] or len(word) < 5:
        return False
    article = str(lexicon.options["article"])
    follows = tokens.word(at + 1).startswith(article)
    return word.startswith(contracted) or (word.startswith(contracted[:1]) and follows)
