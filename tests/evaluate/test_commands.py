"""The commands that check, score and hold: what they print and how they end."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from tests.evaluate import gold_copy


def _run(*arguments: object) -> Any:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "gold"
    folder.mkdir()
    gold_copy.write(folder)
    return folder


def test_check_gold_passes_what_is_sound_and_names_what_is_not(gold: Path) -> None:
    assert _run("check-gold", gold).exit_code == 0
    gold_copy.write(gold, gold_copy.annotation() | {"text_sha256": "0"})
    result = _run("check-gold", gold)
    assert result.exit_code == 1
    assert "fr-x1.json: text_sha256" in result.stdout


def test_evaluate_prints_markdown(gold: Path) -> None:
    result = _run("evaluate", gold, "--markdown")
    assert result.exit_code == 0
    assert "| P / R / F1 | fr (1 texts) |" in result.stdout


def test_floors_are_written_compared_and_missed(gold: Path, tmp_path: Path) -> None:
    file = tmp_path / "floors.toml"
    missing = _run("floors", gold, "--file", file)
    assert (missing.exit_code, "no floors in" in missing.stdout) == (1, True)
    assert _run("floors", gold, "--file", file, "--write").exit_code == 0
    assert _run("floors", gold, "--file", file).exit_code == 0
    annotation = gold_copy.annotation()
    annotation["agencies"] = []
    gold_copy.write(gold, annotation)
    changed = _run("floors", gold, "--file", file)
    assert (changed.exit_code, "the gold is another" in changed.stdout) == (1, True)


def test_suites_prints_a_table_and_writes_json(tmp_path: Path) -> None:
    case = {
        "id": "x",
        "lang": "fr",
        "dim": "Ordinal",
        "text": "second",
        "reference_time": "2013-02-12T04:30:00-02:00",
        "expected": {"value": 2},
        "negative": False,
    }
    (tmp_path / "duckling.jsonl").write_text(json.dumps(case), encoding="utf-8")
    result = _run("suites", tmp_path, "--json", tmp_path / "rows.json")
    assert result.exit_code == 0
    assert "| duckling | fr | Ordinal |" in result.stdout
    (row,) = json.loads((tmp_path / "rows.json").read_text(encoding="utf-8"))
    assert row["apart"] == {"ordinal": 1}
