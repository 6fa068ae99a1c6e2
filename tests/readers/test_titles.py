"""A text's title is the line that stands over it; a program's label is none."""

import pytest

from pipeline.readers.titles import first_line, stated


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Le plan des eaux\n\nLe conseil a voté.\n", "Le plan des eaux"),
        ("\n Kế hoạch cấp nước \nHội đồng đã thông qua kế hoạch ba năm.", "Kế hoạch cấp nước"),
        ("Le plan des eaux\nGenève, le 2 mars\nLe conseil a voté ce plan.", "Le plan des eaux"),
        ("# Plan  des eaux\nLe conseil a voté.", "Plan des eaux"),
        ("Le conseil a voté lundi.\n\nIl a aussi débattu.", None),
        ("Une seule ligne", None),
        ("Le conseil a voté lundi soir le plan\nqui était attendu", None),
        ("", None),
    ],
)
def test_first_line(text: str, title: str | None) -> None:
    assert first_line(text) == title


@pytest.mark.parametrize(
    "label", ["Microsoft Word - x.doc", "Untitled", "plan.docx", "Document1", ""]
)
def test_labels_of_programs(label: str) -> None:
    assert stated(label) is None
    assert stated("Plan des eaux") == "Plan des eaux"
