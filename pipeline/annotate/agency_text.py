"""A text cut into words and signs, with the way back to its own characters."""

from __future__ import annotations

import re
from bisect import bisect_left

from pipeline.languages import Folded

_TOKEN = re.compile(r"[^\W_]+|\n|[^\w\s]")
_WORD = re.compile(r"[^\W_]")
_ENDS = frozenset(".!?؟;؛…")


class Tokens:
    """Words, signs and line ends of a folded text; positions are indices of tokens.

    An underscore separates words as a blank does (hashtags are written with it).

    ``starts`` and ``ends`` are offsets into the folded text; ``span`` leads to the source.
    """

    def __init__(self, folded: Folded) -> None:
        self.folded = folded
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        for match in _TOKEN.finditer(folded.text):
            self.words.append(match.group())
            self.starts.append(match.start())
            self.ends.append(match.end())

    def __len__(self) -> int:
        return len(self.words)

    def word(self, at: int) -> str:
        """The folded word at a position; the empty string outside the text."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def is_word(self, at: int) -> bool:
        """Whether a word (not a sign or a line end) stands at a position."""
        return bool(_WORD.match(self.word(at)))

    def source(self, at: int) -> str:
        """The characters of the source behind a token."""
        return self.folded.surface(self.starts[at], self.ends[at])

    def capital(self, at: int) -> bool:
        """Whether the token begins with a capital in the source."""
        if not 0 <= at < len(self.words):
            return False
        begin, _ = self.folded.span(self.starts[at], self.ends[at])
        return self.folded.source[begin].isupper()

    def glued(self, at: int) -> bool:
        """Whether no blank stands between the token and the one before it."""
        return 0 < at < len(self.words) and self.ends[at - 1] == self.starts[at]

    def span(self, first: int, stop: int, skip: int = 0) -> tuple[int, int]:
        """Source offsets of the tokens ``first:stop`` without ``skip`` leading characters."""
        return self.folded.span(self.starts[first] + skip, self.ends[stop - 1])

    def at(self, offset: int) -> int:
        """The position of the first token at or after an offset of the folded text."""
        return bisect_left(self.starts, offset)

    def ends_sentence(self, at: int) -> bool:
        """Whether a sentence, clause or line ends with this token."""
        word = self.words[at]
        if word == "\n":
            return True
        if word not in _ENDS:
            return False
        return word != "." or not self.glued(at + 1) or self.capital(at + 1)

    def sentence(self, at: int, reach: int = 120) -> tuple[int, int]:
        """The positions ``first:stop`` of the stretch around a token that no stop cuts."""
        first, stop = at, at
        while first > max(0, at - reach) and not self.ends_sentence(first - 1):
            first -= 1
        while stop < min(len(self.words), at + reach) and not self.ends_sentence(stop):
            stop += 1
        return first, stop
