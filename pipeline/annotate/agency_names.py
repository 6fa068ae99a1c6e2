"""How far a name goes after its head word: domains, adjectives, places, capitals, parents."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.annotate.agency_bounds import apart, beside, purpose
from pipeline.annotate.agency_groups import group
from pipeline.annotate.agency_lexicon import Entry, Lexicon
from pipeline.annotate.agency_text import Tokens
from pipeline.annotate.agency_unknown import State, capital_run, unknown

_LONGEST = 16
_NAMING = ("field", "verbal", "capital", "place", "number")
_BEFORE_VERBAL = frozenset({"head", "adjective", "verbal"})


@dataclass(frozen=True)
class Name:
    """A name in tokens ``first:stop``; ``bare`` when nothing but the head was found."""

    first: int
    stop: int
    entry: Entry
    bare: bool
    generic: bool = False
    named: bool = True


def read_name(tokens: Tokens, lexicon: Lexicon, at: int, length: int, entry: Entry) -> Name:
    """The longest name that begins with the head ``at:at+length``."""
    state = State("head", at + length, definite=entry.definite and length > 1)
    generic = named = False
    for _ in range(_LONGEST):
        step = _step(tokens, lexicon, entry, state)
        if step is None:
            break
        state = step
        kinds = ("field", "verbal") if entry.says("strict") else _NAMING
        named = named or state.last in kinds
        if state.last == "group":
            generic = True
            break
    return Name(at, state.stop, entry, state.stop == at + length, generic, named)


def _step(tokens: Tokens, lexicon: Lexicon, entry: Entry, state: State) -> State | None:
    at, joins = _joins(tokens, lexicon, state.stop)
    if at >= len(tokens) or tokens.words[at] == "\n":
        return None
    if entry.says("local") and state.last == "head" and (found := _places(tokens, lexicon, at)):
        return found
    if starter := lexicon.starter(tokens, at):
        found = _nested(tokens, lexicon, entry, state, joins, at, *starter)
        tail = lexicon.tail(tokens, at)
        first = state.last == "head" and not joins
        longer = tail is not None and "of" in joins and tail[0] >= starter[0]
        if found or tail is None or not (first or longer):
            return found
    if tail := lexicon.tail(tokens, at):
        length, word = tail
        return _element(tokens, lexicon, entry, state, joins | word.joins, at, length, word)
    counted = not joins or (state.last == "number" and joins == {"and"})
    if entry.says("number") and counted and tokens.words[at].isdigit():
        return State("number", at + 1, state.fields)
    return unknown(tokens, lexicon, entry, state, joins, at)


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


def _places(tokens: Tokens, lexicon: Lexicon, at: int) -> State | None:
    """``UBND các tỉnh``, ``UBND xã, phường``: a head that stands for many places."""
    if tokens.word(at) in lexicon.lists["plural"] and (stop := _listed(tokens, lexicon, at + 1)):
        return State("place", stop)
    found = group(tokens, lexicon, at, alike=True)
    if found is None:
        return None
    if not (found.marked or found.count > 1 or found.qualified or found.entry.says("alone")):
        return None
    return State("group", found.stop)


def _listed(tokens: Tokens, lexicon: Lexicon, at: int) -> int | None:
    """Where a list of named places ends (``các tỉnh Cao Bằng, Lạng Sơn và Lào Cai``)."""
    stop, count = None, 0
    for _ in range(2 * _LONGEST):
        after, _ = _joins(tokens, lexicon, at)
        found = lexicon.tail(tokens, after)
        if found is None or found[1].role not in ("place", "level"):
            break
        at = after + found[0]
        if found[1].role == "place":
            stop, count = at, count + 1
    return stop if count else None


def _nested(
    tokens: Tokens, lexicon: Lexicon, entry: Entry, state: State, joins: frozenset[str],
    at: int, length: int, inner: Entry,
) -> State | None:  # fmt: skip
    """A body inside the name of another: ``comité d'inspection du comité du Parti``."""
    inside = inner.role in ("head", "blocked") and inner.kind != "company"
    if inside and purpose(tokens, lexicon, state, entry, at):
        whole = inner.role == "head" and read_name(tokens, lexicon, at, length, inner)
        return State("place", whole.stop if whole else at + length)
    if inner.role == "blocked" or not entry.says("nests") or not inner.says("parent"):
        return None
    if beside(tokens, lexicon, entry, state, joins, at, inner):
        return None
    if joins & {"and", "comma", "dash", "in"} or state.last == "place":
        return None
    if lexicon.options["nested_of"] and "of" not in joins and not inner.skip:
        return None
    if inner.role == "fixed":
        return State("place", at + length)
    name = read_name(tokens, lexicon, at, length, inner)
    return None if name.generic else State("place", name.stop)


