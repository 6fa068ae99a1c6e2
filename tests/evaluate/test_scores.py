"""What counts as right, and how marks are matched and counted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.evaluate import agree
from pipeline.evaluate.gold import LAYERS, GoldDocument
from pipeline.evaluate.match import match
from pipeline.evaluate.run import evaluate
from pipeline.evaluate.scores import Score, Scores, Share, as_json, score_document, total
from pipeline.evaluate.table import markdown

Marks = dict[str, tuple[dict[str, Any], ...]]


def _span(start: int, end: int, **keys: Any) -> dict[str, Any]:
    return {"start": start, "end": end, "text": "x" * (end - start), **keys}


def _task(start: int, end: int, due: str | None = None, *lead: str, **keys: Any) -> dict[str, Any]:
    return _span(start, end, due=due, lead=list(lead), **keys)


def _found(task: dict[str, Any]) -> dict[str, Any]:
    """A gold task as a record writes it."""
    deadline = {"due": task["due"]} if task["due"] else None
    return {**task, "lead": [{"name": name} for name in task["lead"]], "deadline": deadline}


def _gold(**layers: Any) -> GoldDocument:
    marks: Marks = {name: tuple(layers.get(name, ())) for name in LAYERS}
    return GoldDocument("x", "xx", None, "x" * 500, marks, Path("x.json"))


def _record(**layers: Any) -> dict[str, Any]:
    return {name: layers.get(name, []) for name in LAYERS}


def test_the_better_overlap_is_matched_and_each_mark_once() -> None:
    gold = [_span(0, 10), _span(10, 20)]
    found = [_span(0, 9), _span(0, 10), _span(8, 20)]
    matching = match(gold, found, agree.overlaps_half)
    assert matching.pairs == ((gold[0], found[1]), (gold[1], found[2]))
    assert matching.spurious == (found[0],)
    assert matching.missed == ()


def test_a_doubtful_mark_is_neither_missed_nor_makes_others_spurious() -> None:
    gold = [_span(0, 10, doubt=True), _span(20, 30, doubt="two readings")]
    matching = match(gold, [_span(0, 9), _span(40, 45)], agree.overlaps_half)
    assert (matching.pairs, matching.missed) == ((), ())
    assert matching.spurious == (_span(40, 45),)


def test_a_sure_mark_takes_the_prediction_before_a_doubtful_one() -> None:
    gold = [_span(0, 10, doubt=True), _span(0, 8)]
    matching = match(gold, [_span(0, 10)], agree.overlaps_half)
    assert len(matching.pairs) == 1
    assert matching.missed == matching.spurious == ()


def test_a_doubtful_mark_excuses_one_prediction_only() -> None:
    gold = [_span(0, 10, doubt=True)]
    assert len(match(gold, [_span(0, 10), _span(0, 9)], agree.overlaps_half).spurious) == 1


@pytest.mark.parametrize(
    ("found", "right"),
    [(_span(0, 5), True), (_span(0, 4), False), (_span(0, 20), True), (_span(5, 25), False)],
)
def test_agencies_share_half_of_the_union(found: dict[str, Any], right: bool) -> None:
    assert agree.overlaps_half(_span(0, 10), found) is right


@pytest.mark.parametrize(
    ("found", "right"),
    [
        (_span(0, 31), True),  # all of it, three tenths of the union
        (_span(0, 29), False),  # less
        (_span(50, 150), True),  # half of the shorter, a third of the union
        (_span(60, 160), False),
    ],
)
def test_tasks_share_half_of_the_shorter_and_three_tenths_of_the_union(
    found: dict[str, Any], right: bool
) -> None:
    assert agree.same_stretch(_span(0, 100), found) is right


def test_times_need_span_and_value() -> None:
    gold = _span(0, 4, value="2025")
    assert agree.same_time(gold, _span(0, 4, value="2025"))
    assert not agree.same_time(gold, _span(0, 4, value="2024"))
    assert not agree.same_time(gold, _span(0, 5, value="2025"))


def test_figures_need_low_high_and_unit() -> None:
    gold = _span(0, 4, low=0.9167, high=0.9167, unit="ratio")
    assert agree.same_quantity(gold, _span(0, 9, low=11 / 12, high=11 / 12, unit="ratio"))
    assert not agree.same_quantity(gold, _span(0, 4, low=0.9167, high=0.9167, unit="count"))
    assert not agree.same_quantity(gold, _span(0, 4, low=0.9167, high=1, unit="ratio"))


def test_citations_are_the_same_by_number_or_without_one_by_place() -> None:
    gold = _span(0, 8, number="57-NQ/TW")
    assert agree.same_number(gold, _span(2, 9, number="57 - nq/tw"))
    assert not agree.same_number(gold, _span(0, 8, number="58-NQ/TW"))
    assert not agree.same_number(gold, _span(0, 8, number=None))
    assert agree.same_number(_span(0, 8, number=None), _span(0, 9, number=None))


@pytest.mark.parametrize(
    ("gold", "found", "right"),
    [
        (["Bộ Y tế"], ["bộ y tế"], True),
        (["Ministère de l'Eau"], ["Eau de l' Ministère"], True),
        (["A b", "C d"], ["C d", "A b"], True),
        ([], [], True),
        ([], ["A b"], False),
        (["A b"], ["A c"], False),
        (["Bộ Tài chính", "Bộ Nội vụ"], ["các Bộ Tài chính, Nội vụ"], True),
        (["Bộ Tài chính", "Bộ Nội vụ"], ["Bộ Tài chính"], False),
    ],
)
def test_leads_agree_by_their_words(gold: list[str], found: list[str], right: bool) -> None:
    assert agree.same_leads(gold, found) is right


def test_a_whole_task_is_right_in_place_due_and_leads() -> None:
    gold = [
        _task(0, 50, "2025-12-31", "A"),
        _task(100, 150, "2025-12-31", "B"),
        _task(200, 250, None, "C"),
        _task(300, 350, None, "D"),
    ]
    found = [
        _found(gold[0]),
        _found(gold[1] | {"due": "2026-01-31"}),
        _found(gold[2] | {"lead": ["E"]}),
        _found(_task(400, 450)),
    ]
    scores = score_document(_gold(tasks=gold), _record(tasks=found))
    assert scores["tasks"] == Score(right=3, spurious=1, missed=1)
    assert scores["whole tasks"] == Score(right=1, spurious=3, missed=3)
    assert scores["due"] == Share(2, 3)
    assert scores["due dated"] == Share(1, 2)
    assert scores["leads"] == Share(2, 3)


def test_measures_are_the_usual_ones() -> None:
    score = Score(right=6, spurious=2, missed=4)
    assert (score.precision, score.recall) == (0.75, 0.6)
    assert score.f1 == pytest.approx(2 * 0.75 * 0.6 / (0.75 + 0.6))
    assert (Score().precision, Score().recall, Score().f1, Share().value) == (1, 1, 1, 1)


def test_documents_add_up() -> None:
    one: Scores = {"tasks": Score(1, 2, 3), "due": Share(1, 2)}
    assert total([one, one]) == {"tasks": Score(2, 4, 6), "due": Share(2, 4)}
    assert as_json(total([one]))["tasks"]["right"] == 1


def test_scores_stand_under_their_language() -> None:
    gold = _gold(times=[_span(0, 4, value="2025")])
    evaluation = evaluate([gold], lambda _: _record(times=[_span(0, 4, value="2025")]))
    assert evaluation.languages["xx"]["times"] == Score(right=1)
    assert evaluation.documents == {"xx": 1}
    assert "| times | 1.00 / 1.00 / **1.00** |" in markdown(evaluation)


_PLACES = st.lists(st.tuples(st.integers(0, 80), st.integers(1, 20)), max_size=6, unique=True).map(
    lambda found: sorted((start, start + length) for start, length in found)
)
_DUES = st.sampled_from([None, "2025-12-31", "2026-06-30"])
_NAMES = st.lists(st.sampled_from(["A b", "C d", "E"]), max_size=2, unique=True)


@st.composite
def _layers(draw: st.DrawFn) -> Marks:
    places = {name: draw(_PLACES) for name in LAYERS}
    doubt = st.sampled_from([{}, {}, {"doubt": True}])
    return {
        "agencies": tuple(_span(*p, **draw(doubt)) for p in places["agencies"]),
        "times": tuple(_span(*p, value="2025", **draw(doubt)) for p in places["times"]),
        "figures": tuple(_span(*p, low=1, high=2, unit="count") for p in places["figures"]),
        "citations": tuple(_span(*p, number=f"{p}") for p in places["citations"]),
        "tasks": tuple(
            _task(*p, draw(_DUES), *draw(_NAMES), **draw(doubt)) for p in places["tasks"]
        ),
    }


def _as_record(layers: Marks) -> dict[str, Any]:
    return {**layers, "tasks": [_found(dict(task)) for task in layers["tasks"]]}


@given(_layers())
def test_gold_scored_against_itself_has_nothing_missed_in_exact_layers(layers: Marks) -> None:
    scores = score_document(_gold(**layers), _as_record(layers))
    for name in ("agencies exact", "times", "figures", "citations", "whole tasks"):
        score = scores[name]
        assert isinstance(score, Score)
        assert (score.f1, score.missed) == (1.0, 0)


@given(_layers(), _layers())
def test_every_sure_mark_is_right_or_missed_and_no_prediction_counts_twice(
    gold: Marks, found: Marks
) -> None:
    scores = score_document(_gold(**gold), _as_record(found))
    for name, (layer, _) in agree.TESTS.items():
        score = scores[name]
        assert isinstance(score, Score)
        assert score.right + score.missed == sum(not m.get("doubt") for m in gold[layer])
        assert score.right + score.spurious <= len(found[layer])
        assert 0 <= score.f1 <= 1


@pytest.mark.parametrize(("value", "spurious"), [("PRESENT_REF", 0), ("PXM", 0), ("2025", 1)])
def test_a_vague_time_that_the_gold_leaves_out_is_not_spurious(value: str, spurious: int) -> None:
    score = score_document(_gold(), _record(times=[_span(0, 3, value=value)]))["times"]
    assert isinstance(score, Score) and score.spurious == spurious
