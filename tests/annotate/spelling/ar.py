"""Arabic cardinals up to 10^15, every choice a writer has drawn at random.

Gender, case, the spellings of the hundred, its joined and parted multiples, duals with and
without a word behind them, ``ألف مليون``. num2words is no guide here: it writes 101,000 as
"a hundred and a thousand thousand".
"""

from __future__ import annotations

from collections.abc import Sequence

from tests.annotate.spelling import Choose

_MASCULINE = ("", "واحد", "", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع")
_FEMININE = (
    "", "واحدة", "", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة",
)  # fmt: skip
_TENS = ("", "", "عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع")
_HUNDRED = ("مئة", "مائة")


class _Voice:
    """One writer's habits for one number: case, gender, spelling of the hundred."""

    def __init__(self, choose: Choose) -> None:
        self.choose = choose
        self.oblique = choose(("nominative", "oblique")) == "oblique"
        self.feminine = choose(("masculine", "feminine")) == "feminine"
        self.hundred = choose(_HUNDRED)
        self.link = choose((" و", " و", " و "))

    def case(self, nominative: str, oblique: str) -> str:
        return oblique if self.oblique else nominative

    def join(self, parts: Sequence[str]) -> str:
        return self.link.join(filter(None, parts))


def spell(number: int, choose: Choose) -> str:
    """The words of a whole number from 0 to 10^15."""
    if number == 0:
        return "صفر"
    voice = _Voice(choose)
    parts = []
    milliard, milliards = choose((("مليار", "مليارات"), ("بليون", "بلايين")))
    trillion = choose(("تريليون", "ترليون"))
    groups = [(10**9, milliard, milliards), (10**6, "مليون", "ملايين")]
    if number == 10**15 or choose(("trillion", "thousand milliards")) == "trillion":
        groups.insert(0, (10**12, trillion, trillion + "ات"))
    for scale, one, many in groups:
        count, number = divmod(number, scale)
        if count:
            parts.append(_counted(count, one, many, voice))
    thousands, units = divmod(number, 1000)
    if thousands:
        parts.append(_counted(thousands, "ألف", "آلاف", voice))
    if units:
        parts.append(_below_1000(units, voice))
    return voice.join(parts)


def _counted(count: int, one: str, many: str, voice: _Voice) -> str:
    """A scale word with the number before it: singular, dual, plural or accusative."""
    rest = count % 100
    if count == 1:
        return one
    if count == 2:
        return one + voice.case("ان", "ين")
    if rest in (1, 2) and count > 100:  # the last one or two of them stand apart
        last = one if rest == 1 else one + voice.case("ان", "ين")
        return voice.join([_counted(count - rest, one, many, voice), last])
    head = _number(count, voice, before_noun=True)
    if 3 <= rest <= 10:
        return f"{head} {many}"
    return f"{head} {one}" if not rest else f"{head} {one}{voice.choose(('', 'ا', 'اً', 'ًا'))}"


def _number(number: int, voice: _Voice, *, before_noun: bool = False) -> str:
    """A number below 10^6 before a scale word; a dual loses its last letter there."""
    thousands, units = divmod(number, 1000)
    parts = []
    if thousands:
        parts.append(_counted(thousands, "ألف", "آلاف", voice))
        if before_noun and not units and parts[0].endswith(("ان", "ين")):
            parts[0] = parts[0][:-1]
    return voice.join([*parts, _below_1000(units, voice, before_noun=before_noun)])


def _below_1000(number: int, voice: _Voice, *, before_noun: bool = False) -> str:
    hundreds, rest = divmod(number, 100)
    return voice.join([_hundreds(hundreds, voice, before_noun and not rest), _tens(rest, voice)])


def _hundreds(count: int, voice: _Voice, construct: bool) -> str:
    if not count:
        return ""
    if count == 1:
        return voice.hundred
    if count == 2:
        dual = voice.hundred[:-1] + "ت" + voice.case("ان", "ين")
        return dual[:-1] if construct else dual
    first = _MASCULINE[count]
    if count == 8:
        first = voice.choose(("ثمان", "ثماني"))
    return first + voice.choose(("", " ")) + voice.hundred


def _tens(number: int, voice: _Voice) -> str:
    tens, units = divmod(number, 10)
    if not tens:
        return _unit(units, voice)
    if tens == 1:
        return _teen(units, voice)
    return voice.join([_unit(units, voice), _TENS[tens] + voice.case("ون", "ين")])


def _unit(number: int, voice: _Voice) -> str:
    if not number:
        return ""
    if number == 2:
        return voice.case("اثنتان", "اثنتين") if voice.feminine else voice.case("اثنان", "اثنين")
    if number == 8 and not voice.feminine:
        return voice.choose(("ثمان", "ثمانٍ", "ثماني"))
    return (_FEMININE if voice.feminine else _MASCULINE)[number]


def _teen(units: int, voice: _Voice) -> str:
    """Ten to nineteen: unit and ten agree crosswise, of eleven and twelve alike."""
    if units == 0:
        return "عشرة" if voice.feminine else "عشر"
    if units == 1:
        return "إحدى عشرة" if voice.feminine else "أحد عشر"
    if units == 2:
        if voice.feminine:
            return voice.case("اثنتا", "اثنتي") + " عشرة"
        return voice.case("اثنا", "اثني") + " عشر"
    if voice.feminine:
        return _FEMININE[units] + " عشر"
    return ("ثماني" if units == 8 else _MASCULINE[units]) + " عشرة"
