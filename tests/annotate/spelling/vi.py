"""Vietnamese cardinals up to 10^15, every choice a writer has drawn at random.

The rules are those of the school grammar; num2words leaves out ``linh`` and ``không trăm`` in
places where a reader needs them (``một triệu ba`` is 1.3 million) and knows one form of each word.
"""

from __future__ import annotations

from tests.annotate.spelling import Choose

_UNITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_AFTER_TENS = {1: ("mốt", "một"), 4: ("tư", "bốn"), 5: ("lăm", "nhăm"), 7: ("bảy", "bẩy")}
_ODD = ("linh", "lẻ")


def spell(number: int, choose: Choose) -> str:
    """The words of a whole number from 0 to 10^15."""
    if number == 0:
        return _UNITS[0]
    billions, rest = divmod(number, 10**9)
    words = _billions(billions, choose)
    for scale, forms in ((10**6, ("triệu",)), (1000, ("nghìn", "ngàn")), (1, ("",))):
        group, rest = divmod(rest, scale)
        if group:
            words += [*_group(group, bool(words), choose), choose(forms)]
    return " ".join(filter(None, words))


def _billions(number: int, choose: Choose) -> list[str]:
    """Of a thousand billions on: each group with its own, or all before one ``tỷ``."""
    if not number:
        return []
    billion, thousand = choose(("tỷ", "tỉ")), choose(("nghìn", "ngàn"))
    if number >= 10**6:
        return [*_group(number // 10**6, False, choose), "triệu", billion]
    thousands, units = divmod(number, 1000)
    words = [*_group(thousands, False, choose), thousand] if thousands else []
    if thousands and (not units or choose(("apart", "together")) == "apart"):
        words.append(billion)
    return [*words, *_group(units, bool(words), choose), billion] if units else words


def _group(number: int, inside: bool, choose: Choose) -> list[str]:
    """A number below 1000; ``inside`` says that greater groups stand before it."""
    hundreds, rest = divmod(number, 100)
    words = [_UNITS[hundreds], "trăm"] if hundreds else []
    if inside and not hundreds:
        opening = choose(("không trăm", "")) if 0 < rest < 10 else choose(("không trăm", "lẻ"))
        words = opening.split()
    if 0 < rest < 10:
        return [*words, choose(_ODD), _odd_unit(rest, choose)] if words or inside else [_one(rest)]
    return words + (_tens(rest, choose) if rest else [])


def _one(number: int) -> str:
    return _UNITS[number]


def _odd_unit(number: int, choose: Choose) -> str:
    return choose(("tư", "bốn")) if number == 4 else _UNITS[number]


def _tens(number: int, choose: Choose) -> list[str]:
    tens, units = divmod(number, 10)
    if tens == 1:
        return ["mười", "lăm" if units == 5 else _UNITS[units]][: 1 + bool(units)]
    last = choose(_AFTER_TENS.get(units, (_UNITS[units],)))
    return [_UNITS[tens], choose(("mươi", "chục")) if not units else "mươi", last][
        : 2 + bool(units)
    ]
