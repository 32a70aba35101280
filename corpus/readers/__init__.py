"""Bytes to lines of text. The first bytes decide which reader is asked, never the file's name."""
