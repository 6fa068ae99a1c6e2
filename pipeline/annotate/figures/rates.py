"""Rates: what a figure is for each of (``par an``, ``/người``, ``لكل``)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from pipeline.languages.pack import Pack
from pipeline.languages.phrases import Hit, Phrases, Tokens, flat


@dataclass(frozen=True)
class Rates:
    """The phrases of a pack that make a figure a rate, with the code of what it is for."""

    phrases: Phrases[str]

    def read(
        self, tokens: Tokens, taken: Callable[[int, int], int | None], end: int, counted: int | None
    ) -> Hit[str] | None:
        """The rate right behind a figure, or behind the noun it counts: its code and its end.

        None where the words are ``taken``, or the pack lists them as no rate.
        """
        for position in self._places(tokens.text, end, counted):
            hit = self.phrases.after(tokens, position)
            if hit is None:
                continue
            stop = taken(hit.start, hit.end)
            if stop is None or stop <= hit.end:  # no part of a longer time
                return hit if hit.value else None
        return None

    def _places(self, text: str, end: int, counted: int | None) -> list[int]:
        if counted is None:
            return [end]
        stroke = text.find("/", end, counted)  # "300 mũ/ngày"
        return [end, stroke, counted] if stroke > 0 else [end, counted]


@cache
def rates(pack: Pack) -> Rates:
    """The rates of a pack's ``figures`` table."""
    return Rates(Phrases(pack, flat(pack.table("figures").get("rates", {}).items())))
