"""What happens to the data when something goes wrong, provoked and counted: python -m tests.faults."""
