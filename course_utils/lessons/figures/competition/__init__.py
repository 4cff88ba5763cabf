"""Figures of the lesson on trade secrets."""
