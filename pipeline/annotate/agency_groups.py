"""Collective addressees: ``các bộ, ngành``, ``les ministères et les localités``."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.annotate.agency_lexicon import Entry, Lexicon, match
from pipeline.annotate.agency_text import Tokens

_LONGEST = 12  # members


@dataclass(frozen=True)
class Group:
    """A collective in tokens ``first:stop``; ``marked``: a plural word stands before ``inside``."""

    first: int
    inside: int
    stop: int
    entry: Entry
    count: int
    marked: bool
    qualified: bool


def group(tokens: Tokens, lexicon: Lexicon, at: int, *, alike: bool = False) -> Group | None:
    """The collective that begins at a position, or None.

    Members are joined by commas and conjunctions, each may have a determiner before it;
    qualifiers (``liên quan``, ``compétents``, ``المعنية``) may follow. ``alike`` ends the list
    at a member of another kind than the first.
    """
    inside = at + _determiner(tokens, lexicon, at)
    found = _member(tokens, lexicon, inside)
    if found is None:
        return None
    first = at if lexicon.options["determiner_in"] == "yes" else inside
    marked = inside > at
    length, entry = found
    stop, count = inside + length, 1
    kinds = {entry.kind}
    qualified = False
    while count < _LONGEST:
        stop, more = _qualifiers(tokens, lexicon, stop)
        qualified = qualified or more
        following = _next(tokens, lexicon, stop)
        if following is None or (alike and following[1].kind not in kinds):
            break
        stop, member = following
        kinds.add(member.kind)
        count += 1
    if len(kinds) > 1:
        entry = Entry("member", kind="other", skip=entry.skip, settings=entry.settings)
    return Group(first, inside, stop, entry, count, marked, qualified)


def _determiner(tokens: Tokens, lexicon: Lexicon, at: int) -> int:
    return 1 if tokens.word(at) in lexicon.lists["plural"] else 0


def _member(tokens: Tokens, lexicon: Lexicon, at: int) -> tuple[int, Entry] | None:
    """A member at a position; not one that begins the name of a single body or place."""
    found = match(lexicon.members, tokens, at)
    starter = lexicon.starter(tokens, at)
    if starter is not None and starter[1].role == "blocked":
        return None
    if found is None or lexicon.options["capitals"] == "no":
        return found
    after = lexicon.tail(tokens, at + found[0])
    if after and after[1].role in ("field", "place") and tokens.capital(at + found[0]):
        return None
    return found


def _next(tokens: Tokens, lexicon: Lexicon, at: int) -> tuple[int, Entry] | None:
    """The next member after a comma or conjunction: the position behind it."""
    joined = False
    for _ in range(4):
        word = tokens.word(at)
        if word not in lexicon.lists["group_joins"]:
            break
        joined = joined or word not in lexicon.lists["plural"]
        at += 1
    found = _member(tokens, lexicon, at)
    if found is None:
        return None
    if not joined and not found[1].skip:
        return None
    return at + found[0], found[1]


def _qualifiers(tokens: Tokens, lexicon: Lexicon, at: int) -> tuple[int, bool]:
    found = match(lexicon.qualifiers, tokens, at)
    more = False
    for _ in range(4):
        if found is None:
            break
        at += found[0]
        more = True
        found = match(lexicon.qualifiers, tokens, at)
    return at, more


def addressed(tokens: Tokens, lexicon: Lexicon, first: int, stop: int) -> bool:
    """Whether the words around a stretch give it work or say that it gives work."""
    left, _ = tokens.sentence(first)
    before = max(left, first - int(lexicon.options["cue_reach"]))
    text, starts = tokens.folded.text, tokens.starts
    if before < first and lexicon.cues["before"].search(text, starts[before], starts[first]):
        return True
    return acts(tokens, lexicon, first, stop)


def acts(tokens: Tokens, lexicon: Lexicon, first: int, stop: int) -> bool:
    """Whether the words after a stretch say what it must or will do."""
    _, right = tokens.sentence(first)
    after = min(right, stop + int(lexicon.options["cue_reach_after"]))
    if stop >= after:
        return False
    ends = tokens.ends
    return bool(lexicon.cues["after"].search(tokens.folded.text, ends[stop - 1], ends[after - 1]))
