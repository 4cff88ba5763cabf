"""Figures of the lesson on technology transfer."""
