"""Owns the index, both doors of it: writing and asking."""
