"""Broken input of every kind in one run: each is rejected with a reason, nothing is lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

GOOD = "Le ministère de la Santé devra publier la liste des centres avant le 31 mars 2026."
SAMPLE = Path(__file__).parent.parent / "corpora" / "sample"


def _nested(depth: int) -> str:
    return f"<html><body>{'<div>' * depth}<p>{GOOD}</p>{'</div>' * depth}</body></html>"


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    folder = tmp_path_factory.mktemp("broken")
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    (folder / "empty.txt").touch()
    (folder / "blank.txt").write_text(" \n\t\n")
    (folder / "binary.txt").write_bytes(b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 40)
    whole = (SAMPLE / "fr-note-cloture-budget.pdf").read_bytes()
    (folder / "truncated.pdf").write_bytes(whole[: len(whole) // 3])
    page = f"<html><body><p>{GOOD}</p></body></html>"
    (folder / "large.html").write_text(page + "<!-- " + "x" * 20_000_000 + " -->")
    (folder / "charset.html").write_bytes(
        b'<html><head><meta charset="utf-8"></head><body><p>' + bytes(range(128, 256)) * 30
    )
    (folder / "nested.html").write_text(_nested(20_000), encoding="utf-8")
    lines = [{"id": "one", "text": GOOD}, "{not json", {"id": "two"}, {"id": "three", "text": GOOD}]
    text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    (folder / "lines.jsonl").write_text(text + "\n", encoding="utf-8")
    os.mkfifo(folder / "pipe.txt")
    inputs = [str(folder), str(folder / "vanished.txt")]
    command = [
        sys.executable,
        "-m",
        "pipeline",
        "extract",
        *inputs,
        "-o",
        str(folder / "out.jsonl"),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    return folder, done


def _lines(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


Run = tuple[Path, subprocess.CompletedProcess[str]]


def test_the_run_goes_on_and_says_that_some_were_rejected(run: Run) -> None:
    assert run[1].returncode == 1, run[1].stderr
    assert "Traceback" not in run[1].stderr


def test_what_can_be_read_is_written(run: Run) -> None:
    ids = [record["id"] for record in _lines(run[0] / "out.jsonl")]
    assert {"good", "one", "three"} <= set(ids)


def test_every_broken_input_has_its_reason(run: Run) -> None:
    reasons = {Path(r["input"]).name: r["reason"] for r in _lines(run[0] / "rejected.jsonl")}
    expected = {
        "empty.txt": {"empty"},
        "blank.txt": {"empty"},
        "binary.txt": {"binary"},
        "truncated.pdf": {"parse_failed"},
        "large.html": {"too_large"},
        "charset.html": {"charset", "mojibake", "language", "empty"},
        "vanished.txt": {"not_found"},
    }
    assert {name: reasons.get(name) in codes for name, codes in expected.items()} == dict.fromkeys(
        expected, True
    ), reasons


def test_nothing_is_lost_but_a_pipe_that_nobody_writes_to_is_not_waited_for(run: Run) -> None:
    folder = run[0]
    told = [*_lines(folder / "out.jsonl"), *_lines(folder / "rejected.jsonl")]
    names = {Path(record.get("input", record["id"])).name.split(":")[0] for record in told}
    asked = {path.name for path in folder.iterdir()} - {"out.jsonl", "rejected.jsonl", "pipe.txt"}
    missing = {name for name in asked if name not in names and Path(name).stem not in names}
    assert missing <= {"lines.jsonl"}  # its lines stand for themselves
    assert len(told) == 13


def test_every_rejection_says_what_to_do(run: Run) -> None:
    assert all(len(r["message"]) > 20 for r in _lines(run[0] / "rejected.jsonl"))
