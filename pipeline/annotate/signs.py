"""Signs of negative numbers: a minus that is no dash, or a word (``âm 5 độ``)."""

from __future__ import annotations

import re

from pipeline.annotate.surroundings import Surroundings, before
from pipeline.languages.fold import Folded

_MINUS = "−"  # U+2212, which is never a dash
_BLANKS = " \u00a0\u2007\u2009\u202f"
_OPENS = re.compile(r"(?:^|\n)\s*$")
_RANGE = re.compile(r"[\d%]\s?([^\W\d_]{0,12})\s*$")  # "5 km -", "5 % -"
_BACK = 40


def negative_from(
    text: Folded, start: int, end: int, unit: str, around: Surroundings
) -> int | None:
    """Where the sign begins that makes ``text[start:end]`` (folded) negative, else None.

    A minus must follow a blank or a bracket and touch its number (U+2212 need not); at the
    head of a line or after a number it is a bullet or a dash. A word counts before (or, as
    in "below zero", behind) the units the pack names for it.
    """
    if around.negative_units and unit not in around.negative_units:
        word = None
    else:
        word = around.negative.search(before(text.text, start))
        if word is None and around.negative_after.match(text.text, end):
            return start
    if word is not None:
        return start - len(word.group())
    return _minus(text, start, around)


def _minus(text: Folded, start: int, around: Surroundings) -> int | None:
    at = start - 1
    if at > 0 and text.text[at] in _BLANKS and text.text[at - 1] == _MINUS:
        at -= 1
    if at <= 0 or text.surface(at, at + 1) not in ("-", _MINUS):
        return None
    head = text.text[max(0, at - _BACK) : at]
    touching = head[-1] not in _BLANKS + "\n(:=~"
    dash = _RANGE.search(head)
    ranged = dash is not None and not around.stops(dash.group(1))
    return None if touching or ranged or _OPENS.search(head) else at
