"""Inputs of every kind become articles."""
