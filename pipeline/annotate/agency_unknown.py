"""Words that no table holds: what capitals, or the words around them, let a name take."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.annotate.agency_lexicon import Entry, Lexicon
from pipeline.annotate.agency_text import Tokens

_CAPITALS = 4  # words


@dataclass(frozen=True)
class State:
    """What of the name has been read: its last accepted element and what it may take."""

    last: str
    stop: int
    fields: int = 0
    capitals: int = 0
    definite: bool = False


def capital_run(tokens: Tokens, lexicon: Lexicon, at: int) -> int:
    """How many capitalised words from a position on name a place."""
    count = 0
    while count < _CAPITALS and tokens.is_word(at + count) and tokens.capital(at + count):
        here = at + count
        if count and person_begins(tokens, lexicon, here):
            break
        if lexicon.starter(tokens, here) and count:
            break
        count += 1
        if (
            tokens.word(at + count) == "-"
            and tokens.glued(at + count)
            and tokens.capital(at + count + 1)
        ):
            count += 1
    return count


def person_begins(tokens: Tokens, lexicon: Lexicon, at: int) -> bool:
    """Whether a person's name begins here: a surname and another capitalised word."""
    return tokens.word(at) in lexicon.lists["surnames"] and tokens.capital(at + 1)


def unknown(
    tokens: Tokens, lexicon: Lexicon, entry: Entry, state: State, joins: frozenset[str], at: int
) -> State | None:
    """A word no table holds: a capitalised one where case tells, else one after an open head."""
    word, takes = tokens.words[at], entry.words("takes")
    closed = (
        (state.last == "place" and not entry.says("open"))
        or joins & {"comma", "in"}
        or (takes and "capital" not in takes)
    )
    if closed or not tokens.is_word(at) or word in lexicon.lists["stop"] or word.isdigit():
        return None
    style = lexicon.options["capitals"]
    if style == "no":
        return _open(tokens, lexicon, entry, state, joins, at)
    if _syllable(tokens, lexicon, state, joins, at):
        return State("capital", at + 1, state.fields, state.capitals)
    if style == "of" and not tokens.capital(at):
        return _lower(tokens, lexicon, entry, state, joins, at)
    if not tokens.capital(at) or person_begins(tokens, lexicon, at) or state.capitals >= _CAPITALS:
        return None
    apart = joins & {"and", "dash"} and state.last not in ("field", "capital")
    if apart or (style == "of" and not entry.says("open") and not joins & {"of", "dash"}):
        return None
    return State("capital", at + 1, state.fields, state.capitals + 1)


def _lower(
    tokens: Tokens, lexicon: Lexicon, entry: Entry, state: State, joins: frozenset[str], at: int
) -> State | None:
    """A lower-case word that no table holds: an adjective by its ending, or an open head's domain.

    A domain comes first in the name, behind a joining word, or completes a word for an action
    (``agence de promotion des …``).
    """
    word, lists = tokens.words[at], lexicon.lists
    if not joins:
        return _shaped(word, lexicon, entry, state, at)
    if not joins & {"of", "for"} or joins & {"and", "comma", "dash"} or len(word) < 3:
        return None
    action = tokens.words[state.stop - 1].endswith(tuple(lists["action_endings"]))
    first = state.last == "head" or (state.last == "adjective" and not state.fields)
    if not entry.says("open_domain") or not (first or action) or word in lists["not_domains"]:
        return None
    verb = word.endswith(tuple(lists["infinitives"])) and tokens.words[at - 1] in lists["bare"]
    return None if verb else State("field", at + 1, state.fields + 1)


def _shaped(word: str, lexicon: Lexicon, entry: Entry, state: State, at: int) -> State | None:
    """A word that its ending makes an adjective of the name before it."""
    lists = lexicon.lists
    ends = len(word) > 4 and word.endswith(tuple(lists["adjective_endings"]))
    loose = state.last in ("number", "place") or (
        state.last == "head" and not entry.says("open_domain")
    )
    if not ends or loose or word in lists["not_adjectives"]:
        return None
    return State("adjective", at + 1, state.fields)


def _syllable(
    tokens: Tokens, lexicon: Lexicon, state: State, joins: frozenset[str], at: int
) -> bool:
    """Whether the second syllable of a capitalised word stands here, and another word follows."""
    return (
        bool(lexicon.options["syllables"])
        and state.last == "capital"
        and not joins
        and not tokens.capital(at)
        and tokens.capital(at + 1)
        and lexicon.starter(tokens, at + 1) is None
        and not person_begins(tokens, lexicon, at + 1)
    )


def _open(
    tokens: Tokens, lexicon: Lexicon, entry: Entry, state: State, joins: frozenset[str], at: int
) -> State | None:
    """Where no case tells: one unknown word right after an open head."""
    word = tokens.words[at]
    article = str(lexicon.options["article"])
    if not joins and state.last == "adjective" and entry.definite and not state.fields:
        purpose = word.startswith(str(lexicon.options["purpose"])) and len(word) > 4
        return State("capital", at + 1, state.fields, 1) if purpose else None
    if not joins and state.last == "capital" and not state.fields and entry.definite:
        whole = word.startswith(article) and len(word) > 4
        return State("capital", at + 1, state.fields + 1, 1, definite=True) if whole else None
    before = tokens.word(at - 1)
    if not joins and before in lexicon.lists["royal"] and len(word) > 2:
        return State("capital", at + 1, state.fields, 1)
    if joins or entry.definite or not entry.settings.get("open"):
        return None
    whole = word.startswith(article) and len(word) > 4
    if state.last == "field" and whole and not state.definite and state.fields == 1:
        return State("capital", at + 1, 2, 1, definite=True)
    if state.last != "head":
        return None
    if entry.settings["open"] == "purpose" or (
        word[0] in lexicon.prefixes and word[1:] in lexicon.lists["stop"]
    ):
        return None
    if entry.settings["open"] == "definite" and not (word.startswith(article) and len(word) > 4):
        return None
    loose = not word.startswith(article) and word.endswith(tuple(lexicon.lists["endings"]))
    if len(word) < 3 or loose:
        return None
    return State("capital", at + 1, state.fields, 1)
