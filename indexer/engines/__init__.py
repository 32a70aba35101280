"""The engines, chosen by address."""
