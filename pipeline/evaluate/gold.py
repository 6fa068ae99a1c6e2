"""Annotated texts: one JSON file a document beside its ``.txt``, as the annotation guide has it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.errors import UsageError

LAYERS = ("agencies", "times", "figures", "citations", "tasks")
_KEYS = {"citations": "documents"}  # the guide's word for a layer, where it is another


@dataclass(frozen=True)
class GoldDocument:
    """One annotated text; marks are the guide's JSON objects, offsets in code points."""

    id: str
    language: str
    published: str | None
    text: str
    layers: Mapping[str, tuple[Mapping[str, Any], ...]]
    path: Path


def read(path: Path) -> GoldDocument:
    """Read one annotated text; UsageError when a file is missing or no JSON."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        text = (path.parent / data["text_file"]).read_bytes().decode("utf-8")
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{path} is not an annotated text: {error}") from error
    layers = {name: tuple(data.get(_KEYS.get(name, name), ())) for name in LAYERS}
    return GoldDocument(
        id=data["id"],
        language=data["lang"],
        published=data.get("published"),
        text=text,
        layers=layers,
        path=path,
    )


def read_folder(folder: Path) -> list[GoldDocument]:
    """All annotated texts below a folder in the order of their paths; UsageError when none."""
    found = [read(path) for path in _annotations(folder)]
    if not found:
        raise UsageError(f"no annotated texts (JSON beside .txt) below {folder}")
    return found


def _annotations(folder: Path) -> Iterator[Path]:
    if folder.is_file():
        yield folder
        return
    for path in sorted(folder.rglob("*.json")):
        if path.with_suffix(".txt").exists():
            yield path


def digest(documents: list[GoldDocument]) -> str:
    """A hash over texts and marks: scores are only comparable where it is equal."""
    summary = hashlib.sha256()
    for document in documents:
        summary.update(document.text.encode("utf-8"))
        summary.update(json.dumps(dict(document.layers), sort_keys=True).encode("utf-8"))
    return summary.hexdigest()[:16]
