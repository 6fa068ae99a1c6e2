"""What a case of a suite can ask of a record, and how a record that is wrong fails.

An ask is a test of a record that also says what it expects and names a failure; ``days``,
``clocks`` and ``figures`` hold them by kind, here stand those that join or deny others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from pipeline.evaluate.asks.periods import Period
from pipeline.evaluate.match import Mark

Record = Mapping[str, Any]
Extract = Callable[[str, str, str | None], Record]  # language, text, publication day


@dataclass(frozen=True, slots=True)
class Failure:
    """The name of a failure; the mark that comes nearest to what was asked, and the days asked
    for, where there are such."""

    name: str
    mark: Mark | None = None
    days: Period | None = None


class Ask(Protocol):
    """One test of a record; ``layer`` is the record's layer that it looks at."""

    @property
    def layer(self) -> str:
        """``times`` or ``figures``."""

    @property
    def expected(self) -> str:
        """What would be right, to be read by people."""

    def __call__(self, record: Record) -> bool:
        """Whether the record is right."""

    def failure(self, record: Record) -> Failure:
        """How a record that is wrong fails."""


@dataclass(frozen=True)
class Nothing:
    """The layer is empty."""

    layer: str
    expected: str = "nothing"

    def __call__(self, record: Record) -> bool:
        return not record[self.layer]

    def failure(self, record: Record) -> Failure:
        return Failure("found where nothing is", record[self.layer][0])


@dataclass(frozen=True)
class _Several:
    """Asks (at least one) of one layer."""

    asks: tuple[Ask, ...]

    @property
    def layer(self) -> str:
        return self.asks[0].layer


@dataclass(frozen=True)
class AllOf(_Several):
    """All of these asks hold."""

    @property
    def expected(self) -> str:
        return " and ".join(ask.expected for ask in self.asks)

    def __call__(self, record: Record) -> bool:
        return all(ask(record) for ask in self.asks)

    def failure(self, record: Record) -> Failure:
        return next(ask.failure(record) for ask in self.asks if not ask(record))


@dataclass(frozen=True)
class AnyOf(_Several):
    """At least one of these asks holds; the first says how a record fails."""

    @property
    def expected(self) -> str:
        return " or ".join(dict.fromkeys(ask.expected for ask in self.asks))

    def __call__(self, record: Record) -> bool:
        return any(ask(record) for ask in self.asks)

    def failure(self, record: Record) -> Failure:
        return self.asks[0].failure(record)


def all_of(asks: Iterable[Ask | str]) -> Ask | str:
    """All of these; the first reason why one cannot be asked, where there is one."""
    found = tuple(asks)
    reasons = [one for one in found if isinstance(one, str)]
    return reasons[0] if reasons else AllOf(tuple(one for one in found if not isinstance(one, str)))
