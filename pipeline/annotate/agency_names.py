"""How far a name goes after its head word: domains, adjectives, places, capitals, parents."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.annotate.agency_groups import group
from pipeline.annotate.agency_lexicon import Entry, Lexicon
from pipeline.annotate.agency_text import Tokens

_LONGEST = 16
_CAPITALS = 4


@dataclass(frozen=True)
class Name:
    """A name in tokens ``first:stop``; ``bare`` when nothing but the head was found."""

    first: int
    stop: int
    entry: Entry
    bare: bool
    generic: bool = False
    named: bool = True


@dataclass(frozen=True)
class _State:
    """What of the name has been read: its last accepted element and what it may take."""

    last: str
    stop: int
    fields: int = 0
    capitals: int = 0
    definite: bool = False


def read_name(tokens: Tokens, lexicon: Lexicon, at: int, length: int, entry: Entry) -> Name:
    """The longest name that begins with the head ``at:at+length``."""
    state = _State("head", at + length, definite=entry.definite and length > 1)
    generic = named = False
    for _ in range(_LONGEST):
        step = _step(tokens, lexicon, entry, state)
        if step is None:
            break
        state = step
        named = named or state.last in ("field", "verbal", "capital", "place", "number")
        if state.last == "group":
            generic = True
            break
    return Name(at, state.stop, entry, state.stop == at + length, generic, named)


def _step(tokens: Tokens, lexicon: Lexicon, entry: Entry, state: _State) -> _State | None:
    at, joins = _joins(tokens, lexicon, state.stop)
    if at >= len(tokens) or tokens.words[at] == "\n":
        return None
    if entry.says("local") and state.last == "head" and (found := _places(tokens, lexicon, at)):
        return found
    if starter := lexicon.starter(tokens, at):
        found = _nested(tokens, lexicon, entry, state, joins, at, *starter)
        first = state.last == "head" and not joins
        if found or not (first or ("of" in joins and not joins & {"and", "comma"})):
            return found
    if tail := lexicon.tail(tokens, at):
        length, word = tail
        return _element(tokens, lexicon, entry, state, joins | word.joins, at, length, word)
    counted = not joins or (state.last == "number" and joins == {"and"})
    if entry.says("number") and counted and tokens.words[at].isdigit():
        return _State("number", at + 1, state.fields)
    return _unknown(tokens, lexicon, entry, state, joins, at)


def _joins(tokens: Tokens, lexicon: Lexicon, at: int) -> tuple[int, frozenset[str]]:
    """The joining words from a position on, and what kinds of them there are."""
    joins: set[str] = set()
    for _ in range(5):
        found = lexicon.join(tokens, at)
        if found is None:
            break
        at += found[0]
        joins |= found[1].joins
    return at, frozenset(joins)


def _places(tokens: Tokens, lexicon: Lexicon, at: int) -> _State | None:
    """``UBND các tỉnh``, ``UBND xã, phường``: a head that stands for many places."""
    found = group(tokens, lexicon, at)
    if found is None:
        return None
    if not (found.marked or found.count > 1 or found.qualified or found.entry.says("alone")):
        return None
    return _State("group", found.stop)


def _nested(
    tokens: Tokens, lexicon: Lexicon, entry: Entry, state: _State, joins: frozenset[str],
    at: int, length: int, inner: Entry,
) -> _State | None:  # fmt: skip
    """A body inside the name of another: ``comité d'inspection du comité du Parti``."""
    if inner.role == "blocked" or not entry.says("nests") or not inner.says("parent"):
        return None
    if joins & {"and", "comma", "dash", "in"} or state.last == "place":
        return None
    if lexicon.options["nested_of"] and "of" not in joins and not inner.skip:
        return None
    if inner.role == "fixed":
        return _State("place", at + length)
    name = read_name(tokens, lexicon, at, length, inner)
    return None if name.generic else _State("place", name.stop)


def _element(
    tokens: Tokens, lexicon: Lexicon, entry: Entry, state: _State, joins: frozenset[str],
    at: int, length: int, word: Entry,
) -> _State | None:  # fmt: skip
    """A word of the lexicon after the name so far: taken, or the end of the name."""
    takes = entry.words("takes")
    role = "place" if word.role == "level" else word.role
    if (takes and role not in takes) or not _joined(tokens, lexicon, state, joins, at, word):
        return None
    if role == "place":
        apart = state.last == "place" or joins & {"and", "comma", "dash"}
        if word.role == "level" and not (state.last == "head" and "and" in joins):
            return _level(tokens, lexicon, state, at, length)
        return None if apart else _State("place", at + length, state.fields)
    definite = word.definite or lexicon.has_article(tokens, at + 1, at + length)
    closed = _after_place(entry, state, joins, word) or _kind_of_body(lexicon, entry, state, word)
    if closed or (state.definite and not definite):
        return None
    if word.role == "verbal" and not _verbal(tokens, lexicon, entry, state, joins, at, length):
        return None
    fields = state.fields + (word.role != "adjective")
    return _State(word.role, at + length, fields, definite=definite)


def _after_place(entry: Entry, state: _State, joins: frozenset[str], word: Entry) -> bool:
    """Whether a place has closed the name: only an adjective or a purpose may still follow."""
    return state.last == "place" and not (
        (word.role == "adjective" and not joins) or ("for" in joins and entry.says("open"))
    )


