"""Stretches of a text that are taken, asked for overlap in logarithmic time."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable

_LOOKED_AT = 4  # neighbours to the left: taken stretches seldom lie inside one another


class Stretches:
    """Half-open stretches ``[start, end)``, kept in order."""

    def __init__(self, spans: Iterable[tuple[int, int]] = ()) -> None:
        self._spans = sorted(spans)

    def add(self, start: int, end: int) -> None:
        """Take one more stretch."""
        insort(self._spans, (start, end))

    def taken(self, start: int, end: int) -> int | None:
        """The end of a taken stretch that overlaps ``[start, end)``, else None."""
        index = bisect_right(self._spans, (end - 1, end))
        for begin, stop in self._spans[max(0, index - _LOOKED_AT) : index + 1]:
            if begin < end and start < stop:
                return stop
        return None
