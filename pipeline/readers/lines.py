"""The lines of a printed page, put together from its characters and their boxes.

In lines written from right to left, PDF libraries cut at marks that stand above a letter
and give the letters of a ligature (lam-alef) in the order of the glyph: the boxes tell both.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

Box = tuple[float, float, float, float]
_NEAR = 0.8  # of a line's height: further apart are columns
_TOUCHING = 0.12
_LOOK_BACK = 8
_NUMBER = r"\d[\d.,/\u066b\u066c-]{0,30}"
# A page is drawn from left to right: a sign after a number stands before it.
_SIGN_FIRST = re.compile(rf"(?<!\S)([%\u066a.,:\u060c\u061b])({_NUMBER})(?!\S)", re.MULTILINE)
_OPENS_FIRST = re.compile(r"(?<!\S)[(\[\u00ab]\w")
_CLOSES_FIRST = re.compile(r"(?<!\S)[)\]\u00bb]\w")
_MIRROR = str.maketrans("()[]{}\u00ab\u00bb", ")(][}{\u00bb\u00ab")


@dataclass
class Line:
    """A line or a piece of one; the box is left, bottom, right, top in points."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    def beside(self, other: Line) -> bool:
        """Whether two pieces share a line and touch."""
        height = min(self.top - self.bottom, other.top - other.bottom)
        shared = min(self.top, other.top) - max(self.bottom, other.bottom)
        apart = max(self.left, other.left) - min(self.right, other.right)
        return height > 0 and shared > 0.6 * height and -height < apart < _NEAR * height

    def join(self, other: Line) -> None:
        """Take in a piece of the same line, the one further to the right first."""
        first, second = (self, other) if self.right >= other.right else (other, self)
        touching = first.left - second.right < _TOUCHING * (self.top - self.bottom)
        blank = "" if touching or first.text.endswith(" ") or second.text.startswith(" ") else " "
        self.text = f"{first.text}{blank}{second.text}"
        self.left, self.right = min(self.left, other.left), max(self.right, other.right)


def is_rtl(text: str) -> bool:
    """Whether more letters of a text run from right to left than from left to right."""
    directions = [unicodedata.bidirectional(character) for character in text[:5000]]
    return sum(d in ("R", "AL") for d in directions) > directions.count("L")


def lines(characters: Sequence[tuple[str, Box]]) -> list[Line]:
    """The lines of a page from its characters (in a library's order) and their boxes (points)."""
    rtl = is_rtl("".join(character for character, _ in characters))
    if not rtl:
        return list(_pieces(characters, rtl=False))
    found: list[Line] = []
    for new in _pieces(characters, rtl=True):
        near = next((old for old in reversed(found[-_LOOK_BACK:]) if old.beside(new)), None)
        if near is None:
            found.append(new)
        else:
            near.join(new)
    for line in found:
        line.text = _SIGN_FIRST.sub(r"\2\1", line.text.strip())
    return _brackets(found)


def _brackets(found: list[Line]) -> list[Line]:
    """Brackets as they were written, where the file gives them mirrored throughout a page."""
    text = "\n".join(line.text for line in found)
    if len(_CLOSES_FIRST.findall(text)) > len(_OPENS_FIRST.findall(text)):
        for line in found:
            line.text = line.text.translate(_MIRROR)
    return found


def _pieces(characters: Sequence[tuple[str, Box]], *, rtl: bool) -> Iterator[Line]:
    for ends, group in groupby(characters, key=lambda entry: entry[0] in "\r\n"):
        run = list(group)
        drawn = [box for _, box in run if box[2] > box[0]]
        if ends or not drawn:
            continue
        yield Line(
            text=_unligated(run) if rtl else "".join(c for c, _ in run).rstrip(),
            left=min(box[0] for box in drawn),
            bottom=sorted(box[1] for box in drawn)[len(drawn) // 2],
            right=max(box[2] for box in drawn),
            top=sorted(box[3] for box in drawn)[len(drawn) // 2],
        )


def _unligated(run: Sequence[tuple[str, Box]]) -> str:
    """The text of a run; characters drawn as one glyph share its box and come reversed."""
    parts = []
    for box, group in groupby(run, key=lambda entry: entry[1]):
        glyph = "".join(character for character, _ in group)
        reverse = box[2] > box[0] and len(glyph) > 1 and is_rtl(glyph)
        parts.append(glyph[::-1] if reverse else glyph)
    return "".join(parts)
