"""Texts -> the raw material of the search index: which term stands how often in which text, and how words are written.

queries/prepared/90_search.sql makes the index of it once the days from which every text is known are there.
"""

from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, fields

import duckdb
import numpy as np
import pandas as pd

from loaders.words import Vocabulary, index_terms, load, words

# Every text that can be found, and how much a word in it counts.
TEXTS = """
create or replace temp table found_texts as
select row_number() over (order by recommendation_id, action_id, weight, text) - 1 as text_id, *
from (
    select recommendation_id, null::varchar as action_id, 2 as weight, text from recommendations where text is not null
    union all
    select recommendation_id, null, 2, topic from recommendations where text is not null and topic is not null
    union all
    select recommendation_id, action_id, 1, text from actions where recommendation_id is not null
)
"""


@dataclass(frozen=True)
class Index:
    """Frames: `terms` (term_id, term), `counts` (text_id, term_id, count: how often the text holds the term), `words`
    (word, stem, is_stop, text_count: how many texts hold the stem), `expressions` (stems, term).
    """

    terms: pd.DataFrame
    counts: pd.DataFrame
    words: pd.DataFrame
    expressions: pd.DataFrame


def fill(db: duckdb.DuckDBPyConnection) -> None:
    """Make temporary tables for 90_search.sql: found_texts, and of `Index` found_terms, found_counts, found_words and
    found_expressions.
    """
    db.execute(TEXTS)
    texts = db.execute("select text from found_texts order by text_id").fetchall()
    made = index([text for (text,) in texts])
    for field in fields(made):
        db.register("incoming", getattr(made, field.name))
        db.execute(f"create or replace temp table found_{field.name} as from incoming")
        db.unregister("incoming")


def index(texts: Sequence[str], vocabulary: Vocabulary | None = None) -> Index:
    """The index of `texts`; text_id is the place in the sequence, from 0."""
    ours = vocabulary or load()
    ids: dict[str, int] = {term: number for number, term in enumerate(sorted(set(ours.expressions.values())))}
    columns = {name: array("i") for name in ("text_id", "term_id", "count")}
    for text_id, text in enumerate(texts):
        found = Counter(index_terms(text, ours))
        columns["text_id"].extend([text_id] * len(found))
        columns["term_id"].extend([ids.setdefault(term, len(ids)) for term in found])
        columns["count"].extend(found.values())
    in_texts = Counter(columns["term_id"])
    return Index(
        terms=pd.DataFrame({"term_id": list(ids.values()), "term": list(ids)}),
        counts=pd.DataFrame({name: np.frombuffer(values, dtype="int32") for name, values in columns.items()}),
        expressions=_expressions(ours),
        words=_words(texts, {term: in_texts[number] for term, number in ids.items()}, ours),
    )


def _words(texts: Sequence[str], in_texts: dict[str, int], ours: Vocabulary) -> pd.DataFrame:
    """Every word that stands in a text or in data/words.toml."""
    known = {word for text in texts for word in words(text)} | ours.written | ours.stop | ours.kept
    stems = [(word, ours.stem(word)) for word in sorted(known)]
    rows = [(word, stem, word in ours.stop, in_texts.get(stem, 0)) for word, stem in stems]
    return pd.DataFrame(rows, columns=["word", "stem", "is_stop", "text_count"])


def _expressions(ours: Vocabulary) -> pd.DataFrame:
    rows = [(" ".join(stems), term) for stems, term in sorted(ours.expressions.items())]
    return pd.DataFrame(rows, columns=["stems", "term"])
