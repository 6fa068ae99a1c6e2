"""Changes: two figures that are the old and the new value of one thing.

``từ 23,45% lên 99%``, ``passé de 15 % en 2020 à 5 % en 2024``: what stood there and what
stands there now, of one unit, in one clause; a word of change stands before or between.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from pipeline.annotate.figures.context import Context, context
from pipeline.languages.fold import Folded
from pipeline.languages.pack import Pack
from pipeline.languages.phrases import Phrases, Token, Tokens, listed
from pipeline.schema import Figure

_WITHIN = 70  # characters between the two figures of a change
_CLAUSE = re.compile(r"[.!?؟;\n](?=\s|$)")


@dataclass(frozen=True)
class _Words:
    context: Context
    openers: Phrases[bool]
    joints: Phrases[bool]
    sure: Phrases[bool]
    verbless: bool  # an opener and a joint are enough


def changes(figures: Sequence[Figure], text: Folded, tokens: Tokens, pack: Pack) -> list[Figure]:
    """The figures of a text, those of a change marked ``from`` and ``to``."""
    found = list(figures)
    words = _words(pack)
    for at in range(len(found) - 1):
        old, new = found[at], found[at + 1]
        if old.unit == new.unit and old.change is None and _changes(old, new, text, tokens, words):
            found[at] = replace(old, change="from", trend=None)
            found[at + 1] = replace(new, change="to", trend=None)
    return found


def _changes(old: Figure, new: Figure, text: Folded, tokens: Tokens, words: _Words) -> bool:
    if old.low != old.high or new.start - old.end > _WITHIN:
        return False
    end, start = text.position(old.end), text.position(new.start)
    if _CLAUSE.search(text.text, end, start):
        return False
    near = _unbound(tokens.before(start), text.text, words)
    if words.joints.before(text.text, near) is None:
        return False
    begin = text.position(old.start)
    before = _unbound(tokens.before(begin), text.text, words)
    opened = words.openers.before(text.text, before) is not None
    if opened:
        return words.verbless or words.context.changes(text.text, begin)
    apart = "," in text.text[end:start] or old.trend is not None  # "up 5 %, to 20 %"
    return not apart and words.sure.before(text.text, near) is not None


def _unbound(tokens: list[Token], text: str, words: _Words) -> list[Token]:
    bound = words.context.before.before(text, tokens)
    return [token for token in tokens if bound is None or token.start < bound.start]


@cache
def _words(pack: Pack) -> _Words:
    ranges = pack.table("figures")["ranges"]

    def phrases(key: str) -> Phrases[bool]:
        return listed(pack, ranges.get(key, []), pack.onto)

    return _Words(
        context(pack),
        phrases("change_openers"),
        phrases("changes"),
        phrases("sure_changes"),
        verbless=not ranges.get("change_verbs"),
    )
