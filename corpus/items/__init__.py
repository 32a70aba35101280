"""议题: what a meeting dealt with, numbered or told in running text."""
