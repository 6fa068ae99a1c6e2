"""The formats that are read: one module each, found in this folder and never listed.

A module offers ``FORMAT``, a :class:`pipeline.readers.carrier.Format`; its heavy libraries
are imported when the first file of its kind is read.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from pipeline.readers.carrier import Format


@cache
def formats() -> dict[str, Format]:
    """All formats by kind."""
    modules = sorted(info.name for info in pkgutil.iter_modules(__path__))
    found = [importlib.import_module(f"{__name__}.{name}").FORMAT for name in modules]
    return {entry.kind: entry for entry in found}


@cache
def suffixes() -> dict[str, str]:
    """The kind each known suffix (lower case, with the dot) stands for."""
    return {suffix: entry.kind for entry in formats().values() for suffix in entry.suffixes}
