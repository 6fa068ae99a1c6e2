"""Signs of negative numbers: a minus that is no dash, or a word (``âm 5 độ``)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from pipeline.languages.fold import Folded
from pipeline.languages.pack import Pack
from pipeline.languages.phrases import Hit, Phrases, Tokens, listed, opens

_MINUS = "−"  # U+2212, which is never a dash
_BLANKS = " \u00a0\u2007\u2009\u202f"
_OPENS = re.compile(r"(?:^|\n)\s*$")
_RANGE = re.compile(r"[\d%]\s?([^\W\d_]{0,12})\s*$")  # "5 km -", "5 % -"
_BACK = 40


@dataclass(frozen=True)
class Signs:
    """The words of a pack that make a number negative, and the units they do it with.

    Where a text begins with the sign, it makes any number negative.
    """

    before: Phrases[bool]
    opening: Phrases[bool]  # only where the text begins with them
    after: Phrases[bool]
    units: frozenset[str]

    def negative_from(
        self,
        text: Folded,
        span: tuple[int, int],
        unit: str | None,
        tokens: Tokens,
        stops: Callable[[str], bool],
    ) -> int | None:
        """Where the sign begins that makes ``text[start:end]`` (folded) negative, else None.

        A minus must follow a blank or a bracket and touch its number (U+2212 need not); at the
        head of a line or after a number it is a bullet or a dash. A word counts before (or, as
        in "below zero", behind) the units the pack names for it.
        """
        start, end = span
        word = self.before.before(text.text, tokens.before(start))
        word = word or self._opening(text, tokens, start)
        if word is not None and (unit in self.units or opens(text.text, word.start)):
            return word.start
        if unit in self.units and self.after.after(tokens, end):
            return start
        return _minus(text, start, unit, stops)

    def _opening(self, text: Folded, tokens: Tokens, start: int) -> Hit[bool] | None:
        word = self.opening.before(text.text, tokens.before(start))
        return word if word and opens(text.text, word.start) else None


def _minus(text: Folded, start: int, unit: str | None, stops: Callable[[str], bool]) -> int | None:
    at = start - 1
    if at >= 1 and text.text[at] in _BLANKS:
        before = at - 1
        at = before if opens(text.text, before) or text.text[before] == _MINUS else at
    if at < 0 or text.surface(at, at + 1) not in ("-", _MINUS):
        return None
    if opens(text.text, at):  # the text begins with it: a list has more than one line
        return None if "\n" in text.text.strip() else at
    head = text.text[max(0, at - _BACK) : at]
    touching = head[-1] not in _BLANKS + "\n(:=~"
    dash = _RANGE.search(head)
    listed = dash is not None and not stops(dash.group(1))
    return None if unit is None or touching or listed or _OPENS.search(head) else at


@cache
def signs(pack: Pack) -> Signs:
    """The words of minus of a pack's ``figures`` table."""
    table = pack.table("figures").get("negative", {})

    def phrases(key: str) -> Phrases[bool]:
        return listed(pack, table.get(key, []), pack.onto)

    return Signs(
        phrases("before"),
        phrases("opening"),
        phrases("after"),
        frozenset(table.get("units", [])),
    )
