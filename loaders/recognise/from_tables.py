"""Records of a plan table -> the plan: recommendations, objectives or actions under the heading above them."""

import textwrap
from dataclasses import replace
from itertools import chain, pairwise

from loaders.clean import refs
from loaders.recognise import joins, rows
from loaders.recognise.actions import actions_of
from loaders.recognise.plan import Plan, is_key, tier_of
from loaders.recognise.rows import Record
from loaders.recognise.tables import PAGE_NUMBER, PlanRow, PlanTable
from loaders.records import Block, Flag, PrintedAction, PrintedRecommendation, PrintedUpdate, Text


def add_table(plan: Plan, table: PlanTable, blocks: tuple[Block, ...]) -> None:
    """The records of one plan table."""
    above = _heading(blocks, table.block_index)
    records = rows.group(table)
    read = _without_torn_words([actions_of(record) for record in records])
    plan.flags.extend(_unread_columns(table))
    is_numbered = any(record.ref.ref for record in records)
    for record, (made, comment) in zip(records, read, strict=True):
        heading = [Text(record.section, record.section_place)] if record.section else above
        if record.is_orphan:
            _add_orphan(plan, record, made, comment)
        elif table.key == "recommendation":
            plan.add(_recommendation(record, made, comment, heading))
            if is_numbered and not record.ref.ref:
                plan.flags.append(
                    Flag(
                        "row_without_ref",
                        "This recommendation is printed without a number.",
                        "ref",
                        _first_words(record.text),
                        record.place,
                    )
                )
        else:
            _add_under_heading(plan, record, made, comment, heading, table)
        if joins.is_cut(record.text):
            plan.flags.append(
                Flag(
                    "text_cut",
                    "The words of this recommendation break off in the file.",
                    "text",
                    _last_words(record.text),
                    record.place,
                )
            )


def _unread_columns(table: PlanTable) -> list[Flag]:
    """Columns whose heading the vocabulary does not know: nothing of them is loaded, and that is said."""
    unknown = [
        text for name, text in zip(table.headings.fields, table.headings.printed, strict=True) if name is None and text
    ]
    place = table.rows[0].place if table.rows else ""
    return [
        Flag(
            "unread_value", "This column was not read: its heading is not in data/headings.toml.", "column", text, place
        )
        for text in unknown
    ]


def _without_torn_words(read: list[tuple[list[PrintedAction], str]]) -> list[tuple[list[PrintedAction], str]]:
    """Sentences that a page break tore over two records are made whole."""
    for (before, _), (after, _) in pairwise(read):
        if before and after:
            before[-1], after[0] = joins.move_tail(before[-1], after[0])
    return read


def _add_orphan(plan: Plan, record: Record, made: list[PrintedAction], comment: str) -> None:
    """A row whose recommendation the file does not show: kept, given to none, flagged."""
    for action in made:
        whole, flag = joins.cut_tail(action)
        plan.loose_actions.append(whole)
        plan.flags.extend([flag] if flag else [])
    plan.flags.append(
        Flag(
            "row_without_ref",
            "This row stands without the number and words of its recommendation; it is kept and given to none.",
            "recommendation",
            _first_words(plan.loose_actions[-1].text if made else comment),
            record.place,
        )
    )


def _recommendation(
    record: Record, made: list[PrintedAction], comment: str, heading: list[Text]
) -> PrintedRecommendation:
    row = record.rows[0]
    response = " ".join(filter(None, [comment, *(r.text("response") for r in record.rows)]))
    updates, made = _updates(record, made)
    return PrintedRecommendation(
        record.ref.ref,
        record.text,
        record.place,
        record.ref.other_refs,
        record.ref.source_refs + _sources(row),
        is_key(record.ref.ref),
        tier_of(record.ref.ref, " ".join([t.words for t in heading] + [record.section])),
        owner_text=_of_all(record, "owner"),
        due_text=_of_all(record, "deadline"),
        theme_text=row.text("theme") or (heading[-1].words if heading else ""),
        response_text=response,
        acceptance_text=row.text("acceptance") or row.text("response"),
        actions=tuple(made),
        updates=updates,
    )


