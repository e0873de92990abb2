"""Printed text -> typed values, each beside the text that it was read from."""
