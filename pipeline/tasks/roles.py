"""Who acts, who gives the order, who helps: bodies by their place around a frame."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from pipeline.schema import Agency, Role
from pipeline.tasks import clauses
from pipeline.tasks.grammar import DOERS, Grammar
from pipeline.tasks.view import View

_STARTS = re.compile(r"[,:،\"“”«»(]|\s[-–]\s")
_WORD = re.compile(r"[ \u00a0](\w[\w'’-]{0,40})")
_NAME_WORDS = 5
_REACH = 220
_JOINED = ("bodies", "official", "collective")
_MOST_JOINED = 12


@dataclass(frozen=True)
class Doer:
    """A doer's stretch (folded offsets), how well it is known, and its one-body roles."""

    start: int
    end: int
    quality: str
    roles: tuple[Role, ...]
    outer: int
    generic: bool = False


def subject(view: View, rules: Grammar, start: int, end: int) -> Doer | None:
    """The doer that a stretch before a frame begins with, or one of its phrases does."""
    places = [start, *(m.end() for m in _STARTS.finditer(view.text, start, end))]
    for place in places[:8]:
        match = rules["subject"].match(view.text, place, end)
        if match and not rules["not_support"].search(view.text, match.end(), end):
            return doer(view, rules, match, place)
    return None


def addressee(view: View, rules: Grammar, start: int, end: int) -> Doer | None:
    """The doer that stands right after a frame."""
    match = rules["addressee"].match(view.text, start, end)
    return doer(view, rules, match, start) if match else None


def agent(view: View, rules: Grammar, start: int, end: int) -> Doer | None:
    """Who acts in a passive: the first doer that stands after a word for "by"."""
    for by in rules["agent"].finditer(view.text, start, end):
        found = addressee(view, rules, by.end(), end)
        if found is not None:
            return found
    return None


def last_body(view: View, rules: Grammar, pronoun: Doer) -> Doer:
    """What a phrase such as "this agency" stands for: the body named last before it."""
    before = view.agencies.inside(max(0, pronoun.start - 600), pronoun.start)
    if not before:
        return pronoun
    said = view.surface(pronoun.start, pronoun.end).casefold().split(" ", 1)[0]
    alike = [b for b in before if b[2].text.casefold().startswith(said) and " " in b[2].text]
    start, end, mark = (alike or before)[-1]
    if not alike and len(before) > 1 and _is_acronym(view, before[-2][2], mark):
        start, end, mark = before[-2]
    return replace(pronoun, quality="bodies", roles=roles(view, rules, start, end, "bodies"))


def antecedent(view: View, rules: Grammar, sentence: int) -> Doer | None:
    """The doer that a pronoun in a sentence stands for: the subject of one shortly before."""
    listed = view.sentences[sentence].head is not None
    before = (n for n in range(sentence - 1, max(-1, sentence - 16), -1)
              if listed or view.sentences[n].head is None)  # fmt: skip
    for index in islice(before, 3):
        start, end = view.bounds[index]
        start = clauses.begin(view, rules, start, end)
        found = subject(view, rules, start, min(end, start + _REACH))
        if found is not None and found.quality not in ("pronoun", "demonstrative"):
            return found
    return None


def within(view: View, rules: Grammar, start: int, end: int) -> list[Doer]:
    """All doers of a stretch, in order."""
    found = []
    position = start
    while match := rules["doer"].search(view.text, position, end):
        whole = rules["addressee"].match(view.text, match.start(), end)
        if whole is None:
            position = match.end()
            continue
        found.append(doer(view, rules, whole, match.start()))
        position = max(whole.end(), position + 1)
    return found


def doer(view: View, rules: Grammar, match: re.Match[str], outer: int) -> Doer:
    """The doer behind a match of a subject pattern, with those named in one breath with it.

    "The Prime Minister and the ministry of X" is one doer with two roles.
    """
    while outer < match.start("doer") and view.text[outer] in " \t\n\u00a0\"“”«»'([,:،":
        outer += 1
    found = _one(view, rules, match, outer)
    for _ in range(_MOST_JOINED):
        if found.quality not in _JOINED:
            break
        more = rules["joined"].match(view.text, found.end, match.endpos)
        other = _one(view, rules, more, outer) if more is not None else None
        if other is None or other.quality not in _JOINED:
            break
        known = names(found.roles)
        new = tuple(role for role in other.roles if role.name.casefold() not in known)
        found = replace(found, end=other.end, roles=found.roles + new)
    return found


