"""Records as pandas frames."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from pipeline.export.rows import ARTICLE_COLUMNS, columns, rows
from pipeline.schema import ArticleRecord


def to_frame(
    records: ArticleRecord | Iterable[ArticleRecord], layer: str = "tasks"
) -> pd.DataFrame:
    """A frame with one row a mark of ``layer`` (tasks, figures, agencies, times, citations).

    Days are strings (ISO 8601) as in the record; UsageError for no such layer.
    """
    many = [records] if isinstance(records, ArticleRecord) else records
    found = [row for record in many for row in rows(record, layer)]
    return pd.DataFrame(found, columns=[*ARTICLE_COLUMNS, *columns(layer)])
