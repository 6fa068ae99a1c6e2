"""One extraction job: inputs found and read, records written whole, rejected ones set aside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Protocol, TextIO

from pipeline.errors import UsageError
from pipeline.export.formats.jsonl import write_rejected
from pipeline.export.whole import whole_file
from pipeline.flow import Pipeline
from pipeline.languages import codes
from pipeline.readers import find
from pipeline.schema import ArticleRecord, RejectedRecord

REJECTED = "rejected.jsonl"


class Progress(Protocol):
    """Who is told how far a job is."""

    def track(self, paths: list[str]) -> Iterator[str]:
        """Yield the paths, showing how many are done."""


def check_day(day: str | None) -> str | None:
    """The day as given; UsageError when it is no ISO 8601 day."""
    try:
        return date.fromisoformat(day).isoformat() if day else None
    except ValueError as error:
        raise UsageError(f"--published {day}: write a day as 2025-11-14 ({error})") from error


def check_language(code: str | None) -> str | None:
    """The code as given; UsageError when no pack reads it."""
    if code and code not in codes():
        raise UsageError(f"--language {code}: no such pack; there are: {', '.join(codes())}")
    return code


@dataclass
class Extraction:
    """Inputs, what the caller settles about them, and the format module to write with."""

    inputs: list[str]
    published: str | None
    language: str | None
    format: ModuleType
    pipeline: Pipeline = field(default_factory=Pipeline)
    _rejected: list[RejectedRecord] = field(default_factory=list)

    def write(self, out: Path, progress: Progress) -> list[RejectedRecord]:
        """Write ``out`` whole, and the rejected inputs to ``rejected.jsonl`` beside it."""
        if out.is_dir():
            raise UsageError(
                f"{out} is a folder; give a file to write, such as {out}/articles.jsonl"
            )
        with whole_file(out) as stream:
            self.format.write(self._records(progress), stream)
        beside = out.parent / REJECTED
        beside.unlink(missing_ok=True)  # of an earlier run: it would tell of inputs now read
        if self._rejected:
            with whole_file(beside) as stream:
                write_rejected(self._rejected, stream)
        return self._rejected

    def stream(self, stream: TextIO, progress: Progress) -> list[RejectedRecord]:
        """Write the records to an open stream as they are made."""
        self.format.write(self._records(progress), stream)
        return self._rejected

    def _records(self, progress: Progress) -> Iterator[ArticleRecord]:
        for path in progress.track([str(path) for path in find(self.inputs)]):
            for made in self.pipeline.records(
                path, published=self.published, language=self.language
            ):
                if isinstance(made, RejectedRecord):
                    self._rejected.append(made)
                else:
                    yield made
