"""The registry of bodies, and linking a mention to one of them."""
