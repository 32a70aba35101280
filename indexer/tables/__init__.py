"""Rows become CSV, JSON Lines and XLSX that no program can be harmed by."""
