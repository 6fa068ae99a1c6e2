"""Stretches that are taken."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.annotate.stretches import Stretches


@given(st.lists(st.tuples(st.integers(1, 9), st.integers(1, 9)), max_size=20), st.integers(0, 200))
def test_overlap_is_found_exactly_where_it_is(steps: list[tuple[int, int]], start: int) -> None:
    spans, position = [], 0
    for gap, length in steps:
        spans.append((position + gap, position + gap + length))
        position = spans[-1][1]
    stretches = Stretches(spans[::2])
    for span in spans[1::2]:
        stretches.add(*span)
    overlaps = any(begin < start + 3 and start < stop for begin, stop in spans)
    assert (stretches.taken(start, start + 3) is not None) == overlaps