def _updates(record: Record, made: list[PrintedAction]) -> tuple[tuple[PrintedUpdate, ...], list[PrintedAction]]:
    """Progress and status printed for the recommendation as a whole; what stands in an action's own row is the action's."""
    if len(made) == 1:
        return (), made
    status, progress = "", _progress_of_none(record, made)
    if _is_of_whole(record, made, "status", "percent") and not _is_listed(record, made, "status", "percent"):
        status = f"{record.rows[0].text('status')} {record.rows[0].text('percent')}".strip()
        made = [replace(action, status_text="") for action in made]
    if _is_of_whole(record, made, "progress"):
        progress = progress or record.rows[0].text("progress")
        made = [replace(action, update_text="") for action in made]
    if not (progress or status):
        return (), made
    return (PrintedUpdate(progress, record.rows[0].place, status_text=status),), made


def _is_of_whole(record: Record, made: list[PrintedAction], *names: str) -> bool:
    """Whether every row that holds actions shows the same cells of these fields: a merged cell stands in each of its rows.

    Cells are the same where their places are, so the same word printed again in the next row is another cell.
    """
    held = {action.update_place for action in made}
    shown = {
        tuple(cell for name in names for cell in row.cells.get(name, ()) if cell)
        for row in record.rows
        if row.place in held
    }
    return not made or (len(shown) == 1 and any(shown))


def _is_listed(record: Record, made: list[PrintedAction], *names: str) -> bool:
    """Whether a cell of the record's only row with actions holds one word for each of them."""
    rows_held = [row for row in record.rows if row.place in {action.update_place for action in made}]
    counts = {len(list(chain.from_iterable(rows_held[0].cells.get(name, ())))) for name in names} if made else set()
    return len(rows_held) == 1 and len(made) in counts


def _progress_of_none(record: Record, made: list[PrintedAction]) -> str:
    """Progress in rows that hold several actions or none, where no action tells it."""
    told = " ".join(" ".join(action.update_text.split()) for action in made)
    printed = [text for row in record.rows if (text := row.text("progress")) and text not in told]
    return " ".join(dict.fromkeys(printed))


def _of_all(record: Record, name: str) -> str:
    """What the record's rows print alike; '' where they differ, since it is then no row's word for the whole."""
    printed = {row.text(name) for row in record.rows if row.text(name)}
    return printed.pop() if len(printed) == 1 else ""


def _add_under_heading(
    plan: Plan, record: Record, made: list[PrintedAction], comment: str, heading: list[Text], table: PlanTable
) -> None:
    """A record that is an objective or an action: its recommendation is the heading above, or its number's first part."""
    whole = refs.number(record.ref.ref)
    named = record.rows[0].text("recommendation") if table.key != "recommendation" else ""
    heading = [Text(named, record.place)] if named else heading
    label = refs.split_ref(heading[0].words) if heading else refs.Ref("", "")
    ref = label.ref if named or len(whole) < 2 else str(whole[0])
    words = next(
        (refs.split_ref(t.words).rest if refs.split_ref(t.words).ref else t.words for t in reversed(heading)),
        "",
    )
    if table.key == "objective":
        made = [replace(a, objective_ref=record.ref.ref, objective_text=record.text) for a in made] or [
            PrintedAction(record.text, record.place, record.ref.ref)
        ]
    if not ref and not words:
        plan.loose_actions.extend(made)
        return
    place = heading[-1].place if heading else record.place
    plan.add(
        PrintedRecommendation(
            ref, words.strip(" :"), place, actions=tuple(made), response_text=comment, is_key=is_key(ref)
        )
    )


def _heading(blocks: tuple[Block, ...], index: int) -> list[Text]:
    """The words above a table: the nearest heading or labelled line, else the nearest words; a bare label comes along."""
    above: list[Block] = []
    for block in reversed(blocks[:index]):
        if block.kind == "table" or len(above) == 3:
            break
        if not PAGE_NUMBER.fullmatch(block.text.words):
            above.insert(0, block)
    for at in range(len(above) - 1, -1, -1):
        if above[at].kind == "heading" or refs.split_ref(above[at].text.words).is_labelled:
            is_bare = not refs.split_ref(above[at].text.words).rest
            return [b.text for b in above[at : at + (2 if is_bare else 1)]]
    return [b.text for b in above[-1:] if len(b.text.words) < 400]


def _sources(row: PlanRow) -> tuple[str, ...]:
    return (row.text("source_ref"),) if row.text("source_ref") else ()


def _first_words(text: str) -> str:
    return textwrap.shorten(text, 80, placeholder=" …")


def _last_words(text: str) -> str:
    return f"… {text[-80:].partition(' ')[2]}" if len(text) > 80 else text
