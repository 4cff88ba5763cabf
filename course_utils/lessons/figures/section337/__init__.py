"""Figures of the lesson on section 337."""
