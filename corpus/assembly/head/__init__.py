"""Where the head of a record ends, and which meeting it tells of."""
