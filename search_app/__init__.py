"""Turns addresses into requests and results into pages. Knows no engine by name."""
