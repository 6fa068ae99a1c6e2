"""Tasks: their stretch, kind, roles, deadline and reported status."""
