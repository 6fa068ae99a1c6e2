"""A task while it is made, and what a clause offers before anything is decided."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.schema.task import TaskKind
from pipeline.tasks.deadlines import Bound
from pipeline.tasks.frames import Hit
from pipeline.tasks.roles import Doer


@dataclass(frozen=True)
class Part:
    """A clause with its best frame; ``listed`` where it is a member of an enumeration."""

    sentence: int
    start: int
    end: int
    hit: Hit | None
    score: float
    bound: Bound | None
    listed: bool = False


@dataclass
class Draft:
    """A task in the making; ``begin`` is where its action starts, folded offsets."""

    start: int
    end: int
    begin: int
    kind: TaskKind
    rule: str
    family: str
    score: float
    sentence: int
    lead: Doer | None
    giver: Doer | None
    bound: Bound | None
    own_bound: bool = field(default=True)


@dataclass
class Head:
    """What a list's head hands on to its items."""

    kind: str
    lead: Doer | None
    giver: Doer | None
    bound: Bound | None
    loose: bool = False
