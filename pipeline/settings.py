"""Where things lie, and what this build is called."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

try:
    VERSION = version("chidao")
except PackageNotFoundError:  # run from a checkout that was never installed
    VERSION = "0+unknown"


def corpora_folder() -> Path:
    """The folder of registries, sources and samples: beside the package in a checkout,
    inside it when installed from a wheel."""
    inside = Path(__file__).parent / "corpora"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "corpora"
