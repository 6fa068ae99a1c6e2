"""What is read in one piece at most; inputs are hostile until they are read."""

from __future__ import annotations

from typing import IO

from pipeline.readers.rejection import unreadable

MB = 1_000_000
PAGE_BYTES = 10 * MB
TEXT_BYTES = 10 * MB
LINE_BYTES = 20 * MB
PAPER_BYTES = 100 * MB
PAPER_PAGES = 2_000
PAPER_TEXT = 3 * MB  # characters
ELEMENTS = 25_000
UNPACKED_BYTES = 50 * MB


def whole(stream: IO[bytes], limit: int) -> bytes:
    """All bytes of a stream; ``too_large`` beyond the limit (bytes), ``empty`` when blank."""
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise unreadable("too_large", f"Limit: {limit // MB} MB.")
    if not data.strip():
        raise unreadable("empty")
    return data
