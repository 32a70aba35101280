"""Measured promises: each folder is one command that prints figures and can fail."""
