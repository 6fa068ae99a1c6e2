"""Spelling out whole numbers, with the variants that writers of a language have."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

T = TypeVar("T")


class Choose(Protocol):
    """Takes one of several options."""

    def __call__(self, options: Sequence[T], /) -> T: ...


class Spell(Protocol):
    """Writes a whole number from 0 to 10^15 in words."""

    def __call__(self, number: int, choose: Choose) -> str: ...
