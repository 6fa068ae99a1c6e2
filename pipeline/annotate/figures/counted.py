"""What a figure counts: the noun phrase behind it, or the one a share or a sum is said of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.annotate.figures.context import Context, context
from pipeline.languages.pack import Pack
from pipeline.languages.phrases import Tokens
from pipeline.languages.template import SPACE

MOST_WORDS = 6  # of what is counted
REACH = 110  # characters in which it is looked for
_NEXT = re.compile(rf"(?:{SPACE})?\n?[“«„]?([^\W\d_][\w'’/&-]*)")
_WORD = re.compile(r"[^\W\d_][\w'’&-]*")
_BREAK = re.compile(r"[.!?؟;:,،()\[\]\n“”\"«»\d]")


@dataclass(frozen=True)
class Counted:
    """The words of a pack that lead to what is counted; the stop words are the context's."""

    context: Context
    leading: frozenset[str]

    def behind(self, text: str, end: int) -> tuple[int, int] | None:
        """Where the words behind a number stand, up to a stop word or punctuation."""
        opening = _NEXT.match(text, end)
        if opening is not None and opening.group(1) in self.leading:
            end = opening.end()
        elif opening is not None and opening.group(1).partition("'")[0] in self.leading:
            end = opening.start(1) + opening.group(1).index("'") + 1
        first: int | None = None
        last = position = end
        for count in range(MOST_WORDS):
            match = _NEXT.match(text, position)
            if match is None or (self.context.stops(match.group(1)) and count != 1):
                break
            first = match.start(1) if first is None else first
            position = match.end()
            last = last if self.context.stops(match.group(1)) else position
        return None if first is None else (first, last)

    def before(self, tokens: Tokens, start: int) -> tuple[int, int] | None:
        """Where the words before a share or a sum stand, back to punctuation."""
        text = tokens.text
        window = _BREAK.split(text[max(0, start - REACH) : start])[-1]
        shift = start - len(window)
        words = list(_WORD.finditer(window))
        while words:
            near = tokens.before(shift + words[-1].end())
            bound = self.context.before.before(text, near)
            if bound is None and not self.context.stops(words[-1].group()):
                break
            last = min(words[-1].start(), bound.start - shift if bound else len(window))
            words = [word for word in words if word.start() < last]
        kept = words[-MOST_WORDS:]
        while kept and self.context.stops(kept[0].group()):
            kept.pop(0)
        if not kept:
            return None
        return shift + kept[0].start(), shift + kept[-1].end()


@cache
def counted(pack: Pack) -> Counted:
    """What a pack's ``figures`` table says about what is counted."""
    near = pack.table("figures")["context"]
    return Counted(
        context(pack), frozenset(pack.folding(word).text for word in near.get("leading", []))
    )
