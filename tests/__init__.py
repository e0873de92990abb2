"""A package of its own, so that the tests that some library installs under the same name never stand in for it."""
