"""Records as one HTML page to read in a browser."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from pipeline.export.highlight import STYLE, fragment
from pipeline.schema import ArticleRecord

_HEAD = (
    "<!doctype html>\n"
    '<html lang="en"><head><meta charset="utf-8"><title>chidao</title>\n'
    '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
    '<meta http-equiv="Content-Security-Policy" '
    "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
    f"<style>{STYLE}</style></head><body>\n"
)


def write(records: Iterable[ArticleRecord], stream: TextIO) -> int:
    """Write one page with every record's marked text; the number of records."""
    stream.write(_HEAD)
    number = 0
    for record in records:
        stream.write(fragment(record) + "\n<hr>\n")
        number += 1
    stream.write("</body></html>\n")
    return number
