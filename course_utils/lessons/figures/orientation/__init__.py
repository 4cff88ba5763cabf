"""Figures of the orientation."""
