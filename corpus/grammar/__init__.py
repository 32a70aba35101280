"""The small grammars: words, numbers, days, titles, people and organs, each a pure function."""
