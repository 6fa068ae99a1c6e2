"""Clauses: the stretches of a sentence that can each hold a task of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.tasks import deadlines
from pipeline.tasks.grammar import Grammar
from pipeline.tasks.view import View

_EDGE_LEFT = " \t\n\u00a0\u202f\"“”«»'‘’,:;،؛.-–—…)"
_EDGE_RIGHT = " \t\n\u00a0\u202f\"“«»”'‘’,:;،؛.-–—…"
_SHORT = 12
_SEMICOLON = re.compile(r"[;؛]")


def clauses(
    view: View, rules: Grammar, start: int, end: int, cues: Sequence[int]
) -> Iterator[tuple[int, int, bool]]:
    """The parts of a sentence between semicolons and joints that begin a new order.

    The third value says that a part is a further member of an announced enumeration;
    ``cues`` are the starts of the frames' cues: a joint cuts only where one stands before it.
    """
    cuts = {m.end(): False for m in _SEMICOLON.finditer(view.text, start, end)}
    for joint in rules["split"].finditer(view.text, start + 1, end) if cues else ():
        last = max((cut for cut in cuts if cut <= joint.start()), default=start)
        if any(last <= cue < joint.start() for cue in cues):
            cuts[joint.start()] = False
    opened = rules["enumerator"].search(view.text, start, end) if cues else None
    if opened:
        cuts |= {
            m.start(): True for m in rules["enumeration"].finditer(view.text, opened.end() + 8, end)
        }
    left, listed = start, False
    for cut in (*sorted(cuts), end):
        if cut > left and view.text[left:cut].strip():
            yield left, cut, listed
        left, listed = max(left, cut), cuts.get(cut, False)


def by_days(view: View, rules: Grammar, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a clause whose actions have days of their own.

    ``start work in June, finish in December`` is cut before the verb of the second day.
    """
    if len(view.times.inside(start, end)) < 2:
        yield start, end
        return
    found = deadlines.bounds(view, rules, start, end)
    dated = [bound for bound in found if bound.firm is not None and bound.strength > 1]
    left = start
    for one, other in pairwise(dated):
        if one.firm == other.firm:
            continue
        joint = rules["next_action"].search(view.text, one.end, other.start)
        if joint and joint.start() - left > _SHORT:
            yield left, joint.start()
            left = joint.start()
    yield left, end


def begin(view: View, rules: Grammar, start: int, end: int) -> int:
    """Where a clause begins once its lead-in words are left out."""
    while True:
        while start < end and view.text[start] in _EDGE_LEFT:
            start += 1
        match = rules["lead_in"].match(view.text, start, end)
        if match is None or match.end() == start or match.end() >= end:
            return start
        start = match.end()


def finish(view: View, rules: Grammar, start: int, end: int) -> int:
    """Where a clause ends once a trailing attribution and punctuation are left out."""
    match = rules["tail"].search(view.text, start, end)
    if match:
        end = match.start()
    while end > start and view.text[end - 1] in _EDGE_RIGHT:
        end -= 1
    closing, opening = view.text.count(")", start, end), view.text.count("(", start, end)
    if closing > opening and view.text[end - 1] == ")":
        end -= 1
    return end


def attributed(view: View, rules: Grammar, start: int, end: int) -> int:
    """Where the words begin that a speaker is quoted with, else ``start``."""
    position = start
    for match in rules["attribution"].finditer(view.text, start, end):
        position = match.end()
    return position
