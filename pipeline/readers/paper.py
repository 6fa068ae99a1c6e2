"""Printed lines to paragraphs: hard line ends joined, running heads and feet left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from pipeline.readers.lines import Line, is_rtl

_CLOSED = re.compile(r"[.!?:;\u2026\u061f\u061b]\W{0,3}$")
_ITEM = re.compile(
    r"\W{0,2}(?:[-\u2013\u2014\u2022\u25cf\u25aa\u27a2\uf0b7*+]|\d{1,3}[.)/-]|[IVX]{1,5}[.)/-]|\w[.)])\s"
)
_HYPHEN = re.compile(r"(?<=[^\W\d_])[\u00ad\u2010-]$")
_DIGITS = re.compile(r"\d+")
_NUMBER_ONLY = re.compile(r"\W*\d{1,4}(?:\s*/\s*\d{1,4})?\W*$")
_GAP = 1.3
_EDGE = 2


@dataclass(frozen=True)
class Column:
    """The lines of a page that begin alike: where they end (points), how far apart they are."""

    start: float
    end: float
    pitch: float


def paragraphs(pages: list[list[Line]]) -> str:
    """The text of printed pages, a paragraph a line.

    A line ends its paragraph where the next line's first word would still have fitted on
    it, where the distance or the letters' size changes, or where an item begins.
    """
    joined: list[str] = []
    open_end = False
    for page in without_running_lines(pages):
        placed = _placed([line for line in page if line.text.strip()])
        for index, (line, column) in enumerate(placed):
            if index:
                goes_on = _goes_on(*placed[index - 1], line, column)
            else:
                goes_on = open_end and not _ITEM.match(line.text)
            if goes_on:
                joined[-1] = _glue(joined[-1], line.text)
            else:
                joined.append(line.text.strip())
        open_end = bool(placed) and _open(*placed[-1])
    return "\n".join(joined)


def without_running_lines(pages: list[list[Line]]) -> list[list[Line]]:
    """Pages without lines at their edges that return on most pages, and without page numbers.

    A head that returns stays on the first page.
    """
    counts = Counter(key for page in pages for key in {_key(line) for line in _edges(page)})
    often = {key for key, count in counts.items() if count > 1 and 2 * count >= len(pages)}
    kept = []
    for number, page in enumerate(pages):
        edges = {id(line) for line in (page[-_EDGE:] if not number else _edges(page))}
        kept.append([line for line in page if id(line) not in edges or not _runs(line, often)])
    return kept


def _edges(page: list[Line]) -> list[Line]:
    return page if len(page) <= 2 * _EDGE else page[:_EDGE] + page[-_EDGE:]


def _key(line: Line) -> tuple[str, int]:
    """What returns: the words, whatever the numbers, at about the same height (points)."""
    return _DIGITS.sub("0", " ".join(line.text.split())), round(line.bottom / 4)


def _runs(line: Line, often: set[tuple[str, int]]) -> bool:
    return _key(line) in often or bool(_NUMBER_ONLY.match(line.text))


def _placed(lines: list[Line]) -> list[tuple[Line, Column]]:
    """Each line as if written from left to right, with the column it stands in."""
    rtl = is_rtl("".join(line.text for line in lines))
    turned = [_mirrored(line) if rtl else line for line in lines]
    pitches = [a.bottom - b.bottom for a, b in pairwise(turned)]
    down = [pitch for pitch in pitches if pitch > 0]
    pitch = median(down) if down else 0.0
    ends: dict[int, float] = {}
    for line in turned:
        for key in _starts(line):
            ends[key] = max(ends.get(key, line.right), line.right)
    return [(t, Column(t.left, max(ends[k] for k in _starts(t)), pitch)) for t in turned]


def _starts(line: Line) -> Iterator[int]:
    """The bands of 20 points a line may count to: indents stay in their column."""
    band = int(line.left // 20)
    yield from (band - 1, band, band + 1)


def _mirrored(line: Line) -> Line:
    return Line(line.text, -line.right, line.bottom, -line.left, line.top)


def _goes_on(line: Line, column: Column, following: Line, below: Column) -> bool:
    if _ITEM.match(following.text):
        return False
    pitch = line.bottom - following.bottom
    if pitch <= 0:
        return _open(line, column)
    size, other = line.top - line.bottom, following.top - following.bottom
    if pitch > _GAP * column.pitch or max(size, other) > 1.15 * min(size, other):
        return False
    if following.left > line.left + size:
        return False
    if following.text.lstrip()[:1].islower() and not _CLOSED.search(line.text.strip()):
        return True
    return not _fitted(line, max(column.end, below.end), following)


def _fitted(line: Line, end: float, following: Line) -> bool:
    """Whether the next line's first word had room on the line: then the line end is meant."""
    letter = (line.right - line.left) / max(len(line.text), 1)
    word = following.text.split(maxsplit=1)[0]
    return line.right + (len(word) + 1) * letter < end


def _open(line: Line, column: Column) -> bool:
    """Whether a line at the end of a column goes on in the next one."""
    full = line.right > column.end - 0.15 * (column.end - column.start)
    return full and not _CLOSED.search(line.text.strip())


def _glue(text: str, line: str) -> str:
    following = line.strip()
    if _HYPHEN.search(text) and following[:1].islower():
        return text[:-1] + following
    return f"{text} {following}"
