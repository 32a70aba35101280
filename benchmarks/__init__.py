"""Measurements of the project, kept out of what is installed."""
