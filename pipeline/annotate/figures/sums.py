"""Sums told in more than one unit: ``2 euros et 20 centimes``, ``10 ha 28 a``, a kilo and half."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from pipeline.annotate.figures.measured import MeasureReader
from pipeline.annotate.figures.numerals import Numeral
from pipeline.annotate.figures.quantity import Quantity
from pipeline.annotate.figures.units import known

_CENT = Decimal("0.01")
_MOST_PARTS = 3


def summed(reader: MeasureReader, whole: Quantity) -> Quantity:
    """The quantity with the smaller units and the half that are told behind it."""
    if whole.unit is None or whole.first.decimals or whole.unit.factor != 1:
        return whole
    for _ in range(_MOST_PARTS):
        more = _with_part(reader, whole)
        if more is None:
            break
        whole = more
    return _with_half(reader, whole)


def _with_part(reader: MeasureReader, whole: Quantity) -> Quantity | None:
    link = reader.rules.sums.after(reader.tokens, whole.end)
    token = reader.tokens.after(link.end if link else whole.end)
    if token is None or whole.unit is None:
        return None
    glued = token.text.startswith(reader.rules.context.glued)
    part = reader.numbers.read(token.start + glued)
    if part is None or part.scale >= 1000 or part.decimals or part.value >= 1000:
        return None
    found = _share(reader, whole, part)
    if found is None:
        return None
    value = whole.low + part.value * found[0]
    return replace(whole, end=found[1], low=value, high=value)


def _share(reader: MeasureReader, whole: Quantity, part: Numeral) -> tuple[Decimal, int] | None:
    """What one of the smaller unit is in the larger one, and where it ends."""
    unit = reader.rules.units.read(reader.folded, reader.tokens, part.end)
    code = whole.unit.code if whole.unit else None
    money = code is None or code.isupper()
    same = money or (unit is not None and unit[0].code == code)
    if unit is not None and same and unit[0].part and part.value < 1 / unit[0].factor:
        return unit[0].factor, unit[1]
    if unit is not None:
        share = known()["parts"].get(code, {}).get(unit[0].code)
        return (Decimal(str(share)), unit[1]) if share else None
    alone = money and part.value < 1 / _CENT and whole.first.scale == 1
    return (_CENT, part.end) if alone and _ends(reader.text, part.end) else None


def _ends(text: str, position: int) -> bool:
    """Whether nothing of the same clause stands behind."""
    following = text[position : position + 2].strip()
    return not following or following[0] in ".;)!?"


def _with_half(reader: MeasureReader, whole: Quantity) -> Quantity:
    half = reader.rules.halves.after(reader.tokens, whole.end)
    if half is None:
        return whole
    value = whole.low + half.value * max(whole.first.scale, Decimal(1))
    return replace(whole, end=half.end, low=value, high=value)
