"""The commands of ``jiyao``, one module each; the table is in ``indexer/cli.py``."""
