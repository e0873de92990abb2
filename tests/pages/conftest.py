"""What pages keep for everybody is forgotten after each test, so that no test looks at what another made."""

import pytest


@pytest.fixture(autouse=True)
def forgotten():
    yield
    from pages.parts import data

    data.forget()
