"""Loaded by the server of reading processes, so that its children find rjieba ready."""

from indexer.reading import segmenter

segmenter("rjieba").prepare()
