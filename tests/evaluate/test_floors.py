"""No score falls below its floor; floors move up by themselves and down only on demand."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.evaluate import floors
from pipeline.evaluate.run import Evaluation
from pipeline.evaluate.scores import Score, Share
from pipeline.evaluation import evaluate_folder

ROOT = Path(__file__).parents[2]
OWN = ROOT / "corpora" / "gold"
SHARED = ROOT.parent / "shared" / "gold"
FILE = OWN / "floors.toml"


@pytest.mark.parametrize(
    "folder",
    [
        pytest.param(OWN, id="own"),
        pytest.param(
            SHARED,
            id="shared",
            marks=pytest.mark.skipif(not SHARED.is_dir(), reason="../shared/gold is not here"),
        ),
    ],
)
def test_no_score_is_below_its_floor(folder: Path) -> None:
    kept = floors.read(FILE)[floors.name_of(folder)]
    evaluation = evaluate_folder(folder)
    assert floors.fallen(kept, evaluation) == []
    assert floors.same_gold(kept, evaluation), "the gold has changed: run `make floors`"


def _evaluation(f1: float, digest: str = "d") -> Evaluation:
    """All layers with this F1 (in hundredths), all shares likewise."""
    right = round(f1 * 100)
    scores: dict[str, Score | Share] = {
        name: Share(right, 100)
        if name in ("due dated", "leads")
        else Score(right, 100 - right, 100 - right)
        for name in floors.MEASURES
    }
    return Evaluation(languages={"xx": scores}, documents={"xx": 1}, digest=digest)


def test_a_new_floor_lies_a_margin_below_what_was_measured() -> None:
    kept = floors.raised(None, _evaluation(0.8))
    assert set(kept.floors["xx"].values()) == {0.79}
    assert floors.fallen(kept, _evaluation(0.79)) == []


def test_each_measure_that_fell_is_named() -> None:
    lines = floors.fallen(floors.raised(None, _evaluation(0.8)), _evaluation(0.7))
    assert len(lines) == len(floors.MEASURES)
    assert "xx tasks: 0.700 is below its floor 0.790" in lines


def test_a_language_that_is_gone_is_below_all_its_floors() -> None:
    kept = floors.raised(None, _evaluation(0.8))
    nothing = Evaluation(languages={}, documents={}, digest="d")
    assert len(floors.fallen(kept, nothing)) == len(floors.MEASURES)


def test_a_share_of_nothing_sets_no_floor() -> None:
    evaluation = _evaluation(0.8)
    scores = {**evaluation.languages["xx"], "leads": Share()}
    empty = Evaluation(languages={"xx": scores}, documents={"xx": 1}, digest="d")
    assert "leads" not in floors.raised(None, empty).floors["xx"]
    assert len(floors.fallen(floors.raised(None, evaluation), empty)) == 1


def test_floors_rise_and_stay_where_they_are_within_the_margin() -> None:
    kept = floors.raised(None, _evaluation(0.8))
    assert floors.raised(kept, _evaluation(0.9)).floors["xx"]["tasks"] == 0.89
    assert floors.raised(kept, _evaluation(0.79)).floors == kept.floors


def test_floors_are_lowered_only_when_asked() -> None:
    kept = floors.raised(None, _evaluation(0.8))
    with pytest.raises(floors.LoweredFloorError, match="xx tasks"):
        floors.raised(kept, _evaluation(0.5))
    assert floors.raised(kept, _evaluation(0.5), allow_lower=True).floors["xx"]["tasks"] == 0.49


def test_another_gold_is_noticed() -> None:
    kept = floors.raised(None, _evaluation(0.8))
    assert floors.same_gold(kept, _evaluation(0.8))
    assert not floors.same_gold(kept, _evaluation(0.8, digest="e"))


def test_floors_come_back_from_their_file(tmp_path: Path) -> None:
    kept = {"corpora/gold": floors.raised(None, _evaluation(0.8))}
    floors.write(tmp_path / "floors.toml", kept)
    assert floors.read(tmp_path / "floors.toml") == kept


def test_no_file_means_no_floors_and_a_broken_one_is_said(tmp_path: Path) -> None:
    assert floors.read(tmp_path / "none.toml") == {}
    (tmp_path / "floors.toml").write_text("x =", encoding="utf-8")
    with pytest.raises(UsageError):
        floors.read(tmp_path / "floors.toml")
    (tmp_path / "floors.toml").write_text("x = 1", encoding="utf-8")
    with pytest.raises(UsageError):
        floors.read(tmp_path / "floors.toml")
