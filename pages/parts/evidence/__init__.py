"""What stands behind the figures: definitions, rows, documents, downloads."""
