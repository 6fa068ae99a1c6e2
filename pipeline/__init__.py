"""chidao: who must do what, by when, with which figures, in Vietnamese, French and Arabic.

>>> import pipeline
>>> record = pipeline.extract("…", published="2025-11-14")
>>> pipeline.to_frame(record, "tasks")
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from pipeline.settings import VERSION

if TYPE_CHECKING:
    from pipeline.api import extract, read, show
    from pipeline.export.frames import to_frame
    from pipeline.flow import Pipeline

__version__ = VERSION

# Loaded when first asked for, so that `chidao --help` does not wait for spaCy and pandas.
_HOMES = {
    "Pipeline": "pipeline.flow",
    "extract": "pipeline.api",
    "read": "pipeline.api",
    "show": "pipeline.api",
    "to_frame": "pipeline.export.frames",
}
__all__ = ["Pipeline", "__version__", "extract", "read", "show", "to_frame"]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'pipeline' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
