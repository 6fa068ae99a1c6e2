"""The registry holds together: ids, parents, days, names; successors are followed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipeline.agencies.registry import faults, registry
from pipeline.errors import PackError


def test_own_registry_has_no_fault() -> None:
    assert list(faults(registry())) == []


def test_merged_ministry_stood_until_the_merger() -> None:
    body = registry().bodies["vn/ministry/transport"]
    assert body.stood(date(2025, 2, 28))
    assert not body.stood(date(2025, 3, 1))
    assert body.successor == "vn/ministry/construction"


def test_thirty_four_provinces_stand_and_sixty_three_stood() -> None:
    places = registry().places.values()
    assert sum(place.until is None for place in places) == 34
    assert len(places) == 63


def test_faults_are_named(tmp_path: Path) -> None:
    (tmp_path / "xx.toml").write_text(
        '[[bodies]]\nid = "xx/a"\nkind = "other"\nlevel = "central"\nparent = "xx/b"\n'
        "from = 2025-05-01\nto = 2025-04-01\n",
        encoding="utf-8",
    )
    found = list(faults(registry(tmp_path), tmp_path))
    assert found == [
        "xx/a: xx/b is not in the registry",
        "xx/a: ends before it begins",
        "xx/a: has no name",
    ]


def test_broken_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "xx.toml").write_text("[[bodies", encoding="utf-8")
    with pytest.raises(PackError, match=r"xx\.toml"):
        registry(tmp_path)
