"""The closed list of flag codes: what each asks a person to look at, and how serious it is."""

SEVERITY = {
    "row_without_ref": "warning",  # a table row whose recommendation the document does not show
    "refs_missing": "warning",  # the numbering has gaps
    "annex_missing": "warning",  # the records stand in an annex that is not in the file
    "count_differs": "warning",  # the document states another number than was found
    "several_dates": "note",  # several dates that cannot be given to single steps
    "due_before_document": "warning",  # a deadline earlier than the document that sets it
    "date_not_stated": "warning",  # neither the document nor its source row gives its date
    "text_later_than_as_at": "warning",  # the words tell of a day after the document's own date
    "year_inferred": "note",  # a month without a year, read as the next one
    "status_by_colour_without_key": "warning",
    "dropped_without_statement": "warning",
    "link_uncertain": "warning",
    "council_unknown": "error",
    "not_a_peer_challenge": "error",
    "nothing_found": "error",  # no recommendation, action or update was recognised
    "unread_value": "warning",  # something printed that was not understood
    "text_cut": "warning",  # words that begin or end in the middle of a sentence
    "conflict_between_sources": "warning",
    "reply_unmatched": "warning",  # a row of data/replies.csv that speaks of nothing that is known of its council
    "check_unmatched": "warning",  # a row of data/checked.csv that names no known review
    "correction_unmatched": "warning",  # a row of data/corrections.csv that fits nothing any more
}
