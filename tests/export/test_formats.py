"""What the formats write, and that hostile texts stay harmless in each."""

from __future__ import annotations

import csv
import io
import json
from html.parser import HTMLParser

import pytest

import pipeline
from pipeline.errors import UsageError
from pipeline.export import formats
from pipeline.export.highlight import highlight
from pipeline.schema import RejectedRecord, as_json, from_json
from pipeline.schema.check import ContractError, check
from tests.records import TEXT, record

HOSTILE = '</style><script>alert("x")</script>'


def _written(name: str, *records: pipeline.schema.ArticleRecord) -> str:
    stream = io.StringIO()
    formats.load(name).write(records, stream)
    return stream.getvalue()


def test_formats_are_found_by_folder() -> None:
    assert formats.names() == ("csv", "html", "jsonl")
    with pytest.raises(UsageError, match="csv, html, jsonl"):
        formats.load("xml")


def test_jsonl_holds_the_record_and_comes_back_equal() -> None:
    (line,) = _written("jsonl", record()).splitlines()
    value = json.loads(line)
    assert list(value)[:3] == ["schema_version", "id", "source"]
    assert value["tasks"][0]["deadline"]["due"] == "2026-03-31"
    assert value["figures"][0]["low"] == 12 and '"low":12,' in line
    assert from_json(value) == record()


def test_a_record_that_breaks_the_contract_is_not_written() -> None:
    value = as_json(record())
    value["times"][0]["mod"] = "LATE"
    with pytest.raises(ContractError, match="times/0/mod"):
        check(value)


def test_rejected_records_keep_their_schema() -> None:
    rejected = RejectedRecord(id="a", input="a.txt", reason="empty", message="Nothing in it.")
    stream = io.StringIO()
    formats.load("jsonl").write_rejected([rejected], stream)
    assert json.loads(stream.getvalue())["reason"] == "empty"


def test_csv_has_one_row_a_task() -> None:
    rows = list(csv.DictReader(io.StringIO(_written("csv", record(), record()))))
    assert len(rows) == 2
    row = rows[0]
    assert row["article_id"] == "x-1"
    assert row["lead"] == "ministère de la Santé"
    assert row["due"] == "2026-03-31"


@pytest.mark.parametrize("cell", ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_csv_cells_are_never_formulas(cell: str) -> None:
    (row,) = csv.DictReader(io.StringIO(_written("csv", record(title=cell)), newline=""))
    assert row["title"] == "'" + cell.replace("\r", " ")


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def test_html_shows_the_text_whole_and_runs_nothing() -> None:
    page = _written("html", record(title=HOSTILE, lead=HOSTILE))
    parser = _Tags()
    parser.feed(page)
    assert "script" not in parser.tags
    assert TEXT in parser.text
    assert "Content-Security-Policy" in page


def test_show_is_right_to_left_where_the_script_is() -> None:
    value = as_json(record())
    value["language"]["code"] = "ar"
    assert 'dir="rtl"' in highlight(from_json(value))
    assert 'dir="ltr"' in str(pipeline.show(record()))


@pytest.mark.parametrize(
    ("layer", "column", "value"),
    [
        ("tasks", "lead", "ministère de la Santé"),
        ("figures", "low", 12),
        ("agencies", "kind", "ministry"),
        ("times", "value", "2026-03-31"),
        ("citations", "number", "2024-15"),
    ],
)
def test_frames_have_one_row_a_mark(layer: str, column: str, value: object) -> None:
    frame = pipeline.to_frame([record(), record()], layer)
    assert len(frame) == 2
    assert frame[column].tolist() == [value, value]
    assert frame["article_id"].tolist() == ["x-1", "x-1"]


def test_a_frame_without_rows_has_its_columns() -> None:
    assert "lead" in pipeline.to_frame([], "tasks").columns


def test_no_such_table_is_an_error_that_names_the_tables() -> None:
    with pytest.raises(UsageError, match="tasks, figures"):
        pipeline.to_frame(record(), "verbs")
