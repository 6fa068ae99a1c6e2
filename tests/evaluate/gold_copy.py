"""Copies of an annotated text that tests may damage."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

TEXT = "Le Ministère de l'Eau publie la liste avant le 31 décembre 2025.\nDeux lois sont citées.\n"


def _mark(words: str, **keys: Any) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words, **keys}


def annotation() -> dict[str, Any]:
    """A sound annotation of TEXT, new at each call."""
    return {
        "id": "fr-x1",
        "lang": "fr",
        "published": "2025-11-14",
        "title": None,
        "origin": {"written": "for this test"},
        "text_file": "fr-x1.txt",
        "text_sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
        "agencies": [_mark("Ministère de l'Eau", kind="ministry", generic=False)],
        "times": [_mark("31 décembre 2025", type="DATE", value="2025-12-31", mod="BEFORE")],
        "figures": [_mark("Deux", low=2, high=2, unit="count", of="lois", comparator="=")],
        "documents": [],
        "tasks": [
            _mark(
                "publie la liste avant le 31 décembre 2025",
                kind="directive",
                assigner=None,
                lead=["Ministère de l'Eau"],
                support=[],
                due="2025-12-30",
                due_text="avant le 31 décembre 2025",
                granularity="day",
                urgent=False,
                recurrence=None,
            )
        ],
    }


def write(folder: Path, data: Any = None, text: str | bytes = TEXT) -> Path:
    """Write an annotation and its text below ``folder``; returns the annotation's path."""
    place = folder / "fr"
    place.mkdir(exist_ok=True)
    raw = text if isinstance(text, bytes) else text.encode()
    (place / "fr-x1.txt").write_bytes(raw)
    path = place / "fr-x1.json"
    path.write_text(json.dumps(annotation() if data is None else data), encoding="utf-8")
    return path
