"""Deadlines told after the work: ``all this by May``, ``…, to be finished by May``."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.tasks.draft import Draft, Part
from pipeline.tasks.grammar import Grammar
from pipeline.tasks.view import View

_REACH = 3  # sentences back to the tasks that "all this" can mean


def taken(view: View, rules: Grammar, found: Sequence[Draft], part: Part, score: float) -> bool:
    """Whether a clause is only the deadline of the tasks before it, which then have it.

    ``score`` is the clause's own: the day makes a task of what it ends.
    """
    if not found or part.bound is None:
        return False
    return _closes(view, rules, found[-1], part, score) or _sums_up(view, rules, found, part)


def _closes(view: View, rules: Grammar, last: Draft, part: Part, score: float) -> bool:
    """Words that only say when the work of the same sentence ends."""
    bound = part.bound
    if bound is None or last.sentence != part.sentence:
        return False
    if last.own_bound and last.bound is not None and last.bound.due is not None:
        return False
    ends = rules["closing"].match(view.text, part.start, bound.start)
    if ends is None or bound.start - ends.end() > 1 or part.end - bound.end > 1:
        return False
    last.end, last.bound, last.own_bound = part.end, bound, True
    last.score = max(last.score, score)
    return True


def _sums_up(view: View, rules: Grammar, found: Sequence[Draft], part: Part) -> bool:
    """A sentence such as "all this by May": the day of the tasks before that have none."""
    if not rules["anaphora"].match(view.text, part.start, part.end):
        return False
    had = False
    for draft in reversed(found):
        if part.sentence - draft.sentence > _REACH or draft.own_bound:
            break
        draft.bound, draft.own_bound, had = part.bound, True, True
    return had
