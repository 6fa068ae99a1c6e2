"""The formats records are written in: each module here is one, named by its file.

A format module has ``write(records, stream) -> int``: it writes the records to an open text
stream and returns how many there were.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module
from types import ModuleType

from pipeline.errors import UsageError


def names() -> tuple[str, ...]:
    """The names of all formats."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__)))


def load(name: str) -> ModuleType:
    """The module that writes a format; UsageError for an unknown one."""
    if name not in names():
        raise UsageError(f"no format {name!r}; there are: {', '.join(names())}")
    return import_module(f"{__name__}.{name}")
