"""A record made by hand, with one mark of each kind."""

from __future__ import annotations

import hashlib

from pipeline.schema import (
    Agency,
    ArticleRecord,
    Citation,
    Deadline,
    DetectedLanguage,
    Figure,
    MadeBy,
    Role,
    Source,
    Task,
    Time,
)

TEXT = "Le ministère de la Santé devra ouvrir 12 centres avant le 31 mars, dit le décret 2024-15."


def _at(surface: str) -> dict[str, int | str]:
    start = TEXT.index(surface)
    return {"start": start, "end": start + len(surface), "text": surface}


def record(title: str | None = "Santé", lead: str = "ministère de la Santé") -> ArticleRecord:
    """A French record; ``title`` and ``lead`` are free, for hostile values."""
    return ArticleRecord(
        id="x-1",
        source=Source(id="journal", country="SN", url="https://journal.example/x-1"),
        title=title,
        author=None,
        published="2025-11-14",
        published_by="argument",
        language=DetectedLanguage(code="fr", score=0.99),
        text=TEXT,
        text_sha256=hashlib.sha256(TEXT.encode()).hexdigest(),
        agencies=(Agency(id="a1", kind="ministry", **_at("ministère de la Santé")),),  # type: ignore[arg-type]
        times=(
            Time(
                id="t1",
                type="DATE",
                value="2026-03-31",
                mod="BEFORE",
                earliest="2026-03-31",
                latest="2026-03-31",
                **_at("31 mars"),  # type: ignore[arg-type]
            ),
        ),
        figures=(Figure(id="f1", low=12, high=12, unit="count", of="centres", **_at("12")),),  # type: ignore[arg-type]
        citations=(Citation(id="c1", number="2024-15", type="decree", **_at("2024-15")),),  # type: ignore[arg-type]
        tasks=(
            Task(
                id="k1",
                kind="directive",
                lead=(Role(name=lead, agency="a1"),),
                deadline=Deadline(
                    time="t1",
                    text="avant le 31 mars",
                    due="2026-03-31",
                    due_inclusive=False,
                    granularity="day",
                ),
                figures=("f1",),
                confidence=0.9,
                rule="fr.directive.future",
                **_at(TEXT[: TEXT.index(", dit")]),  # type: ignore[arg-type]
            ),
        ),
        made_by=MadeBy(version="0", language_pack="fr@1"),
    )
