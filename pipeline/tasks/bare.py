"""Clauses without a frame: whom they name, and whether they begin with an action."""

from __future__ import annotations

import re

from pipeline.tasks import roles
from pipeline.tasks.draft import Draft, Part
from pipeline.tasks.frames import Hit
from pipeline.tasks.grammar import Grammar
from pipeline.tasks.roles import Doer
from pipeline.tasks.view import View

SUBJECT_ROOM = 12

_ITEM_ROOM = 10  # characters: an item's doer stands at its very start


def is_action(view: View, rules: Grammar, part: Part) -> bool:
    """Whether a clause without a frame begins with a verb of action, or a doer and one."""
    doer = named(view, rules, part, 2)
    start = doer.end if doer else part.start
    if action_at(view, rules, start, part.end) or verb_first(view, rules, part):
        return True
    return noun_at(view, rules, start, part.end)


def noun_at(view: View, rules: Grammar, start: int, end: int) -> bool:
    """Whether a noun of action (``publication of …``) stands at ``start``."""
    while start < end and view.text[start] in " ,:\u00a0":
        start += 1
    return rules["nominal"].match(view.text, start, end) is not None


def is_noun(view: View, rules: Grammar, part: Part) -> bool:
    """Whether a clause begins with a noun of action, as items of a list of decisions do."""
    return rules["action_noun"].match(view.text, part.start, part.end) is not None


def verb_first(view: View, rules: Grammar, part: Part) -> bool:
    """Whether a clause begins with a finite verb, its doer after it."""
    return rules["verb_first"].match(view.text, part.start, part.end) is not None


def named(view: View, rules: Grammar, part: Part, room: int) -> Doer | None:
    """The doer that a clause without a frame names: its subject, or what its verb has."""
    first = rules["verb_first"].match(view.text, part.start, part.end)
    if first:
        return roles.addressee(view, rules, first.end(), part.end)
    near = min(part.end, part.start + 300)
    lead = roles.subject(view, rules, part.start, near)
    if lead is None and room < _ITEM_ROOM:  # "- to the ministry of X, to do Y"
        lead = roles.addressee(view, rules, part.start, near)
    return lead if lead is not None and lead.outer <= part.start + room else None


def action_at(view: View, rules: Grammar, start: int, end: int) -> bool:
    """Whether, adverbs left out, a verb of action stands at ``start``."""
    while start < end and view.text[start] in " ,\u00a0":
        start += 1
    for _ in range(3):
        match = rules["adverb"].match(view.text, start, end)
        if match is None or match.end() == start:
            break
        start = match.end()
        while start < end and view.text[start] in " ,\u00a0":
            start += 1
    return rules["action"].match(view.text, start, end) is not None


def doer_left_out(view: View, rules: Grammar, hit: Hit, last: Draft) -> bool:
    """Whether a duty without a subject is laid on the doer of the order right before it."""
    if hit.frame.family != "duty" or hit.lead is not None or last.kind != "directive":
        return False
    ahead = view.text[hit.start : hit.cue[0]].rstrip()
    return rules.weight("duty_understood") > 0 and (not ahead or ahead.endswith(","))


def same_doer(view: View, rules: Grammar, last: Draft, draft: Draft, part: Part) -> bool:
    """Whether a clause's order goes on with the doer of the clause before it."""
    if draft.family in ("item", "follow"):
        own = roles.subject(view, rules, part.start, part.end)
        return own is None or own.outer > part.start + 2
    if part.hit is None:
        return True
    mine = part.hit.lead
    if part.hit.giver is not None or draft.family != last.family:
        return False
    if mine is None and part.hit.cue[0] > part.hit.start + SUBJECT_ROOM:
        return False
    return mine is None or (
        last.lead is not None and roles.names(mine.roles) == roles.names(last.lead.roles)
    )


def begins(view: View, pattern: re.Pattern[str], start: int, part: Part) -> bool:
    """Whether a pattern stands between ``start`` and a clause's first words."""
    end = min(part.end, part.start + SUBJECT_ROOM)
    return pattern.search(view.text, start, end) is not None
