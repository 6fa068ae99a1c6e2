"""One row a task as CSV, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import TextIO

from pipeline.export.rows import ARTICLE_COLUMNS, TASK_COLUMNS, rows
from pipeline.schema import ArticleRecord

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(records: Iterable[ArticleRecord], stream: TextIO) -> int:
    """Write a header and one row a task; the number of records read."""
    writer = csv.DictWriter(stream, [*ARTICLE_COLUMNS, *TASK_COLUMNS], lineterminator="\n")
    writer.writeheader()
    number = 0
    for record in records:
        writer.writerows(
            {name: _neutral(cell) for name, cell in row.items()} for row in rows(record, "tasks")
        )
        number += 1
    return number


def _neutral(cell: object) -> object:
    # A spreadsheet runs a cell that begins like a formula; texts from the web may.
    if not isinstance(cell, str):
        return cell
    quote = "'" if cell.startswith(_FORMULA) else ""
    return quote + cell.replace("\r", " ")  # the csv module leaves a bare \r unquoted
