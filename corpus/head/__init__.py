"""Whether this is a record of a meeting, of which, whose, when and where; and what ends it."""