def _one(view: View, rules: Grammar, match: re.Match[str], outer: int) -> Doer:
    """One doer with what belongs to its name: a holder, named bodies, the rest of its phrase."""
    start, end = match.span("doer")
    quality = next(name for name in DOERS if match.group(name) is not None)
    if quality in ("official", "pronoun"):
        person = _name_end(view, end)
        quality, end = ("official" if person > end else quality), person
    generic = _generic(view, start, end)
    this = rules["this"].match(view.text, end, match.endpos)
    if quality == "bodies" and this and not generic:
        quality, end = "demonstrative", this.end()
    if quality == "collective" or generic:
        named = rules["named"].match(view.text, end)
        if named and view.agencies.inside(named.start("doer"), named.end("doer")):
            found = roles(view, rules, named.start("doer"), named.end("doer"), "bodies")
            return Doer(start, named.end(), "bodies", found, outer)
    begin, until = _last(view, start, end)
    if quality == "collective" or _generic(view, begin, until):
        phrase = rules["phrase"].match(view.text, end, match.endpos)
        if phrase:
            before = roles(view, rules, start, begin, quality) if begin > start else ()
            whole = Role(name=view.surface(begin, phrase.end()).strip())
            return Doer(start, phrase.end(), quality, (*before, whole), outer, generic=generic)
    return Doer(start, end, quality, roles(view, rules, start, end, quality), outer,
                generic=generic)  # fmt: skip


def _last(view: View, start: int, end: int) -> tuple[int, int]:
    """The stretch of the last name in a doer, all of it where it holds none."""
    bodies = view.agencies.inside(start, end)
    return bodies[-1][:2] if bodies else (start, end)


def _generic(view: View, start: int, end: int) -> bool:
    bodies = view.agencies.inside(start, end)
    return bool(bodies) and all(mark.generic for _, _, mark in bodies)


def roles(view: View, rules: Grammar, start: int, end: int, quality: str) -> tuple[Role, ...]:
    """One role a body; a doer that is no agency is named as written."""
    bodies = view.agencies.inside(start, end)
    if quality != "bodies" or not bodies:
        return (Role(name=view.surface(start, end).strip()),)
    found: dict[str, Role] = {}
    for before, (_, _, mark) in zip([None, *(b[2] for b in bodies)], bodies, strict=False):
        if before is not None and _is_acronym(view, before, mark):
            continue
        for name in split_names(rules, mark.text):
            found.setdefault(name, Role(name=name, agency=mark.id or None,
                                        agency_id=mark.agency_id))  # fmt: skip
    return tuple(found.values())


def _is_acronym(view: View, before: Agency, mark: Agency) -> bool:
    """A second name in brackets right after the first one is the same body."""
    between = view.folded.source[before.end : mark.start]
    return between.strip() == "(" and len(mark.text) <= 12


def split_names(rules: Grammar, text: str) -> tuple[str, ...]:
    """The full names behind a mention of several bodies under one head, else the mention.

    ``các Sở A, B và C`` is ``Sở A``, ``Sở B``, ``Sở C``; names that hold an "and" of their
    own stand in the pack's table.
    """
    match = rules["shared_head"].fullmatch(text)
    if match is None:
        return (text,)
    kept: list[str] = []

    def keep(name: re.Match[str]) -> str:
        kept.append(name.group())
        return f"\ue010{len(kept) - 1}\ue011"

    rest = rules["whole_name"].sub(keep, match["rest"])
    parts = [part.strip() for part in rules["name_joint"].split(rest) if part.strip()]
    short = len(parts) < 2 or any(part[0].islower() for part in parts)
    if short or rules["no_name"].search(rest):
        return (text,)
    back = [re.sub("\ue010(\\d+)\ue011", lambda m: kept[int(m[1])], part) for part in parts]
    return tuple(f"{match['head']} {part}" for part in back)


def _name_end(view: View, end: int) -> int:
    """Take the capitalised words after an office into its holder's name."""
    source = view.folded.source
    _, stop = view.span(max(0, end - 1), end)
    last = stop
    for _ in range(_NAME_WORDS):
        word = _WORD.match(source, last)
        if word is None or not word[1][0].isupper():
            break
        last = word.end()
    return max(end, view.folded.position(last)) if last > stop else end


def support(view: View, rules: Grammar, start: int, end: int) -> tuple[Role, ...]:
    """The bodies named after words of working together, in a task's stretch."""
    found: dict[str, Role] = {}
    for match in rules["support"].finditer(view.text, start, end):
        stop = min(end, match.end() + _REACH)
        helper = addressee(view, rules, match.end(), stop)
        if helper is not None:
            for role in helper.roles:
                found.setdefault(role.name, role)
    return tuple(found.values())


def names(items: Sequence[Role]) -> frozenset[str]:
    """The names of some roles, for comparing doers."""
    return frozenset(role.name.casefold() for role in items)
