"""What a notebook calls: read, extract, frames and highlighted text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import jsonlines

from pipeline.errors import UnreadableInputError, UsageError
from pipeline.export.highlight import highlight
from pipeline.flow import Pipeline
from pipeline.readers import find, from_text
from pipeline.schema import Article, ArticleRecord, RejectedRecord, Source, from_json


@cache
def default_pipeline() -> Pipeline:
    """The pipeline that module-level calls share; its packs load once a process."""
    return Pipeline()


def extract(
    text: str | Article,
    *,
    published: str | None = None,
    language: str | None = None,
    country: str | None = None,
    id: str = "text",
) -> ArticleRecord:
    """The record of one text or article.

    ``published`` (ISO 8601 day) is what relative dates are read against, ``language``
    (BCP 47) settles the language, ``country`` (ISO 3166-1 alpha-2) bare currency names.
    UnreadableInputError when the text is empty or no pack reads its language.
    """
    article = (
        text if isinstance(text, Article) else _article(text, published, language, country, id)
    )
    return _record_or_error(default_pipeline().extract(article))


def read(
    path: str | Path, *, published: str | None = None, language: str | None = None
) -> ArticleRecord | list[ArticleRecord]:
    """The record of a file (``.html .txt .md .pdf .docx``), or all of a folder or ``.jsonl``.

    A ``.jsonl`` of inputs is extracted, one of finished records is loaded as it is.
    UnreadableInputError when something in it cannot be read.
    """
    path = Path(path)
    if path.is_dir():
        return [made for inner in find([path]) for made in _extracted(inner, published, language)]
    if path.suffix == ".jsonl":
        finished = _is_record(path)
        return list(records_of(path) if finished else _extracted(path, published, language))
    (record,) = _extracted(path, published, language)
    return record


def records_of(path: Path) -> Iterator[ArticleRecord]:
    """The finished records of a ``.jsonl``; UsageError when a line is none."""
    try:
        with jsonlines.open(path) as lines:
            for line in lines.iter(type=dict, skip_empty=True):
                yield from_json(line)
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}") from error
    except (jsonlines.Error, ValueError) as error:
        raise UsageError(f"{path} does not hold article records: {error}") from error


def _is_record(path: Path) -> bool:
    with jsonlines.open(path) as lines:
        try:
            return "made_by" in lines.read(type=dict)
        except (jsonlines.Error, EOFError):
            return False


def _extracted(
    path: Path | str, published: str | None, language: str | None
) -> Iterator[ArticleRecord]:
    for made in default_pipeline().records(path, published=published, language=language):
        yield _record_or_error(made)


def _record_or_error(record: ArticleRecord | RejectedRecord) -> ArticleRecord:
    if isinstance(record, RejectedRecord):
        raise UnreadableInputError(record.reason, record.message, record.language)
    return record


def _article(
    text: str, published: str | None, language: str | None, country: str | None, id: str
) -> Article:
    return from_text(
        text, id=id, published=published, language=language, source=Source(country=country)
    )


class Highlighted:
    """Highlighted text that a notebook renders; ``str()`` gives the HTML."""

    def __init__(self, html: str) -> None:
        self.html = html

    def _repr_html_(self) -> str:
        return self.html

    def __str__(self) -> str:
        return self.html


def show(record: ArticleRecord) -> Highlighted:
    """The record's text with its marks in colour, right-to-left where the script is."""
    return Highlighted(highlight(record))
