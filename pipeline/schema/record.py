"""The article record (contract 1.0), the rejected record, and their JSON Schema."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from pydantic import TypeAdapter

from pipeline.schema.agency import Agency
from pipeline.schema.article import PublishedBy, Source
from pipeline.schema.citation import Citation
from pipeline.schema.figure import Figure
from pipeline.schema.task import Task
from pipeline.schema.time import Time

SCHEMA_VERSION = "1.0"


@dataclass(frozen=True, slots=True, kw_only=True)
class DetectedLanguage:
    """A BCP 47 code (``und`` when the detectors disagree) and a score in [0, 1]."""

    code: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeBy:
    """The version of chidao and the language pack (``fr@1``) that made a record."""

    version: str
    language_pack: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRecord:
    """One article with everything read from it: one line of ``articles.jsonl``."""

    schema_version: str = SCHEMA_VERSION
    id: str
    source: Source
    title: str | None
    author: str | None
    published: str | None
    published_by: PublishedBy | None
    language: DetectedLanguage
    text: str
    text_sha256: str
    agencies: tuple[Agency, ...] = ()
    times: tuple[Time, ...] = ()
    figures: tuple[Figure, ...] = ()
    citations: tuple[Citation, ...] = ()
    tasks: tuple[Task, ...] = ()
    warnings: tuple[str, ...] = ()
    made_by: MadeBy


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectedRecord:
    """An input that could not be read: one line of ``rejected.jsonl``.

    ``reason`` is a stable code, ``message`` says what a person can do about it,
    ``language`` the answers of the detectors where the language was the reason.
    """

    schema_version: str = SCHEMA_VERSION
    id: str
    input: str
    reason: str
    message: str
    language: dict[str, str] | None = None


KINDS: dict[str, type] = {"article": ArticleRecord, "rejected": RejectedRecord}
Kind = Literal["article", "rejected"]


@cache
def adapter(kind: str) -> TypeAdapter[Any]:
    """The pydantic adapter of a record kind; KeyError for an unknown kind."""
    return TypeAdapter(KINDS[kind])


def json_schema(kind: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a record kind, made from its class."""
    schema = adapter(kind).json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def as_json(record: ArticleRecord | RejectedRecord) -> dict[str, Any]:
    """A record as plain JSON values, keys in the contract's order."""
    kind = "article" if isinstance(record, ArticleRecord) else "rejected"
    dumped: dict[str, Any] = adapter(kind).dump_python(record, mode="json")
    return dumped


def from_json(value: dict[str, Any]) -> ArticleRecord:
    """An article record from its JSON values; pydantic.ValidationError when they are none."""
    record: ArticleRecord = adapter("article").validate_python(value)
    return record
