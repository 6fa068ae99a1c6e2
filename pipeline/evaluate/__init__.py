"""Gold, scores and floors."""