def _element(
    tokens: Tokens, lexicon: Lexicon, entry: Entry, state: State, joins: frozenset[str],
    at: int, length: int, word: Entry,
) -> State | None:  # fmt: skip
    """A word of the lexicon after the name so far: taken, or the end of the name."""
    takes = entry.words("takes")
    role = "place" if word.role == "level" else word.role
    abroad = "in" in joins and entry.says("abroad")
    if "in" in joins and lexicon.options.get("in_places") == "abroad" and not abroad:
        return None
    if (takes and role not in takes) or not _joined(tokens, lexicon, entry, state, joins, at, word):
        return None
    if apart(tokens, lexicon, entry, state, joins, at, length, word):
        return None
    if role == "place":
        closed = (state.last == "place" and not abroad) or joins & {"and", "comma", "dash"}
        if word.role == "level" and not (state.last == "head" and "and" in joins):
            return _level(tokens, lexicon, state, at, length)
        return None if closed else State("place", at + length, state.fields)
    definite = word.definite or lexicon.has_article(tokens, at + 1, at + length)
    ended = _after_place(entry, state, joins, word) or _kind_of_body(lexicon, entry, state, word)
    chained = joins & {"for"} or ("and" in joins and lexicon.has_article(tokens, at, at + 2))
    if ended or (state.definite and not definite and not chained):
        return None
    phrase = " ".join(tokens.words[at : at + length])
    verb = word.role == "verbal" or (phrase in lexicon.lists["also_verbs"] and state.last != "head")
    if verb and not _verbal(tokens, lexicon, entry, state, joins, at, length):
        return None
    fields = state.fields + (word.role != "adjective")
    return State(word.role, at + length, fields, definite=definite)


def _after_place(entry: Entry, state: State, joins: frozenset[str], word: Entry) -> bool:
    """Whether a place has closed the name: only an adjective or a purpose may still follow."""
    return state.last == "place" and not (
        (word.role == "adjective" and not joins)
        or ("for" in joins and entry.says("open"))
        or ("about" in joins and entry.says("about"))
    )


def _kind_of_body(lexicon: Lexicon, entry: Entry, state: State, word: Entry) -> bool:
    """Whether head and adjective are both indefinite: ``a local centre``, not a name."""
    return (
        bool(lexicon.options["article"])
        and state.last == "head"
        and word.role == "adjective"
        and not (entry.definite or word.definite or entry.says("indefinite"))
    )


def _joined(
    tokens: Tokens,
    lexicon: Lexicon,
    entry: Entry,
    state: State,
    joins: frozenset[str],
    at: int,
    word: Entry,
) -> bool:
    """Whether what joins a word to the name lets it be part of it."""
    options = lexicon.options
    place = word.role in ("place", "level")
    if not joins:
        loose = options["bare_fields"] == "no" and word.role in ("field", "verbal")
        return not loose or (state.last in ("field", "head", "capital") and tokens.capital(at))
    if "in" in joins:
        return place
    local = place and not options["for_places"]
    again = state.fields and "and" not in joins and not entry.says("company")
    second = "for" in joins and (local or again)
    if second or joins == {"art"}:
        return False
    if joins & {"and", "comma", "dash"}:
        refused = word.role == "adjective" and options["joined_adjectives"] == "no"
        if place or refused or state.last in ("head", "place", "number"):
            return False
    if "comma" in joins:
        lower = tokens.capital(state.stop - 1) and not tokens.capital(at)
        if lower or (options["comma"] != "capital" and not joins & {"of", "art"}):
            return False
    # "the ministry and the works": a bare article opens a domain only where case says so,
    # or between two words for actions ("for the prevention and the control of ...").
    if "art" not in joins or "of" in joins or tokens.capital(at):
        return True
    actions = tuple(lexicon.lists.get("action_endings", ()))
    pair = tokens.words[state.stop - 1].endswith(actions) and tokens.words[at].endswith(actions)
    return "and" in joins and pair and actions != ()


def _level(tokens: Tokens, lexicon: Lexicon, state: State, at: int, length: int) -> State | None:
    """A level word (``tỉnh``, ``de la ville``) with the place it introduces, if any."""
    stop = at + length
    after, joins = _joins(tokens, lexicon, stop)
    if not joins & {"and", "comma", "dash", "for"}:
        tail = lexicon.tail(tokens, after)
        if tail and tail[1].role == "place":
            return State("place", after + tail[0], state.fields)
        if lexicon.options["capitals"] != "no":
            capitals = capital_run(tokens, lexicon, after)
            person = capitals > 2 and tokens.word(after) in lexicon.lists["surnames"]
            known = " ".join(tokens.words[at:stop]) in lexicon.lists["known_levels"]
            if capitals and not (person and known):
                return State("place", after + capitals, state.fields)
    if " ".join(tokens.words[at:stop]) not in lexicon.lists["bare_levels"]:
        return None
    return State("place", stop, state.fields)


def _verbal(
    tokens: Tokens, lexicon: Lexicon, entry: Entry, state: State, joins: frozenset[str],
    at: int, length: int,
) -> bool:  # fmt: skip
    """Words that are verbs elsewhere (``kiểm tra``): only capitalised, first or joined."""
    if tokens.capital(at) or entry.says("verbal_inner"):
        return True
    after = lexicon.tail(tokens, at + length)
    if entry.says("verbal_first") and "about" in joins:
        return True
    if entry.says("verbal_first") and state.last in _BEFORE_VERBAL:
        return after is not None or tokens.capital(at + length)
    return bool(joins & {"and", "dash"}) and after is not None and after[1].role == "field"
