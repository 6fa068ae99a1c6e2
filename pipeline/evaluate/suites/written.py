"""The number and the unit that NeMo writes in digits, read by rules of the suite alone.

``nemo.toml`` holds the decimal marks of each language and direction (speech written down has
Vietnamese decimal points, text to be spoken has commas), the scales and the units of time.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.evaluate.asks.figures import units_of
from pipeline.evaluate.asks.periods import Length, length

_SIDES = re.compile(r"(?P<before>[^\d-]*)(?P<number>-?\d(?:[\d .,/]*\d)?) ?(?P<rest>.*)")
_FRACTION = re.compile(r"(?P<sign>-?)(?:(?P<whole>\d+) )?(?P<part>\d+)/(?P<of>0*[1-9]\d*)")
_BETWEEN = re.compile(r"(?<=\w)-(?=\d)")
_LINK = re.compile(r"^d'|^de ")


@dataclass(frozen=True)
class Written:
    """Two ends (the same unless a range is written) and the unit's writing; the units of ours
    it may be, each with the number of it that one makes; or the length of time that it is."""

    low: float
    high: float
    unit: str = ""
    units: Mapping[str, float] | None = None
    length: Length | None = None


def read(text: str, language: str, direction: str) -> Written | None:
    """What digits say; null where they are words, or have a name before them."""
    ends = [_end(part, language, direction) for part in _BETWEEN.split(text)]
    known = [end for end in ends if end is not None]
    if len(known) < len(ends) or len({unit for _, unit in known}) > 1 or len(known) > 2:
        return None
    (low, unit), (high, _) = known[0], known[-1]
    seconds = _table()["lengths"].get(unit)
    span = length(float(low), seconds) if seconds else None
    return Written(float(low), float(high), unit, _units(unit), span)


def _end(text: str, language: str, direction: str) -> tuple[Fraction, str] | None:
    sides = _SIDES.fullmatch(text)
    if not sides:
        return None
    number = _number(sides["number"], _table()["marks"][language][direction])
    if number is None:
        return None
    number, unit = _scaled(number, sides["rest"], _table()["scales"][language])
    before = sides["before"].strip()
    if _known(before) and not unit:
        unit = before
    elif before and not _known(unit):
        return None
    return number, unit


def _number(text: str, marks: str) -> Fraction | None:
    """A whole, decimal or mixed number; a mark that is not decimal parts thousands."""
    found = _FRACTION.fullmatch(text)
    if found:
        value = int(found["whole"] or 0) + Fraction(int(found["part"]), int(found["of"]))
        return -value if found["sign"] else value
    whole, *decimals = re.split(f"[{marks}]", re.sub(f"[^-\\d/{marks}]", "", text))
    if len(decimals) > 1 or "/" in text:
        return None
    return Fraction(".".join([whole, *decimals]))


def _scaled(number: Fraction, rest: str, scales: Mapping[str, int]) -> tuple[Fraction, str]:
    """The number times the scales behind it (``2tr5`` is 2,5 triệu), and what follows."""
    names = "|".join(sorted(scales, key=len, reverse=True))
    while found := re.match(rf"(?P<name>{names})(?P<tenths>\d*)(?![^\W\d]) ?", rest):
        tenths = Fraction(f"0.{found['tenths'] or 0}")
        number, rest = (number + tenths) * scales[found["name"]], rest[found.end() :]
    return number, _LINK.sub("", rest)


def _known(unit: str) -> bool:
    return _units(unit) is not None or unit in _table()["lengths"]


def _units(unit: str) -> Mapping[str, float] | None:
    """Of a rate (``đ/ngày``) the unit of what is counted, unless the rate is a unit itself."""
    return units_of(unit) or units_of(unit.partition("/")[0])


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads((Path(__file__).parent / "nemo.toml").read_text(encoding="utf-8"))
