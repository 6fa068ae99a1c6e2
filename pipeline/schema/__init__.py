"""The shapes that travel between stages. Imports nothing else of the project."""

from pipeline.schema.agency import Agency
from pipeline.schema.article import Article, Source
from pipeline.schema.citation import Citation
from pipeline.schema.figure import Figure
from pipeline.schema.record import (
    SCHEMA_VERSION,
    ArticleRecord,
    DetectedLanguage,
    MadeBy,
    RejectedRecord,
    as_json,
    from_json,
    json_schema,
)
from pipeline.schema.span import Sentence, Span
from pipeline.schema.task import Deadline, Role, Task
from pipeline.schema.time import Time

__all__ = [
    "SCHEMA_VERSION",
    "Agency",
    "Article",
    "ArticleRecord",
    "Citation",
    "Deadline",
    "DetectedLanguage",
    "Figure",
    "MadeBy",
    "RejectedRecord",
    "Role",
    "Sentence",
    "Source",
    "Span",
    "Task",
    "Time",
    "as_json",
    "from_json",
    "json_schema",
]
