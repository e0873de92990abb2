"""The one error that a person is meant to read: a sentence that names the file, what was seen and what to do."""


class LoadError(Exception):
    """Going on would store something wrong. The message is printed as it is, never with a traceback."""
