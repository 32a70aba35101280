"""What minutes are, and how to read a file of them. Knows nothing of search."""

READER_VERSION = 39
"""Raised whenever a file may be read otherwise than before; then every file is read again."""
