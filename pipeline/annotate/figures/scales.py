"""Scale words behind a number: ``mille milliards``, ``nghìn tỷ``, ``ألف مليون``."""

from __future__ import annotations

import re
from decimal import Decimal

from pipeline.annotate.figures.digits import BLANKS
from pipeline.annotate.figures.grammar import Grammar
from pipeline.languages.template import SPACE

_BLANK = re.compile(SPACE)
_MOST_SCALE = Decimal(10) ** 15


def scale_run(
    text: str, position: int, rules: Grammar, *, definite: bool = False
) -> tuple[Decimal, int]:
    """The scale words from ``position`` on (``mille milliards``), multiplied, and their end.

    ``definite`` ones may have the article: ``half of the million``.
    """
    scale, end = Decimal(1), position
    while (
        step := scale_word(text, end, rules, definite=definite)
    ) is not None and scale < _MOST_SCALE:
        scale, end = scale * step[0], step[1]
    return scale, end


def scale_after(text: str, position: int, rules: Grammar) -> Decimal | None:
    """The scale word right behind a number, None where there is none."""
    step = scale_word(text, position, rules)
    return step[0] if step else None


def scale_word(
    text: str, position: int, rules: Grammar, *, definite: bool = False
) -> tuple[Decimal, int] | None:
    """The scale word behind a number, and its end; digits need no blank before it."""
    joint = rules.joint.match(text, position)
    glued = joint is None and text[position - 1 : position].isdigit()
    if not glued and (joint is None or link_of(joint)):
        return None
    match = rules.word.match(text, joint.end() if joint else position)
    form = _BLANK.sub(" ", match[1]) if match else ""
    word = rules.words.get(form.removeprefix(rules.article) if definite else form)
    if match is None or word is None or not word.scale:
        return None
    if (glued and word.value < 1000) or (
        form in rules.spelled_only and text[position - 1].isdigit()
    ):
        return None
    return (word.value / 2 if word.dual else word.value), match.end()


def link_of(joint: re.Match[str]) -> str:
    """The link word between two parts, empty where only blanks or a hyphen join them."""
    return joint.group().strip(f"-\t{BLANKS}")
