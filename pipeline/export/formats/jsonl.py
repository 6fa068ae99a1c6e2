"""Records as JSON Lines, the contract's own form."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TextIO

import jsonlines

from pipeline.schema import ArticleRecord, RejectedRecord, as_json
from pipeline.schema.check import check


def write(records: Iterable[ArticleRecord], stream: TextIO) -> int:
    """Write one line a record, each checked against the schema; the number written."""
    return _write(records, stream, "article")


def write_rejected(records: Iterable[RejectedRecord], stream: TextIO) -> int:
    """Write one line a rejected input; the number written."""
    return _write(records, stream, "rejected")


def _write(
    records: Iterable[ArticleRecord] | Iterable[RejectedRecord], stream: TextIO, kind: str
) -> int:
    number = 0
    with jsonlines.Writer(stream, dumps=_dumps) as writer:
        for record in records:
            writer.write(check(as_json(record), kind))
            number += 1
    return number


def _dumps(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
