"""What README shows is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")


def test_the_python_example_runs_and_prints_what_it_says(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = re.search(r"```python\n(.*?)```", README, re.DOTALL)
    assert found
    exec(found.group(1), {})  # our own README
    said = re.search(r"print\(.*?\)\s+# (.*)", found.group(1))
    assert said and capsys.readouterr().out.strip() == said.group(1)


def test_links_lead_to_files() -> None:
    for link in re.findall(r"\]\(([^)#]+)\)", README):
        assert (Path(__file__).parent.parent / link).exists(), link
