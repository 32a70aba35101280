"""A run brings an index up to date, checks it before the switch and tells what it did."""
