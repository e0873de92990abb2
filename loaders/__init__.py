"""Documents in whatever layout -> one finished database: a verb a module, the road itself in road.py."""
