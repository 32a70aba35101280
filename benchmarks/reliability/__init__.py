"""Kills, faults, power cuts, damage and crowds: what becomes of an index."""
