"""One document as read, in lines a person can hold against it."""

from loaders import show


def test_a_long_text_shows_both_its_ends():
    text = "Agree a vision for the whole of the city of Borchester and all of its many parishes by summer"
    short = show.short(text)
    assert (short[:14], short[-9:], len(short) <= show.SHORT) == ("Agree a vision", "by summer", True)


def test_a_short_text_is_shown_whole_on_one_line():
    assert show.short("Agree\n a vision") == "Agree a vision"
