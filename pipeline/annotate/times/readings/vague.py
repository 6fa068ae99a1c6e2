"""Times that name no day: now, lately, in future; some days, several years."""

from __future__ import annotations

from pipeline.annotate.times.readings.production import production
from pipeline.annotate.times.sight import Reading, Sight


@production
def vague(sight: Sight) -> Reading | None:
    """``vague``: PAST_REF, PRESENT_REF or FUTURE_REF, which name no days.

    With ``ahead`` only where the words before speak of what is to come.
    """
    value = sight.key("vague")
    if "ahead" in sight.fixed and not (sight.bare or sight.looks_ahead()):
        return None
    return Reading("DATE", value) if value else None


@production
def vague_duration(sight: Sight) -> Reading | None:
    """``unit`` of a number left open (several, some): ``PXD``, ``PTXH``."""
    unit = sight.key("unit")
    if unit is None:
        return None
    if unit in ("E", "C"):
        return Reading("DURATION", "PXY")
    return Reading("DURATION", f"PTX{unit[1:]}" if unit.startswith("T") else f"PX{unit}")
