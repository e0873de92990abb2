"""The parts of the page that gets a council ready for its progress review."""
