"""A text as the task rules see it: folded, with names, times and citations masked.

Each mark of another layer is replaced by private characters of the same length, so that a
rule can say "a body" with one slot and no word inside a name is taken for a verb. All
offsets here are offsets of the folded text; :meth:`View.span` leads back to the source.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, TypeVar

from pipeline.languages import Folded
from pipeline.schema import Agency, Citation, Figure, Sentence, Span, Time

M = TypeVar("M", bound=Span)

BODY = "\ue000\ue001"
TIME = "\ue002\ue003"
_BLANKS = "\t\u00a0\u2007\u2009\u202f"
CITATION = "\ue004\ue005"


@dataclass(frozen=True, kw_only=True)
class Marks:
    """What the layers before have found in a text, in text order; source offsets."""

    sentences: Sequence[Sentence]
    times: Sequence[Time] = ()
    agencies: Sequence[Agency] = ()
    figures: Sequence[Figure] = ()
    citations: Sequence[Citation] = ()
    published: date | None = None


@dataclass(frozen=True)
class Layer(Generic[M]):
    """The marks of one layer with their folded offsets."""

    marks: tuple[M, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def inside(self, start: int, end: int) -> list[tuple[int, int, M]]:
        """The marks that lie wholly in a folded stretch, as (start, end, mark)."""
        found = []
        for index in range(bisect_left(self.starts, start), len(self.marks)):
            if self.starts[index] >= end:
                break
            if self.ends[index] <= end:
                found.append((self.starts[index], self.ends[index], self.marks[index]))
        return found

    def before(self, offset: int) -> tuple[int, int, M] | None:
        """The last mark that starts before a folded offset, as (start, end, mark)."""
        index = bisect_left(self.starts, offset) - 1
        return (self.starts[index], self.ends[index], self.marks[index]) if index >= 0 else None


def _layer(folded: Folded, marks: Sequence[M]) -> Layer[M]:
    ordered = tuple(sorted(marks, key=lambda mark: (mark.start, mark.end)))
    starts = tuple(folded.position(mark.start) for mark in ordered)
    ends = tuple(folded.position(mark.end) for mark in ordered)
    return Layer(ordered, starts, ends)


@dataclass(frozen=True)
class View:
    """The masked text with its layers."""

    folded: Folded
    text: str
    agencies: Layer[Agency]
    times: Layer[Time]
    figures: Layer[Figure]
    citations: Layer[Citation]
    sentences: tuple[Sentence, ...]
    bounds: tuple[tuple[int, int], ...] = field(repr=False)
    published: date | None = None
    weighed: dict[tuple[int, int], float] = field(default_factory=dict, repr=False, compare=False)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Source offsets of a folded stretch."""
        return self.folded.span(start, end)

    def surface(self, start: int, end: int) -> str:
        """The source characters of a folded stretch."""
        return self.folded.surface(start, end)


def view(folded: Folded, marks: Marks) -> View:
    """Mask a folded text; where marks overlap, names win over times over citations."""
    # Vague times ("now", "soon") bind nothing: their words stay for the rules to read.
    times = [time for time in marks.times if not time.value.endswith("_REF")]
    layers = (
        (_layer(folded, marks.citations), CITATION),
        (_layer(folded, times), TIME),
        (_layer(folded, marks.agencies), BODY),
    )
    plain = folded.text
    for blank in _BLANKS:
        plain = plain.replace(blank, " ")
    text = list(plain)
    for layer, signs in layers:
        for start, end in zip(layer.starts, layer.ends, strict=True):
            if start < end:
                text[start:end] = signs[0] + signs[1] * (end - start - 1)
    bounds = tuple((folded.position(s.start), folded.position(s.end)) for s in marks.sentences)
    return View(
        folded=folded,
        text="".join(text),
        agencies=_layer(folded, marks.agencies),
        times=_layer(folded, times),
        figures=_layer(folded, marks.figures),
        citations=_layer(folded, marks.citations),
        sentences=tuple(marks.sentences),
        bounds=bounds,
        published=marks.published,
    )
