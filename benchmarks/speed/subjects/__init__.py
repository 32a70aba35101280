"""What is measured, each behind the same small protocol."""
