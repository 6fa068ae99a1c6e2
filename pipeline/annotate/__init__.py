"""spaCy components that mark times, figures, agencies and citations in a document."""
