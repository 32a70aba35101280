"""Who was there, by lists in labels, columns, groups and sheets of signatures."""
