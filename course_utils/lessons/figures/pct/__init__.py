"""Figures of the lesson on the PCT."""
