"""The publication day: from a time stamp in the address or from a carrier's field."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

_EARLIEST = 1990
# Press systems end an address with the moment of publication: yyyyMMddHHmmssfff, or a
# site number of three digits and yyMMddHHmmssfff; others write /2025/11/14/.
_STAMP = re.compile(
    r"(?<!\d)(?:(20\d\d)|\d{3}(\d\d))([01]\d)([0-3]\d)([0-2]\d)([0-5]\d)([0-5]\d)\d{0,3}(?!\d)"
)
_PATH = re.compile(r"/(?P<y>19\d\d|20\d\d)[/-](?P<m>\d{1,2})[/-](?P<d>\d{1,2})(?=[/_.-]|$)")
_COMPACT = re.compile(r"(?<!\d)(?P<y>20\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)(?=$|[._/?-])")
_ADDRESS = re.compile(r"https?://[^\s<>\"')\]]{8,2000}")
_FIGURES = re.compile(r"(?<!\d)(?P<d>\d{1,2})([/.-])(?P<m>\d{1,2})\2(?P<y>(?:19|20)\d\d)(?!\d)")
_ISO = re.compile(r"\s*(\d{4})-(\d\d)-(\d\d)(?!\d)")


def day_of(value: object, hours: int = 0) -> str | None:
    """The ISO 8601 day of a field (``2025-11-14``, ``2025-11-14T20:17:40+07:00``), else None.

    A moment in UTC becomes the day ``hours`` to the east of it: the press counts local days.
    """
    found = _ISO.match(value) if isinstance(value, str) else None
    if found is None:
        return None
    moment = _moment(str(value).strip()) if hours else None
    if moment is not None and moment.utcoffset() == timedelta(0):
        return (moment + timedelta(hours=hours)).date().isoformat()
    return _day(*found.groups())


def written(text: str) -> str | None:
    """The one day of a date line in figures, day first (``19:20, 02/11/2023``), else None."""
    days = {_day(m["y"], m["m"], m["d"]) for m in _FIGURES.finditer(text)}
    return days.pop() if len(days) == 1 else None


def _moment(value: str) -> datetime | None:
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        return None


def from_url(url: str | None) -> str | None:
    """The day an address is stamped with; None where it has none or two stamps disagree."""
    days = set(_stamps(url or ""))
    return days.pop() if len(days) == 1 else None


def from_text(text: str) -> str | None:
    """The day of the one stamped address in the first and last 2,000 characters of a text."""
    ends = text if len(text) <= 4000 else f"{text[:2000]}\n{text[-2000:]}"
    days = {day for url in _ADDRESS.findall(ends) if (day := _full_stamp(url))}
    return days.pop() if len(days) == 1 else None


def _full_stamp(url: str) -> str | None:
    for match in _STAMP.finditer(url):
        year = match.group(1) or f"20{match.group(2)}"
        if int(match.group(5)) < 24 and (day := _day(year, match.group(3), match.group(4))):
            return day
    return None


def _stamps(url: str) -> Iterator[str]:
    stamp = _full_stamp(url)
    if stamp:
        yield stamp
        return
    for pattern in (_PATH, _COMPACT):
        for match in pattern.finditer(url):
            day = _day(match["y"], match["m"], match["d"])
            if day:
                yield day


def _day(year: str, month: str, day: str) -> str | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found.isoformat() if _EARLIEST <= found.year <= 2100 else None
