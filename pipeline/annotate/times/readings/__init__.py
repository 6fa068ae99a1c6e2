"""Productions: from a match of a rule to its TIMEX3 reading. Language-free.

A module a kind of time, found by folder. A production returns None when the words do not
settle a value; the scan then tries the next shorter match. Slots a rule may use: ``day
month year quarter half weekday part hour minute edge n unit turn`` and second ones
(``day_2``); see each function.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from pipeline.annotate.times.readings.production import MAKE, Production

for _path in sorted(Path(__file__).parent.glob("*.py")):
    if _path.stem != "__init__":
        import_module(f"{__name__}.{_path.stem}")

__all__ = ["MAKE", "Production"]
