"""What is known of actions and recommendations on a day, worked out in pandas from plain tables by the rules of docs/method.md.

The second calculation of tests/queries does it row by row, to be read; this does it whole columns at a time, to be fast.
"""

import numpy as np
import pandas as pd

from tests.benchmarks.compare_pandas_timing import slipped, with_timing
from tests.benchmarks.compare_tables import NONE, Frames

ALWAYS = -25_567.0  # 1900-01-01: a document without a day counts from the beginning
LESS_COMPLETE = ("not stated", "complete", "continuous", "stopped", "in progress", "not started")
CLOSED = ("complete", "stopped", "continuous")
OF_DOCUMENT = ["document_id", "kind", "counts", "own_on", "is_full", "begins"]
OF_STATUS = ["recommendation_id", "action_id", "document_id", "status"]
OF_DEADLINE = ["due_kind", "due_from", "due_to"]
OF_END = ["completed_from", "completed_to"]


class Plain:
    """Answers from the tables of queries/schema.sql; frames as compare_tables.frames makes them."""

    def __init__(self, tables: Frames) -> None:
        self.tables = tables

    def sector(self, d: int) -> pd.DataFrame:
        """The reviews that sector figures count: review_id, gss_code, read_count, has_progress; rules 3 and 12."""
        documents = _documents(self.tables, d)
        reviews = _chosen(self.tables, documents, d)
        read = documents[(documents.kind != "register") & documents.review_id.isin(reviews.review_id)]
        updates = self.tables["updates"][OF_STATUS]
        told = updates[updates.document_id.isin(read.document_id)]
        tells = (told.status != "not stated") | ((told.action_id == NONE) & (told.recommendation_id == NONE))
        progress = read.review_id[read.document_id.isin(told.document_id[tells])]
        return reviews.assign(has_progress=reviews.review_id.isin(progress))

    def standings(self, reviews: pd.DataFrame, d: int) -> pd.DataFrame:
        """Actions known on D: review_id, theme_id, counted_status, moved_to_continuous."""
        found = self._standings(self._words(reviews, []))
        status = found.status.astype(object).mask(found.is_covered, "not stated")
        return self._of_theme(found.drop(columns="status").assign(counted_status=status))

    def timings(self, reviews: pd.DataFrame, d: int, clock: str = "as at") -> pd.DataFrame:
        """Actions with `timing`, by one of the two clocks."""
        if clock == "last reported":
            reviews = self._last_reported(reviews, d)
        return self._timings(self._words(reviews, OF_DEADLINE + OF_END), reviews)

    def slips(self, reviews: pd.DataFrame, d: int) -> pd.DataFrame:
        """Actions with slip_low_days, slip_high_days, slip_kind, redated_count, on_time ..."""
        words = self._words(reviews, OF_DEADLINE + OF_END)
        return slipped(self._timings(words, reviews, redated=True))

    def open_deadlines(self, reviews: pd.DataFrame, d: int) -> pd.DataFrame:
        """Actions whose deadline is dated, not early, and not settled, with their words."""
        words = self._words(reviews, [*OF_DEADLINE, *OF_END, "due_text", "text"])
        said = words[words.text.notna() & (words.action_id != NONE)].drop_duplicates("action_id", keep="last")
        found = self._timings(words, reviews, redated=True).join(said.set_index("action_id").text, on="action_id")
        first = found.action_id.map(self.tables["actions"].set_index("action_id").text)
        found = found.assign(text=found.text.fillna(first))
        return found[(found.due_kind == "dated") & ~found.is_early & ~found.status.isin(CLOSED)]

    def recommendations(self, reviews: pd.DataFrame, d: int) -> pd.DataFrame:
        """Recommendations known by then with status, action_count and whether moved to continuous (rule 2)."""
        words = self._words(reviews, ["due_kind"])
        actions = self._standings(words)
        due = words[_has_deadline(words)].drop_duplicates("action_id", keep="last").set_index("action_id").due_kind
        known = self.tables["recommendations"].merge(reviews[["review_id", "known_on"]], on="review_id")
        day = known.document_id.map(self.tables["documents"].set_index("document_id").counts_from).fillna(ALWAYS)
        known = known[day <= known.known_on].set_index("recommendation_id")
        own = _statuses(_own(words), "recommendation_id")
        return known.join(
            _chosen_status(known, own, actions.assign(is_ongoing=due.reindex(actions.index) == "ongoing"))
        )

    def _last_reported(self, reviews: pd.DataFrame, d: int) -> pd.DataFrame:
        """These reviews with `known_on` and `measured_on` of the other clock; without a report of the council's own: left out."""
        documents = _documents(self.tables, d)
        is_own = (documents.said_by == "council") & (documents.kind != "register")
        own = documents[is_own & documents.review_id.isin(reviews.review_id)]
        own = own.sort_values(["review_id", "counts", "own_on", "document_id"], na_position="first")
        last = own.drop_duplicates("review_id", keep="last")
        last = last.assign(known_on=last.counts, measured_on=last.own_on.fillna(last.counts))
        now = reviews.drop(columns=["known_on", "measured_on"])
        return now.merge(last[["review_id", "known_on", "measured_on"]], on="review_id")

    def _timings(self, words: pd.DataFrame, reviews: pd.DataFrame, redated: bool = False) -> pd.DataFrame:
        found = self._standings(words).join(_deadlines(words, redated))
        found = found.join(_completion(words, found.index[found.status == "complete"])).reset_index()
        due_kind = found.due_kind.astype(object).fillna("none")
        found = found.assign(due_kind=due_kind, is_early=found.is_early.eq(True))
        return with_timing(self._of_theme(found.merge(reviews[["review_id", "measured_on"]], on="review_id")))

    def _of_theme(self, actions: pd.DataFrame) -> pd.DataFrame:
        themes = self.tables["recommendations"].set_index("recommendation_id").theme_id
        return actions.assign(theme_id=actions.recommendation_id.map(themes).fillna(NONE))

    def _words(self, reviews: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
        """Every update of these reviews by `known_on`, of one action or recommendation in the order of rule 1."""
        documents = _documents(self.tables).merge(reviews[["review_id", "known_on"]], on="review_id")
        documents = documents[documents.counts <= documents.known_on]
        updates = self.tables["updates"]
        found = updates.loc[updates.document_id.isin(documents.document_id), OF_STATUS + columns]
        found = found.merge(documents[OF_DOCUMENT], on="document_id")
        openness = np.array([LESS_COMPLETE.index(name) for name in found.status.cat.categories])[found.status.cat.codes]
        on_day = found.own_on.notna() * 12 + found.is_full * 6 + openness
        of = found.action_id.where(found.action_id != NONE, NONE - found.recommendation_id)
        return found.iloc[np.lexsort((found.counts * 24 + on_day, of))]

    def _standings(self, words: pd.DataFrame) -> pd.DataFrame:
        about = words[words.action_id != NONE]
        found = _statuses(about, "action_id")
        actions = self.tables["actions"].set_index("action_id").loc[found.index]
        found = found.assign(review_id=actions.review_id, recommendation_id=actions.recommendation_id)
        own = _last_stated(_own(words), "recommendation_id").counts
        own_on = found.recommendation_id.map(own)
        is_covered = own_on.notna() & ~found.status.isin(CLOSED) & ~(found.status_on >= own_on)
        return found.assign(is_covered=is_covered, covered_on=own_on)


def _documents(tables: Frames, d: float = np.inf) -> pd.DataFrame:
    """Documents that count by D with their counting day, own date, and the day before which a plan's deadline is early."""
    documents = tables["documents"]
    own_on = documents.as_at.fillna(documents.published_on)
    is_plan = documents.kind.isin(("action plan", "response"))
    known = documents.assign(
        counts=documents.counts_from.fillna(ALWAYS),
        own_on=own_on,
        is_full=documents.scope == "full",
        begins=documents.period_from.fillna(own_on).where(is_plan),
    )
    return known[known.counts <= d]


def _chosen(tables: Frames, documents: pd.DataFrame, d: int) -> pd.DataFrame:
    reviews = tables["reviews"]
    known = reviews[reviews.review_id.isin(documents.review_id) & (reviews.visited_from.fillna(ALWAYS) <= d)]
    read = documents[documents.kind != "register"].review_id.value_counts()
    told = tables["recommendations"].review_id.value_counts()
    known = known.assign(
        comes_first=known.kind == "corporate peer challenge",
        read_count=known.review_id.map(read).fillna(0),
        told_count=known.review_id.map(told).fillna(0),
        known_on=float(d),
        measured_on=float(d),
    )
    order = ["gss_code", "comes_first", "visited_from", "review_id"]
    latest = known.sort_values(order, ascending=[True, False, False, True]).drop_duplicates("gss_code")
    order = ["joint_id", "read_count", "told_count", "gss_code"]
    joint = latest[latest.joint_id.notna()].sort_values(order, ascending=[True, False, False, True])
    return pd.concat([latest[latest.joint_id.isna()], joint.drop_duplicates("joint_id")])


def _own(words: pd.DataFrame) -> pd.DataFrame:
    """What is said of recommendations themselves."""
    return words[(words.action_id == NONE) & (words.recommendation_id != NONE)]


def _last_stated(words: pd.DataFrame, key: str) -> pd.DataFrame:
    stated = words[words.status != "not stated"].drop_duplicates(key, keep="last")
    return stated.set_index(key)[["status", "counts", "own_on"]]


def _statuses(words: pd.DataFrame, key: str) -> pd.DataFrame:
    """Rule 2 for every key that is spoken of; moved: not continuous at the end of its first day."""
    found = _last_stated(words, key).reindex(words[key].unique())
    found.columns = ["status", "status_on", "status_as_at"]
    found["status"] = found.status.fillna("not stated")
    continuous = found.index[found.status == "continuous"]
    theirs = words[words[key].isin(continuous)]
    first_day = theirs[theirs.counts == theirs.groupby(key).counts.transform("first")]
    at_first = _last_stated(first_day, key)
    found["moved_to_continuous"] = found.index.isin(
        continuous.difference(at_first.index[at_first.status == "continuous"])
    )
    return found.rename_axis(key)


def _has_deadline(words: pd.DataFrame) -> pd.Series:
    return words.due_kind.isin(("dated", "ongoing", "event")) & (words.action_id != NONE)


def _deadlines(words: pd.DataFrame, redated: bool) -> pd.DataFrame:
    """Rule 4: latest and first deadline; with `redated` also how often it was moved or taken away (rule 6)."""
    due = words[_has_deadline(words)]
    dated = due[due.due_kind == "dated"]
    early = (dated.due_to < dated.begins).groupby([dated.action_id, dated.due_to]).transform("first")
    due = due.assign(is_early=early.reindex(due.index, fill_value=False).astype(bool))
    columns = [*OF_DEADLINE, "is_early", *(["due_text"] if "due_text" in due else [])]
    found = due.drop_duplicates("action_id", keep="last").set_index("action_id")[columns]
    counting = due[~due.is_early]
    dated = counting[counting.due_kind == "dated"]
    first = dated.drop_duplicates("action_id").set_index("action_id")
    found = found.assign(first_due_from=first.due_from, first_due_to=first.due_to)
    if not redated:
        return found
    is_same = dated.action_id == dated.action_id.shift()
    moved = dated.action_id[is_same & (dated.due_to != dated.due_to.shift())].value_counts()
    is_same = counting.action_id == counting.action_id.shift()
    was_dated = is_same & (counting.due_kind.shift() == "dated")
    ended = counting.action_id[was_dated & (counting.due_kind != "dated")].value_counts()
    ends = ended.reindex(found.index, fill_value=0)
    return found.assign(redated_count=moved.reindex(found.index, fill_value=0) + ends, end_removed_count=ends)


def _completion(words: pd.DataFrame, done: pd.Index) -> pd.DataFrame:
    """Rule 7, of the run of complete that stands now: the period stated in it, else after the last document before it."""
    theirs = words[words.action_id.isin(done)]
    theirs = theirs.assign(place=np.arange(len(theirs)))
    is_complete = theirs.status == "complete"
    others = theirs[~is_complete & (theirs.status != "not stated")].groupby("action_id").place.last()
    since = theirs.action_id.map(others).fillna(-1)
    run = theirs[is_complete & (theirs.place > since)]
    start = run.drop_duplicates("action_id").set_index("action_id")
    is_before = (theirs.place < theirs.action_id.map(start.place)) & theirs.own_on.notna()
    before = theirs[is_before & (theirs.document_id != theirs.action_id.map(start.document_id))]
    before = before.drop_duplicates("action_id", keep="last").set_index("action_id").own_on.reindex(done)
    first = run[run.own_on.notna()].drop_duplicates("action_id").set_index("action_id").own_on.reindex(done)
    told = run[run.completed_to.notna()].drop_duplicates("action_id", keep="last").set_index("action_id").reindex(done)
    earliest = np.fmin(before + 1, first).where(before.notna())
    return pd.DataFrame(
        {"completed_from": told.completed_from.fillna(earliest), "completed_to": told.completed_to.fillna(first)}
    )


def _chosen_status(known: pd.DataFrame, own: pd.DataFrame, actions: pd.DataFrame) -> pd.DataFrame:
    """Rule 2, of a recommendation: its own word, or what its actions come to."""
    actions = actions[actions.recommendation_id != NONE]
    is_left = ~actions.status.isin(("stopped", "continuous")) & ~((actions.status == "not stated") & actions.is_ongoing)
    marks = {name: actions.status == name for name in LESS_COMPLETE[1:]}
    marks |= {"left": is_left, "moved": actions.moved_to_continuous, "action_count": is_left | True}
    sums = pd.DataFrame(marks).groupby(actions.recommendation_id).sum().reindex(known.index, fill_value=0)
    last = actions.groupby("recommendation_id").status_on.max().reindex(known.index)
    derived = derived_status(sums)
    own = own.reindex(known.index)
    is_own = own.status.notna() & (own.status != "not stated")
    is_own &= (derived == "not stated") | ~(own.status_on < last)
    moved = own.moved_to_continuous.eq(True).where(is_own, (derived == "continuous") & (sums.moved > 0))
    status = own.status.astype(object).where(is_own, derived)
    return pd.DataFrame({"status": status, "action_count": sums.action_count, "moved_to_continuous": moved})


def derived_status(sums: pd.DataFrame) -> pd.Series:
    """What the counts of statuses below one recommendation come to; `left` counts those that have a say."""
    found = np.select(
        [
            sums.action_count == 0,
            (sums.left == 0) & (sums.continuous > 0),
            (sums.left == 0) & (sums.stopped == sums.action_count),
            sums.left == 0,
            sums.complete == sums.left,
            sums.complete + sums["in progress"] > 0,
            sums["not started"] == sums.left,
        ],
        ["not stated", "continuous", "stopped", "not stated", "complete", "in progress", "not started"],
        "not stated",
    )
    return pd.Series(found, index=sums.index, dtype=object)
