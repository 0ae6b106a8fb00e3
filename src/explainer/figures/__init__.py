"""Figures as three pure functions each: build a view, draw it, describe it."""
