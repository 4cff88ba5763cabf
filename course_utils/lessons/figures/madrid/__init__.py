"""Figures of the lesson on trade marks abroad."""
