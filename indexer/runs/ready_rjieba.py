"""Loaded by the server of reading processes, so that its children find rjieba ready.

What not every file needs (patterns, readers of other formats) each child loads with the first that
does: while the server loads, nobody reads.
"""

import corpus.parse  # noqa: F401 - the grammars
import indexer.runs.reading  # noqa: F401 - what children do is loaded too
from indexer.text.analysis import shared

shared("rjieba").prepare()
