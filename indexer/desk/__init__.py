"""The staff desk: documents, lists of titles, duties, people and organizations."""
