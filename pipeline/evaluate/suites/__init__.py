"""Test cases of other systems, scored as far as our layers cover what they ask.

A module a suite, named as its file: ``duckling.py`` reads ``duckling.jsonl``. The cases stay
where they are (they have licences of their own); what a case asks that no layer of ours
answers (ordinals …) is counted apart, with the reason. Every wrong case has a class of failure;
``<suite>.toml`` beside a module lists the suite's own conventions, which are classes too.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import Any

from pipeline.errors import UsageError
from pipeline.evaluate.asks import Extract
from pipeline.evaluate.suites.case import Row


def score_folder(folder: Path, extract: Extract) -> list[Row]:
    """The rows of all suites in a folder that have a module; UsageError when there is none."""
    known = {path.stem for path in Path(__file__).parent.glob("*.py")}
    files = [path for path in sorted(folder.glob("*.jsonl")) if path.stem in known]
    if not files:
        raise UsageError(f"no suite of a known name below {folder}")
    return [row for path in files for row in score_suite(path.stem, read(path), extract)]


def score_suite(name: str, cases: Iterable[dict[str, Any]], extract: Extract) -> list[Row]:
    """The rows of one suite, named as its module, over its cases as they stand in the file."""
    rows: list[Row] = import_module(f"{__name__}.{name}").rows(name, cases, extract)
    return rows


def read(path: Path) -> list[dict[str, Any]]:
    """The cases of a suite's file; UsageError when a line is no JSON object."""
    try:
        with path.open(encoding="utf-8") as stream:
            return [dict(json.loads(line)) for line in stream if line.strip()]
    except (OSError, ValueError, TypeError) as error:
        raise UsageError(f"{path} is not a suite: {error}") from error
