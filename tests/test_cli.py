"""The command, run as a user runs it."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import jsonschema_rs
import pytest

from pipeline.export.formats import jsonl
from pipeline.export.whole import whole_file
from tests.records import record

CHIDAO = [sys.executable, "-m", "pipeline"]
ORDER = (
    "Le Premier ministre a demandé au ministère de la Santé de publier la liste des centres "
    "avant le 31 mars 2026. Le ministère de l'Intérieur devra transmettre son rapport au plus "
    "tard le 15 avril 2026."
)


def chidao(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*CHIDAO, *arguments], input=stdin, capture_output=True, check=False)


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    path = tmp_path / "notice.txt"
    path.write_text(ORDER, encoding="utf-8")
    return path


def _lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_extract_writes_records_that_keep_the_printed_schema(notice: Path, tmp_path: Path) -> None:
    out = tmp_path / "out" / "articles.jsonl"
    done = chidao("extract", str(notice), "-o", str(out), "--published", "2025-11-14")
    assert done.returncode == 0, done.stderr
    (article,) = _lines(out)
    schema = json.loads(chidao("schema", "article").stdout)
    jsonschema_rs.Draft202012Validator(schema).validate(article)
    assert article["published"] == "2025-11-14" and article["published_by"] == "argument"
    assert not (out.parent / "rejected.jsonl").exists()


def test_same_input_same_bytes(notice: Path) -> None:
    first, second = (chidao("extract", str(notice)).stdout for _ in range(2))
    assert first == second != b""


def test_standard_input_and_output() -> None:
    done = chidao("extract", "-", "--language", "fr", stdin=ORDER.encode())
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["text"] == ORDER


def test_rejected_inputs_are_listed_and_the_rest_is_written(notice: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    out = tmp_path / "out.jsonl"
    done = chidao("extract", str(empty), str(notice), str(tmp_path / "gone.txt"), "-o", str(out))
    assert done.returncode == 1
    assert len(_lines(out)) == 1
    reasons = {r["reason"] for r in _lines(tmp_path / "rejected.jsonl")}
    assert reasons == {"empty", "not_found"}
    assert b"empty.txt" in done.stderr and b"gone.txt" in done.stderr


def test_a_clean_run_removes_the_list_of_an_earlier_one(notice: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    chidao("extract", str(tmp_path / "gone.txt"), "-o", str(out))
    assert (tmp_path / "rejected.jsonl").exists()
    assert chidao("extract", str(notice), "-o", str(out)).returncode == 0
    assert not (tmp_path / "rejected.jsonl").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--published", "14/11/2025"), "2025-11-14"),
        (("--language", "xx"), "ar, fr, vi"),
        (("--format", "xml"), "csv, html, jsonl"),
        (("--nonsense",), "--nonsense"),
    ],
)
def test_wrong_arguments_end_with_2_and_say_what_to_do(
    notice: Path, arguments: tuple[str, ...], said: str
) -> None:
    done = chidao("extract", str(notice), *arguments)
    assert done.returncode == 2
    assert said in done.stderr.decode()
    assert b"Traceback" not in done.stderr


def test_no_progress_bar_in_a_pipe_and_one_on_a_terminal(notice: Path, tmp_path: Path) -> None:
    out = str(tmp_path / "out.jsonl")
    assert chidao("extract", str(notice), "-o", out).stderr == b""
    screen, terminal = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80"}
    command = [*CHIDAO, "extract", str(notice), "-o", out]
    with subprocess.Popen(command, stderr=terminal, env=environment) as run:
        os.close(terminal)
        shown = _all_of(screen)
        assert run.wait(timeout=60) == 0
    os.close(screen)
    assert b"extracting" in shown


def _all_of(screen: int) -> bytes:
    shown = b""
    try:
        while piece := os.read(screen, 65536):
            shown += piece
    except OSError:  # the terminal's other end is closed: Linux says so with an error
        pass
    return shown


def test_tasks_prints_who_what_and_when_without_escapes(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    with whole_file(path) as stream:
        jsonl.write([record(title="\x1b[31mred\x07")], stream)
    done = chidao("tasks", str(path))
    shown = done.stdout.decode()
    assert done.returncode == 0
    assert "2026-03-31" in shown and "ministère" in shown
    assert "\x1b" not in shown and "\x07" not in shown


def test_export_makes_a_page_of_the_records(tmp_path: Path) -> None:
    path, page = tmp_path / "articles.jsonl", tmp_path / "page.html"
    with whole_file(path) as stream:
        jsonl.write([record()], stream)
    assert chidao("export", str(path), "-o", str(page)).returncode == 0
    assert "<mark" in page.read_text(encoding="utf-8")


def test_languages_names_every_pack() -> None:
    lines = chidao("languages").stdout.decode().splitlines()
    assert [line.split("\t")[0] for line in lines] == ["ar", "fr", "vi"]


@pytest.mark.parametrize("command", ["extract", "tasks", "export", "schema", "evaluate"])
def test_every_command_has_help(command: str) -> None:
    done = chidao(command, "--help")
    assert done.returncode == 0 and command.encode() in done.stdout
