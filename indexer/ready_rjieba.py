"""Loaded by the server of reading processes, so that its children find rjieba ready."""

import indexer.reading  # noqa: F401 - what children do is loaded too
from indexer.analysis import shared

shared("rjieba").prepare()
