"""Figures of the capstone."""
