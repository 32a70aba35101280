"""Loaded by the server of reading processes, so that its children find rjieba ready."""

import indexer.runs.reading  # noqa: F401 - what children do is loaded too
from corpus.patterns import compile_all
from indexer.text.analysis import shared

compile_all()
shared("rjieba").prepare()
