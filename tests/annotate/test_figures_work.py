"""Hostile input costs what its length says: numbers read and phrases looked up are counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from pipeline.annotate.figures import read_figures
from pipeline.annotate.figures.numbers import NumberReader
from pipeline.languages import Pack, codes, load
from pipeline.languages.phrases import Tokens, expansions

_UNITS = (
    "1 ", "1, ", "1.", "1/", "(1)", "(1) ", "$", "1-", "1 000 ", "1.000", "1% ", "1 %/", "((((",
    "1:", " ", "\n", "7", "1 1/2 ", "1x", "1K", "€1 ", "\n- 1", "\n1. ", "٫1", ",1", "-1 ", "½",
)  # fmt: skip
_LENGTH = 240
_LISTS = ("ranges", "context", "comparators", "ratios", "rates", "trends", "negative", "sums")


class _Counter:
    """Counts the numbers read and the tokens asked for; the work of everything else follows."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.work = 0
        self._count(monkeypatch, NumberReader, "read")
        self._count(monkeypatch, NumberReader, "numeral")
        self._count(monkeypatch, Tokens, "after")
        self._count(monkeypatch, Tokens, "before")

    def _count(self, monkeypatch: pytest.MonkeyPatch, owner: Any, name: str) -> None:
        plain = getattr(owner, name)

        def counted(*arguments: Any) -> Any:
            self.work += 1
            return plain(*arguments)

        monkeypatch.setattr(owner, name, counted)

    def of(self, pack: Pack, text: str) -> int:
        self.work = 0
        read_figures(pack.folding(text), pack)
        return self.work


def _opening(value: Any) -> Iterator[str]:
    """The first form of every list of forms in a table."""
    if isinstance(value, dict):
        for part in value.values():
            yield from _opening(part)
    elif isinstance(value, list) and value and isinstance(value[0], str):
        yield expansions(value[0])[0] if not re.search(r"\\", value[0]) else ""


def _units(pack: Pack) -> list[str]:
    table = pack.table("figures")
    words = [*table["numerals"]["values"], *table["numerals"]["scales"]]
    forms = {form for name in _LISTS for form in _opening(table.get(name, {})) if form}
    units = [forms[0] for kind in ("units", "currencies") for forms in table[kind].values()][:8]
    return [
        *_UNITS,
        *(f"{word} " for word in words[::5]),
        " ".join(words) + " ",
        *(f"1 {form} " for form in sorted(forms)),
        *(f"{form} " for form in sorted(forms)),
        *(f"1 {expansions(unit)[0]} " for unit in units),
    ]


@pytest.mark.parametrize("code", codes())
def test_twice_the_input_is_about_twice_the_work(
    code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A quarter is left for where the runs end; what is not linear has four times the work."""
    pack, counter = load(code), _Counter(monkeypatch)
    for unit in _units(pack):
        count = _LENGTH // len(unit) + 1
        once, edge = counter.of(pack, unit * count), counter.of(pack, unit * 12)
        assert counter.of(pack, unit * count * 2) <= 2.5 * once + edge, unit
