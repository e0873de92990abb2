"""A briefing to attach to a committee paper: one list of parts, as a Word file or as a page to print."""
