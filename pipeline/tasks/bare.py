"""Clauses without a frame: whom they name, and whether they begin with an action."""

from __future__ import annotations

from pipeline.tasks import roles
from pipeline.tasks.draft import Part
from pipeline.tasks.grammar import Grammar
from pipeline.tasks.roles import Doer
from pipeline.tasks.view import View


def is_action(view: View, rules: Grammar, part: Part) -> bool:
    """Whether a clause without a frame begins with a verb of action, or a doer and one."""
    doer = named(view, rules, part, 2)
    start = doer.end if doer else part.start
    return action_at(view, rules, start, part.end) or verb_first(view, rules, part)


def verb_first(view: View, rules: Grammar, part: Part) -> bool:
    """Whether a clause begins with a finite verb, its doer after it."""
    return rules["verb_first"].match(view.text, part.start, part.end) is not None


def named(view: View, rules: Grammar, part: Part, room: int) -> Doer | None:
    """The doer that a clause without a frame names: its subject, or what its verb has."""
    first = rules["verb_first"].match(view.text, part.start, part.end)
    if first:
        return roles.addressee(view, rules, first.end(), part.end)
    lead = roles.subject(view, rules, part.start, min(part.end, part.start + 300))
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
