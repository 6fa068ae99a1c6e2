"""Example sentences as the rules of a pack write them beside themselves.

``Remis avant [fin mars 2026|2026-03 END]. @2025-11-14``: each time in brackets with its
value and, where it has one, its mod; a SET says so before its value (``[chaque mois|SET P1M]``).
What follows ``@`` is the day of publication; without it, it is DAY.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from pipeline.errors import PackError

DAY = date(2025, 6, 12)  # a Thursday
_MARK = re.compile(r"\[([^\[\]|]+)\|([^\[\]|]+)\]")
_PUBLISHED = re.compile(r" @(\d{4}-\d\d-\d\d)\Z")
_TYPES = ("DATE", "TIME", "DURATION", "SET")


@dataclass(frozen=True)
class Example:
    """A text, its day of publication, and its times: (text, TIMEX3 type, value, mod)."""

    text: str
    published: date
    times: tuple[tuple[str, str, str, str | None], ...]


def example(written: str) -> Example:
    """The example that a pack writes; PackError when a bracket cannot be read."""
    published = _PUBLISHED.search(written)
    day = date.fromisoformat(published[1]) if published else DAY
    marked = written[: published.start()] if published else written
    times = tuple((match[1], *_value(match[2], written)) for match in _MARK.finditer(marked))
    text = _MARK.sub(lambda match: match[1], marked)
    if "|" in text and "[" in text:
        raise PackError(f"a bracket of the example {written!r} cannot be read")
    return Example(text, day, times)


def _value(said: str, written: str) -> tuple[str, str, str | None]:
    parts = said.split()
    type_ = parts.pop(0) if parts and parts[0] in _TYPES else None
    if not 1 <= len(parts) <= 2:
        raise PackError(f"value and mod are wanted, not {said!r}, in the example {written!r}")
    return type_ or _type(parts[0]), parts[0], parts[1] if len(parts) == 2 else None


def _type(value: str) -> str:
    if re.match(r"PT?[\dX]", value):
        return "DURATION"
    return "TIME" if re.match(r"\d{4}-\d\d-\d\dT", value) else "DATE"
