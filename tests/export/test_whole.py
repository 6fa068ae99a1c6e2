"""Files are written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.export.whole import whole_file


def test_a_file_appears_when_the_block_ends(tmp_path: Path) -> None:
    path = tmp_path / "new" / "out.txt"
    with whole_file(path) as stream:
        stream.write("một\n")
        assert not path.exists()
    assert path.read_text(encoding="utf-8") == "một\n"
    assert [p.name for p in path.parent.iterdir()] == ["out.txt"]


def test_an_error_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    path.write_text("old")
    with pytest.raises(RuntimeError), whole_file(path) as stream:
        stream.write("half")
        raise RuntimeError
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["out.txt"]
