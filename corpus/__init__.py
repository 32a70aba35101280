"""What minutes are, and how to read a file of them. Knows nothing of search."""
