"""A question becomes a request: its syntax, its parameters and what answers are made of."""
