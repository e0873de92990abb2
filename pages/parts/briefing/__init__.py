"""The papers to print: on one council, and on a council among its peers."""
