"""Whatever a file holds, it ends in records or in one sentence: no exception of the program reaches a person."""

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loaders import reviews, road
from loaders.errors import LoadError
from loaders.recognise import headings
from loaders.records import Source
from tests.hostile.made import BINARY, TEXTS, mutated


@pytest.fixture(scope="module")
def using() -> road.Tools:
    return road.tools()


def read(data: bytes, name: str, folder: Path, using: road.Tools) -> None:
    path = folder / name
    path.write_bytes(data)
    try:
        reviews.rows_of([road.one(Source(path, name, council="Havant", visited_from="2024-03"), using)])
    except LoadError as problem:
        assert name in str(problem)
        assert "fault of the program" not in str(problem), str(problem)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_a_mutated_text_ends_in_records_or_a_sentence(path, using, tmp_path):
    chance = random.Random(path.name)
    for number in range(50):
        read(mutated(path.read_bytes(), chance), f"{number}{path.suffix}", tmp_path, using)


@pytest.mark.parametrize("name", BINARY)
def test_a_mutated_file_of_an_office_program_ends_in_records_or_a_sentence(name, using, tmp_path):
    chance, whole = random.Random(name), BINARY[name]()
    for number in range(100):
        read(mutated(whole, chance), f"{number}{name}", tmp_path, using)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=300), suffix=st.sampled_from([".txt", ".csv", ".html", ".md"]))
def test_any_text_ends_in_records_or_a_sentence(text, suffix, using, tmp_path):
    read(text.encode("utf-8", "surrogatepass"), f"any{suffix}", tmp_path, using)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cells=st.lists(st.lists(st.text(max_size=40), min_size=3, max_size=6), min_size=1, max_size=6))
def test_any_cells_under_real_headings_end_in_records_or_a_sentence(cells, using, tmp_path):
    known = list(headings.FIELDS)
    head = ["Recommendation", "Action", "Lead", "Deadline", "Status", known[0]]
    lines = ["\t".join(head), *("\t".join(c.replace("\t", " ").replace("\n", " ") for c in row) for row in cells)]
    read("\n".join(lines).encode("utf-8", "surrogatepass"), "cells.txt", tmp_path, using)
