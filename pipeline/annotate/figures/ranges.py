"""Pairs of numbers: ranges, ratios, and two figures that share one unit."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from pipeline.annotate.figures.measured import MeasureReader
from pipeline.annotate.figures.numerals import Numeral
from pipeline.annotate.figures.quantity import Quantity
from pipeline.annotate.figures.units import Unit, known

_MOST_SAID = 9  # the lower one of two numbers in a row
_MORE_BEFORE, _MORE_AFTER = re.compile(r"\d,? ?$"), re.compile(r",? ?\d")
_MILLION = 1_000_000
_MOST_APART = 10  # times the lower number that the upper one of "two or three" may be
_MOST_PARTS = 10  # of a unit in digits: "3/4 ha"
_TENS = re.compile(r"(\d{1,3})[.,\u00a0\u202f ]000")

Read = tuple[Quantity | None, int]  # and where to go on reading


def ratio(reader: MeasureReader, first: Numeral) -> Read | None:
    """A ratio that begins with a number: ``11/12``, ``8 sur 10``, ``un décès sur cinq``."""
    if first.scale >= 1000 or first.decimals or first.fraction:
        return None
    over = reader.rules.over.match(reader.text, first.end)
    if over is None:
        return _firm(reader, first) or _apart(reader, first)
    second = reader.numbers.numeral(over.end())
    if second is None:
        return None, over.end()
    after = reader.text[second.end : second.end + 1]
    worded = reader.text[over.start()] != "/"
    if not first.value <= second.value or not second.value or after in {"/", "-"}:
        return None if worded else (None, second.end)
    found = _ratio(first, second, worded=worded)
    unit = None if worded else reader.rules.units.read(reader.folded, reader.tokens, second.end)
    if unit is None or second.value > _MOST_PARTS or unit[0].part or unit[0].code == "percent":
        return found, second.end
    return replace(found, end=unit[1], unit=unit[0], ratio=False), unit[1]


def _firm(reader: MeasureReader, first: Numeral) -> Read | None:
    """A ratio over any number; behind a verb of change the words may mean "from"."""
    rules = reader.rules
    match = rules.firm.match(reader.text, first.end)
    second = reader.numbers.numeral(match.end()) if match else None
    if match is None or second is None or (first.value <= 1 and not match["each"]):
        return None
    if second.decimals or second.scale >= 1000 or first.definite:
        return None
    if first.value >= second.value or rules.context.changes(reader.text, first.start):
        return None
    if rules.context.named(reader.text, reader.tokens.before(first.start)):
        return None
    if rules.units.read(reader.folded, reader.tokens, second.end) is not None:
        return None
    if rules.context.not_before.after(reader.tokens, second.end) is not None:
        return None
    return _ratio(first, second, worded=True), second.end


def one_of_measure(reader: MeasureReader, first: Numeral, unit: Unit) -> Read | None:
    """A share told in units of money or measure, none of length: ``un euro sur trois``."""
    lone = reader.rules.measured_shares and first.value == 1 and first.scale == 1
    return _apart(reader, first) if lone and unit.code not in known()["length"] else None


def _apart(reader: MeasureReader, first: Numeral) -> Read | None:
    """A ratio with what is counted between its numbers."""
    match = reader.rules.apart.match(reader.text, first.end)
    second = reader.numbers.numeral(match.end()) if match else None
    if match is None or second is None or not first.value < second.value or second.decimals:
        return None
    if _numbered(reader, *match.span("noun")):
        return None
    usual = reader.rules.over_forms.fullmatch(reader.text, second.start, second.end)
    if first.value > 1 and usual is None:
        return None
    if reader.rules.units.read(reader.folded, reader.tokens, second.end) is not None:
        return None
    not_before = reader.rules.context.not_before
    if any(not_before.after(reader.tokens, end) for end in (first.end, second.end)):
        return None
    noun = match.span("noun")
    return _ratio(first, second, worded=True, noun=noun), second.end


def _numbered(reader: MeasureReader, start: int, end: int) -> bool:
    """Whether a number stands in a noun that is none of years: ``pièce de quatre mètres``."""
    token = reader.tokens.after(start)
    while token is not None and token.start < end:
        inner = reader.numbers.numeral(token.start)
        if inner is not None and inner.value > 1:
            return reader.rules.context.not_before.after(reader.tokens, inner.end) is None
        token = reader.tokens.after(token.end)
    return False


def _ratio(
    first: Numeral, second: Numeral, *, worded: bool, noun: tuple[int, int] | None = None
) -> Quantity:
    value = first.value / second.value
    return Quantity(
        first.start, second.end, value, value, first, ratio=True, sure=worded, noun=noun
    )


def paired(reader: MeasureReader, first: Numeral, unit: Unit | None, end: int) -> Read | None:
    """A range, or the first of two figures that share the second one's unit."""
    joint, kind = _joint(reader, first, end)
    second = reader.numbers.read(joint.end()) if joint else None
    if joint is not None and second is None and kind == "range" and unit is None:
        return _priced(reader, first, joint.end())
    if unit is None and (joint is None or second is None):
        return _neighbours(reader, first)
    if joint is None or second is None:
        return None
    other, second, stop = reader.unit(second)
    if unit is not None and other != unit:
        return None
    if kind == "both":
        return _both(first, second, other) if unit is None else None
    low, dash = _scaled(reader, first, second), "-" in joint.group()
    if low >= 100 and first.scale == 1 and second.scale >= _MILLION and low * 1000 < second.value:
        low *= second.scale / 1000  # "500 to 1 million"
        first = replace(first, note="read in thousands of the upper end's scale")
    two = kind == "change" or low >= second.value
    if kind == "either" and (two or second.value > low * _MOST_APART):
        return None
    if two and dash:
        return None, second.end
    sized = unit is None and _sized(reader, first, other)
    if two or (
        kind == "range"
        and not dash
        and not sized
        and reader.rules.context.changes(reader.text, first.start)
    ):
        stop = first.end if unit is None else end
        sure = second.grouped or second.scale > 1 or other is not None
        return Quantity(first.start, stop, low, low, first, other, sure=sure, then=second.end), stop
    sure = second.grouped or second.scale >= 1000
    high = second.value
    return Quantity(first.start, stop, low, high, first, other, ranged=True, sure=sure), stop


