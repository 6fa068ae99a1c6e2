"""Heads of lists that hold no order themselves: titles, and lines that announce work."""

from __future__ import annotations

from pipeline.tasks import roles
from pipeline.tasks.draft import Head, Part
from pipeline.tasks.grammar import Grammar
from pipeline.tasks.view import View


def loose(view: View, rules: Grammar, part: Part, above: Head | None) -> Head | None:
    """What a line that announces a list hands on; None where its items are no work.

    ``above`` is the head of the list that the line itself stands in.
    """
    whole = view.bounds[part.sentence][1]  # the colon itself is cut from the clause
    if rules["no_list"].search(view.text, part.start, whole):
        return None
    listed = rules["list_head"].search(view.text, part.start, whole)
    if listed or above or rules["list_title"].match(view.text, part.start, part.end):
        lead = roles.subject(view, rules, part.start, part.end)
        if lead is None or lead.quality == "pronoun":
            lead = above.lead if above else None
        return Head(
            above.kind if above else "directive", lead, above.giver if above else None,
            part.bound or (above.bound if above else None), loose=True,
        )  # fmt: skip
    if part.bound is not None and part.bound.strength > 1:
        return Head("", None, None, part.bound)
    return None
