"""Results leave as files that carry what they are the answer to."""
