"""What every mark has: an id and half-open code-point offsets into the record's text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of the text.

    ``start`` and ``end`` are half-open offsets in Unicode code points into the
    record's own NFC ``text``; ``record.text[start:end] == span.text`` always holds.
    """

    id: str = ""
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence, heading or list item; ``start``/``end`` as in :class:`Span`.

    ``head`` is the index of the sentence that announces the list the item stands in.
    """

    start: int
    end: int
    kind: str = "sentence"
    head: int | None = None
