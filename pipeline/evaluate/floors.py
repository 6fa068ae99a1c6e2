"""Floors: the measures below which the extraction may not fall, kept in a file.

A floor belongs to one gold folder, language and measure, and to the digest of the gold it
was measured on: on other texts the same number would mean something else.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.evaluate.run import Evaluation
from pipeline.evaluate.scores import Scores, Share

MEASURES = (
    "agencies",
    "agencies exact",
    "times span",
    "times",
    "figures",
    "citations",
    "tasks",
    "whole tasks",
    "due dated",
    "leads",
)
MARGIN = 0.01  # how far below the measured value a new floor lies

Measured = Mapping[str, Mapping[str, float]]  # language, measure: in [0, 1]


@dataclass(frozen=True, slots=True)
class Floors:
    """The floors of one gold folder, and the digest of the gold they were measured on."""

    digest: str
    floors: Measured


class LoweredFloorError(UsageError):
    """Writing would have lowered a floor, and that was not allowed."""


def name_of(folder: Path) -> str:
    """What a gold folder is called in the file: its last two names, wherever it lies."""
    return "/".join(folder.resolve().parts[-2:])


def measured(evaluation: Evaluation) -> dict[str, dict[str, float]]:
    """What floors are set for: F1 of a layer, the share of what is asked of matched tasks.

    A share of nothing is not measured: it would be perfect for the wrong reason.
    """
    return {code: _measured(scores) for code, scores in evaluation.languages.items()}


def _measured(scores: Scores) -> dict[str, float]:
    found = {}
    for name in MEASURES:
        score = scores[name]
        if not isinstance(score, Share):
            found[name] = score.f1
        elif score.total:
            found[name] = score.value
    return found


def read(path: Path) -> dict[str, Floors]:
    """The floors a gold folder, as the file names it; empty when there is no file yet.

    UsageError when the file cannot be read as floors.
    """
    if not path.exists():
        return {}
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        return {name: Floors(one.pop("digest"), one) for name, one in data.items()}
    except (tomllib.TOMLDecodeError, AttributeError, KeyError) as error:
        raise UsageError(f"{path} does not hold floors: {error}") from error


def write(path: Path, floors: Mapping[str, Floors]) -> None:
    """Write the floors of all gold folders as TOML, sorted, three decimals."""
    lines = ["# The least each measure may reach. `make floors` writes it, and only raises."]
    for folder, one in sorted(floors.items()):
        lines += ["", f'["{folder}"]', f'digest = "{one.digest}"']
        for code, found in sorted(one.floors.items()):
            lines += ["", f'["{folder}".{code}]']
            lines += [f'"{name}" = {found[name]:.3f}' for name in MEASURES if name in found]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def fallen(floors: Floors, evaluation: Evaluation) -> list[str]:
    """One line for each measure below its floor.

    A language that has floors and is no longer measured is below all of them.
    """
    now = measured(evaluation)
    return [
        f"{code} {name}: {now.get(code, {}).get(name, 0.0):.3f} is below its floor {floor:.3f}"
        for code, found in floors.floors.items()
        for name, floor in found.items()
        if now.get(code, {}).get(name, 0.0) < floor
    ]


def same_gold(floors: Floors, evaluation: Evaluation) -> bool:
    """Whether the floors were measured on this gold."""
    return floors.digest == evaluation.digest


def raised(old: Floors | None, evaluation: Evaluation, allow_lower: bool = False) -> Floors:
    """The floors moved up to the measured values less :data:`MARGIN`.

    LoweredFloorError naming each measure that fell, unless lowering is allowed.
    """
    lower = fallen(old, evaluation) if old else []
    if lower and not allow_lower:
        raise LoweredFloorError("not written, it would lower floors: " + "; ".join(lower))
    known = old.floors if old else {}
    floors = {
        code: {name: _moved(known.get(code, {}).get(name), value) for name, value in found.items()}
        for code, found in measured(evaluation).items()
    }
    return Floors(evaluation.digest, floors)


def _moved(floor: float | None, value: float) -> float:
    aim = max(0.0, math.floor((value - MARGIN) * 1000) / 1000)
    return aim if floor is None or value < floor else max(floor, aim)
