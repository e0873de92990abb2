"""The parts of the page that compares a council with its peers."""
