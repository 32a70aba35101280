"""Loaded by the server of reading processes, so that its children find rjieba ready."""

import corpus.parse  # noqa: F401 - the grammars
import indexer.runs.reading  # noqa: F401 - what children do is loaded too
from corpus.readers import load_all
from indexer.text.analysis import shared

load_all()
shared("rjieba").prepare()
