"""Hostile input over all readers, addresses, questions and web addresses: python -m tests.hostile --help."""
