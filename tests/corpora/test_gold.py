"""The annotated texts themselves: our own have no fault, those beside us sound offsets."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from pipeline.evaluate.check import check_folder
from pipeline.evaluate.gold import read_folder
from pipeline.languages import codes

ROOT = Path(__file__).parents[2]
OWN = ROOT / "corpora" / "gold"
SHARED = ROOT.parent / "shared" / "gold"
LEAST = 12  # texts a language


def test_own_gold_has_no_fault() -> None:
    assert [str(fault) for fault in check_folder(OWN) if not fault.is_warning] == []


def test_own_gold_has_enough_texts_in_every_language() -> None:
    found = Counter(document.language for document in read_folder(OWN))
    assert {code: min(found[code], LEAST) for code in codes()} == dict.fromkeys(codes(), LEAST)


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared/gold is not here")
def test_shared_gold_has_sound_offsets_and_hashes() -> None:
    faults = [fault for fault in check_folder(SHARED) if fault.rule in ("hash", "offset", "text")]
    assert [str(fault) for fault in faults] == []
