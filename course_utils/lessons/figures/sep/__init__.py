"""Figures of the lesson on standard-essential patents."""
