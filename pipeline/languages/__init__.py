"""Language packs and what reads them: folding, templates, the document they work on."""

from pipeline.languages.fold import Folded, Folding
from pipeline.languages.pack import Pack, codes, load

__all__ = ["Folded", "Folding", "Pack", "codes", "load"]
