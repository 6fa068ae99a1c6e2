"""What is read from an HTML page beside its running text."""
