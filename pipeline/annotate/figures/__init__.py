"""Figures: numbers that say how much or how many, with unit, bounds and what is counted."""

from pipeline.annotate.figures.annotator import make, read_figures

__all__ = ["make", "read_figures"]
