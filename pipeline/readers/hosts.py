"""What the address of a page says: its host, the source's id and the source's country."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

TABLE = Path(__file__).with_name("hosts.toml")
_NAME = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+$")


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))


def host_of(url: str | None) -> str | None:
    """The host of an http(s) address in lower case without ``www.``; None where there is none."""
    try:
        parts = urlsplit((url or "").strip())
        host = (parts.hostname or "").lower().rstrip(".")
    except ValueError:
        return None
    host = re.sub(r"^(?:www\d?|m|amp)\.", "", host)
    return host if parts.scheme in ("http", "https") and _NAME.match(host) else None


def domain_of(host: str) -> str:
    """The registered domain of a host: the label before the public suffix, and the suffix."""
    labels = host.split(".")
    second = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _table()["second_level"]
    return ".".join(labels[-3 if second else -2 :])


def source_of(host: str | None) -> str | None:
    """A readable id of the source: the registered name without its suffix (``lapresse``)."""
    return domain_of(host).split(".")[0] if host else None


def hours_of(country: str | None) -> int:
    """The hours a country's clocks are ahead of UTC, without summer time; 0 where unknown."""
    return int(_table()["hours"].get(country, 0))


def country_of(host: str | None) -> str | None:
    """ISO 3166-1 alpha-2: from the table of known hosts, else from a country's own suffix.

    None for a suffix that is sold world-wide, and for a press that serves many countries.
    """
    if not host:
        return None
    table = _table()
    known = table["country"].get(domain_of(host))
    if known is not None:
        return str(known) or None
    suffix = host.rsplit(".", 1)[-1]
    if len(suffix) != 2 or not suffix.isascii() or suffix in table["sold_suffixes"]:
        return None
    return str(table["suffix"].get(suffix, suffix.upper()))
