"""Loaded by the server of reading processes, so that its children find rjieba ready."""

import indexer.runs.reading  # noqa: F401 - what children do is loaded too
from indexer.text.analysis import shared

shared("rjieba").prepare()
