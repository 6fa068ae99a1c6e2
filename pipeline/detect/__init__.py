"""Detecting the language of a text, and of its paragraphs."""

from pipeline.detect.detect import Detection, detect
from pipeline.detect.paragraphs import paragraph_languages

__all__ = ["Detection", "detect", "paragraph_languages"]
