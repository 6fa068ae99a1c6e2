"""The first symbols of patterns: what a scan may skip."""

from __future__ import annotations

import pytest

from pipeline.languages.symbols import first_symbols


@pytest.mark.parametrize(
    ("pattern", "symbols"),
    [
        ("(?:end|start) of", {("end", "*"), ("start", "*")}),
        (r"\d{1,2}(?: |-)(?:may|june)", {("0", "may"), ("0", "june"), ("0", "-")}),
        (r"(?<!\w)(?:the )?may", {("the", "*"), ("may", "*")}),
        ("ag(?:e|es)", {("age", "*"), ("ages", "*")}),
        (r"[ab]x?\d", {("a", "*"), ("ax", "*"), ("b", "*"), ("bx", "*")}),
        (r"\d\d(?!\d)", {("0", "*")}),
        (r"\d{1,3}(?:th)?/\d", {("0", "th"), ("0", "/")}),
        (r"(?P<s>[/.])\d", {("/", "*"), (".", "*")}),
        (r"(?:in )?(?:a|an) hour", {("in", "*"), ("a", "*"), ("an", "*")}),
    ],
)
def test_the_first_symbols_of_a_pattern(pattern: str, symbols: set[tuple[str, str]]) -> None:
    assert first_symbols(pattern) == symbols


@pytest.mark.parametrize("pattern", [r"\w+ of", "[^a] b", r"(?P<a>.)x"])
def test_a_pattern_of_unknown_beginning_is_tried_everywhere(pattern: str) -> None:
    assert ("*", "*") in first_symbols(pattern)
