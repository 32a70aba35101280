"""Addresses become answers: one module for each group of pages and its API."""
