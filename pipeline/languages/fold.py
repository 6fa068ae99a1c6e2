"""Folding for comparison: a copy of the text to match on, with the way back to its offsets.

Case, digits, alef forms, vowel signs and tone-mark habits vary between writers; patterns
are written once, in folded form. What a pack folds stands in its ``pack.toml``.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True)
class Folded:
    """A folded copy of ``source``; ``span`` leads offsets in ``text`` back to the source.

    Where characters were dropped, ``starts`` are the offsets in ``text`` of the stretches
    between them, in order, and ``moved`` how much further on each lies in the source.
    """

    source: str
    text: str
    starts: Sequence[int] = (0,)
    moved: Sequence[int] = (0,)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Half-open source offsets (code points) of the folded stretch ``text[start:end]``.

        Dropped marks on the last letter (an Arabic vowel sign) belong to the stretch.
        """
        if len(self.text) == len(self.source):
            return start, min(end, len(self.source))  # nothing was dropped
        begin = self._in_source(start)
        return begin, begin if start == end else self._in_source(end)

    def _in_source(self, offset: int) -> int:
        if offset >= len(self.text):
            return len(self.source)
        return offset + self.moved[bisect_right(self.starts, offset) - 1]

    def surface(self, start: int, end: int) -> str:
        """The source characters behind ``text[start:end]``."""
        begin, stop = self.span(start, end)
        return self.source[begin:stop]

    def position(self, offset: int) -> int:
        """The folded offset of the first kept character at or after a source offset."""
        at = bisect_right(self.starts, offset, key=self._in_source) - 1
        if at < 0:
            return 0
        after = self.starts[at + 1] if at + 1 < len(self.starts) else len(self.text)
        return min(offset - self.moved[at], after)


@dataclass(frozen=True)
class Folding:
    """What a pack folds: case, characters one to one, character pairs, dropped characters."""

    lower: bool = True
    characters: Mapping[str, str] = field(default_factory=dict)
    sequences: Mapping[str, str] = field(default_factory=dict)
    drop: str = ""

    @cached_property
    def _independent(self) -> bool:
        """Whether the characters can be replaced one after the other: none leads to another."""
        return not set(self.characters.values()) & set(self.characters)

    @cached_property
    def _table(self) -> dict[int, str]:
        return {ord(key): value for key, value in self.characters.items()}

    @cached_property
    def _sequences(self) -> re.Pattern[str] | None:
        keys = sorted(self.sequences, key=len, reverse=True)
        return re.compile("|".join(map(re.escape, keys))) if keys else None

    @cached_property
    def _drop(self) -> re.Pattern[str] | None:
        return re.compile(f"[{re.escape(self.drop)}]+") if self.drop else None

    def __call__(self, source: str) -> Folded:
        """Fold a text; sequences and characters keep their length, dropped ones are mapped."""
        text = self._same_length(source)
        if self._drop is None or not self._drop.search(text):
            return Folded(source, text)
        pieces: list[str] = []
        starts, moved = array("l"), array("l")
        begin = length = 0
        for dropped in self._drop.finditer(text + self.drop[0]):
            if dropped.start() > begin:
                pieces.append(text[begin : dropped.start()])
                starts.append(length)
                moved.append(begin - length)
                length += len(pieces[-1])
            begin = dropped.end()
        return Folded(source, "".join(pieces), starts, moved)

    def pattern(self, pattern: str) -> str:
        """Fold a regular expression's literals; its escapes (``\\S``, ``\\u00a0``) stay."""
        pieces = re.split(
            r"(\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|\\.|\(\?P<\w+>|\(\?P=\w+\))", pattern
        )
        folded = [p if i % 2 else self(p).text for i, p in enumerate(pieces)]
        return "".join(folded)

    def _same_length(self, source: str) -> str:
        text = source
        if self.lower:
            text = source.lower()
            if len(text) != len(source):  # U+0130 lower-cases to two code points
                text = "".join(c.lower() if len(c.lower()) == 1 else c for c in source)
        if self._independent:  # several times as fast as translating
            for character, other in self.characters.items():
                text = text.replace(character, other)
        else:
            text = text.translate(self._table)
        if self._sequences is not None:
            text = self._sequences.sub(lambda match: self.sequences[match.group()], text)
        return text
