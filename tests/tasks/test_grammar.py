"""Every pattern that the engine asks for is there in every pack, if only as one that never fits."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.languages import codes, load
from pipeline.tasks import grammar

TASKS = Path(grammar.__file__).parent


@pytest.mark.parametrize("code", codes())
def test_every_pattern_asked_for_is_there(code: str) -> None:
    sources = [path.read_text(encoding="utf-8") for path in TASKS.glob("*.py")]
    asked = {name for source in sources for name in re.findall(r'rules\["(\w+)"\]', source)}
    rules = grammar.grammar(load(code))
    assert asked and not [name for name in sorted(asked) if name not in rules.patterns]
