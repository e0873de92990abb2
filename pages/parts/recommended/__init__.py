"""Recommendations one by one: searched, in families, alone."""
