"""Pages that tell of such a meeting otherwise: news, tables of verdicts, diaries, recordings."""