def _kind_of_body(lexicon: Lexicon, entry: Entry, state: _State, word: Entry) -> bool:
    """Whether head and adjective are both indefinite: ``a local centre``, not a name."""
    return (
        bool(lexicon.options["article"])
        and state.last == "head"
        and word.role == "adjective"
        and not (entry.definite or word.definite or entry.says("indefinite"))
    )


def _joined(
    tokens: Tokens, lexicon: Lexicon, state: _State, joins: frozenset[str], at: int, word: Entry
) -> bool:
    """Whether what joins a word to the name lets it be part of it."""
    options = lexicon.options
    place = word.role in ("place", "level")
    if not joins:
        loose = options["bare_fields"] == "no" and word.role in ("field", "verbal")
        return not loose or (state.last in ("field", "head") and tokens.capital(at))
    if "in" in joins:
        return place
    local = place and not options["for_places"]
    second = "for" in joins and (local or (state.fields and "and" not in joins))
    if second or joins == {"art"}:
        return False
    if joins & {"and", "comma", "dash"}:
        refused = word.role == "adjective" and options["joined_adjectives"] == "no"
        if place or refused or state.last in ("head", "place", "number"):
            return False
    if "comma" in joins:
        return bool(tokens.capital(at) if options["comma"] == "capital" else joins & {"of", "art"})
    return True


def _level(tokens: Tokens, lexicon: Lexicon, state: _State, at: int, length: int) -> _State | None:
    """A level word (``tỉnh``, ``de la ville``) with the place it introduces, if any."""
    stop = at + length
    after, joins = _joins(tokens, lexicon, stop)
    if not joins & {"and", "comma", "dash", "for"}:
        tail = lexicon.tail(tokens, after)
        if tail and tail[1].role == "place":
            return _State("place", after + tail[0], state.fields)
        if lexicon.options["capitals"] != "no":
            capitals = _capitals(tokens, lexicon, after)
            if capitals:
                return _State("place", after + capitals, state.fields)
    if tokens.words[at + length - 1] not in lexicon.lists["bare_levels"]:
        return None
    return _State("place", stop, state.fields)


def _capitals(tokens: Tokens, lexicon: Lexicon, at: int) -> int:
    """How many capitalised words from a position on name a place."""
    count = 0
    while count < _CAPITALS and tokens.is_word(at + count) and tokens.capital(at + count):
        here = at + count
        if count and _person(tokens, lexicon, here):
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


def _person(tokens: Tokens, lexicon: Lexicon, at: int) -> bool:
    """Whether a person's name begins here: a surname and another capitalised word."""
    return tokens.word(at) in lexicon.lists["surnames"] and tokens.capital(at + 1)


def _verbal(
    tokens: Tokens, lexicon: Lexicon, entry: Entry, state: _State, joins: frozenset[str],
    at: int, length: int,
) -> bool:  # fmt: skip
    """Words that are verbs elsewhere (``kiểm tra``): only capitalised, first or joined."""
    if tokens.capital(at) or (state.last == "head" and entry.says("verbal_first")):
        return True
    if not joins & {"and", "dash"}:
        return False
    after = lexicon.tail(tokens, at + length)
    return after is not None and after[1].role == "field"


def _unknown(
    tokens: Tokens, lexicon: Lexicon, entry: Entry, state: _State, joins: frozenset[str], at: int
) -> _State | None:
    """A word no table holds: a capitalised one where case tells, else one after an open head."""
    word, takes = tokens.words[at], entry.words("takes")
    closed = state.last == "place" or joins & {"comma", "in"} or (takes and "capital" not in takes)
    if closed or not tokens.is_word(at) or word in lexicon.lists["stop"] or word.isdigit():
        return None
    style = lexicon.options["capitals"]
    if style == "no":
        return _open(tokens, lexicon, entry, state, joins, at)
    if _syllable(tokens, lexicon, state, joins, at):
        return _State("capital", at + 2, state.fields, state.capitals + 1)
    if not tokens.capital(at) or _person(tokens, lexicon, at) or state.capitals >= _CAPITALS:
        return None
    apart = joins & {"and", "dash"} and state.last not in ("field", "capital")
    if apart or (style == "of" and not entry.says("open") and "of" not in joins):
        return None
    return _State("capital", at + 1, state.fields, state.capitals + 1)


def _syllable(
    tokens: Tokens, lexicon: Lexicon, state: _State, joins: frozenset[str], at: int
) -> bool:
    """Whether the second syllable of a capitalised word stands here, and another word follows."""
    return (
        bool(lexicon.options["syllables"])
        and state.last == "capital"
        and not joins
        and not tokens.capital(at)
        and tokens.capital(at + 1)
        and lexicon.starter(tokens, at + 1) is None
        and not _person(tokens, lexicon, at + 1)
    )


def _open(
    tokens: Tokens, lexicon: Lexicon, entry: Entry, state: _State, joins: frozenset[str], at: int
) -> _State | None:
    """Where no case tells: one unknown word right after an open head."""
    if joins or state.last != "head" or entry.definite or not entry.settings.get("open"):
        return None
    word = tokens.words[at]
    article = str(lexicon.options["article"])
    if entry.settings["open"] == "definite" and not (word.startswith(article) and len(word) > 4):
        return None
    loose = not word.startswith(article) and word.endswith(tuple(lexicon.lists["endings"]))
    if len(word) < 3 or loose:
        return None
    return _State("capital", at + 1, state.fields, 1)