def _sized(reader: MeasureReader, first: Numeral, unit: Unit | None) -> bool:
    """Whether a share is the size of a growth, no old and new value: "up 5 to 7 %"."""
    near = reader.tokens.before(first.start)
    trends = reader.rules.context.trends
    return unit is not None and unit.code == "percent" and bool(trends.before(reader.text, near))


def _priced(reader: MeasureReader, first: Numeral, position: int) -> Read | None:
    """A range of sums whose currency stands before both: ``$10 - $20``."""
    sign = reader.tokens.after(position)
    digits = reader.tokens.after(sign.end) if sign else None
    second = reader.numbers.read(digits.start) if digits and digits.text.isdigit() else None
    low, high = reader.unit_before(first), second and reader.unit_before(second)
    if second is None or not low or not high or low[0] != high[0] or second.value <= first.value:
        return None
    value = _scaled(reader, first, second)
    found = Quantity(low[1], second.end, value, second.value, first, low[0], ranged=True)
    return found, second.end


def _neighbours(reader: MeasureReader, first: Numeral) -> Read | None:
    """An approximation by two numbers in a row: ``hai ba người``, ``2, 3 lần``."""
    joint = reader.rules.neighbours.match(reader.text, first.end)
    if joint is None or first.value > _MOST_SAID or first.decimals or first.parts > 1:
        return None
    second = reader.numbers.read(joint.end())
    if second is None or second.spelled != first.spelled or second.decimals:
        return None
    if not first.spelled and joint.group()[0] != ",":
        return None
    if second.value != (first.value + 1) * second.scale or _listed(reader.text, first, second):
        return None
    unit, second, stop = reader.unit(second)
    low = first.value * second.scale
    return Quantity(first.start, stop, low, second.value, first, unit, ranged=True), stop


def _listed(text: str, first: Numeral, second: Numeral) -> bool:
    """Whether more numbers stand around the two: ``1, 2, 3``."""
    before = text[max(0, first.start - 3) : first.start]
    return bool(_MORE_BEFORE.search(before) or _MORE_AFTER.match(text, second.end))


def _both(first: Numeral, second: Numeral, unit: Unit | None) -> Read | None:
    """The first of two figures that share the scale and unit of the second: ``20 et 30 km``."""
    if unit is None or second.spelled or first.scale != 1:
        return None
    low = first.value * second.scale if second.parts > 1 else first.value
    return Quantity(first.start, first.end, low, low, first, unit, then=second.end), first.end


def _joint(reader: MeasureReader, first: Numeral, end: int) -> tuple[re.Match[str] | None, str]:
    """What joins a number to the next one, and as what: range, either, change."""
    rules, text = reader.rules, reader.text
    if (joint := rules.connector.match(text, end)) is not None:
        return joint, "range"
    if (joint := rules.between.match(text, end)) is not None:
        near = reader.tokens.before(first.start)
        if rules.context.between_openers.before(text, near):
            return joint, "range"
    if (joint := rules.either.match(text, end)) is not None:
        return joint, "either"
    if not first.spelled and (joint := rules.both.match(text, end)) is not None:
        return joint, "both"
    return rules.change.match(text, end), "change"


def _scaled(reader: MeasureReader, first: Numeral, second: Numeral) -> Decimal:
    """The lower end of a range; it takes the scale of the upper end: ``2 to 3 million``."""
    short = not second.spelled or second.value / second.scale < 1000
    bare = first.scale < 1000 <= second.scale and short
    if bare and first.value < second.value / second.scale:
        return first.value * second.scale
    thousands = _TENS.fullmatch(reader.text, second.start, second.end)
    if thousands and first.value < int(thousands[1]) and not first.decimals:
        return first.value * 1000  # "60 à 70.000"
    return first.value
