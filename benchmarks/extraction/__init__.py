"""How much of what records tell is read, and how much is invented: precision and recall."""
