"""The action of a task and what it is done to: its first verb and the words after it."""

from __future__ import annotations

import re

from pipeline.tasks.grammar import Grammar
from pipeline.tasks.view import View

_WORD = re.compile(r"[^\s,;:،؛.()\"“”«»]+")
_STOP = re.compile(r"[;؛\n]|[,،](?=\s)|\.(?=\s)|\s\(")
_OBJECT_MAX = 140


def action(view: View, rules: Grammar, start: int, end: int) -> tuple[str | None, str | None]:
    """The head verb phrase and its object as written; None where the stretch is used up."""
    while start < end and view.text[start] in " ,،:":
        start += 1
    while match := rules["adverb"].match(view.text, start, end):
        if match.end() == start:
            break
        start = match.end()
        while start < end and view.text[start] in " ,،:\u00a0":
            start += 1
    verb = rules["action"].match(view.text, start, end) or _WORD.search(view.text, start, end)
    if verb is None:
        return None, None
    stop = _STOP.search(view.text, verb.end(), end)
    limit = min(stop.start() if stop else end, verb.end() + _OBJECT_MAX)
    if limit < end and limit == verb.end() + _OBJECT_MAX:
        space = view.text.rfind(" ", verb.end(), limit)
        limit = space if space > verb.end() else limit
    rest = view.surface(verb.end(), limit).strip(" ,:،\u00a0") if limit > verb.end() else ""
    return view.surface(*verb.span()), rest or None
