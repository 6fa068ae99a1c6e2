"""Templates become patterns; what is put in front of them never changes what they find."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import PackError
from pipeline.languages import load
from pipeline.languages.first import lookahead
from pipeline.languages.template import alternation, compile_pattern, shared_prefixes

BODIES = [
    "(?:avant|d'ici) le", r"\d{1,2}/\d", "[a-c]x|y", "(?:x)?y", "x*", "(?!ab)a.", ".x", "[^a]b",
    "(?P<n>m|n)+o", r"(?<=b)a", r"\wz", "(?>ab|c)d", "-?1",
]  # fmt: skip
_ALPHABET = st.text(alphabet="abcdmnoxyz 'v1/-2lei^]", max_size=40)


@pytest.mark.parametrize("body", BODIES)
@given(text=_ALPHABET)
def test_the_lookahead_changes_no_match(body: str, text: str) -> None:
    with_it = [m.span() for m in re.finditer(lookahead(body) + f"(?:{body})", text)]
    assert with_it == [m.span() for m in re.finditer(body, text)]


def test_what_begins_with_anything_gets_no_lookahead() -> None:
    assert lookahead(".x") == lookahead("x*") == lookahead("[^a]b") == ""
    assert lookahead("(?:b|a)c") == "(?=[ab])"


def test_a_blank_in_a_template_stands_for_any_run_of_blanks() -> None:
    pattern = compile_pattern(load("fr"), "avant {month}", {"month": alternation(["mai", "juin"])})
    match = pattern.search("au plus tard avant \u00a0 juin.")
    assert match and match.group("month") == "juin"
    assert not pattern.search("avant\njuin") and not pattern.search("auparavant juin")


def test_an_unknown_slot_is_named() -> None:
    with pytest.raises(PackError, match="colour"):
        compile_pattern(load("fr"), "avant {colour}")


@given(st.lists(st.text("ab c", min_size=1, max_size=5), min_size=1), st.text("ab c", max_size=6))
def test_shared_prefixes_match_what_an_alternation_matches(forms: list[str], text: str) -> None:
    long, short = alternation(forms), shared_prefixes(forms)
    one, other = re.match(f"(?:{long})", text), re.match(f"(?:{short})", text)
    assert (one and one.group()) == (other and other.group())
