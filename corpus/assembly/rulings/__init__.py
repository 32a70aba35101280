"""What was resolved, by whose word it is told, and on what."""
