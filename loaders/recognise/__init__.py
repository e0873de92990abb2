"""Blocks of a document -> what is printed in it: recommendations, actions, updates, totals, facts."""

from dataclasses import replace
from pathlib import Path

from loaders.clean.status import status_in
from loaders.recognise import ahead, facts, flat, forms, headings, mentions, prose, tables, totals
from loaders.recognise.from_prose import add_prose
from loaders.recognise.from_tables import add_table
from loaders.recognise.joins import rejoin
from loaders.recognise.plan import Plan
from loaders.records import (
    Block,
    Document,
    Facts,
    Flag,
    Printed,
    PrintedRecommendation,
    PrintedUpdate,
    Source,
    Text,
)

REPORTS = {"progress report", "progress review", "position statement", "cover report", "minute"}


def recognise(document: Document, source: Source, vocabulary: Path) -> Printed:
    """Everything printed in the document, by its layout alone; values are read later."""
    words_known = headings.vocabulary(vocabulary)
    blocks = flat.restore(rejoin(document.blocks), words_known)
    when, where = ahead.next_report(blocks)
    known = replace(facts.read(blocks, source), next_report_text=when, next_report_place=where)
    if not facts.is_about_peer_challenge(blocks, source):
        return Printed(
            known,
            flags=(
                Flag(
                    "not_a_peer_challenge",
                    "Neither the words nor the source row speak of a peer challenge: nothing was loaded.",
                ),
            ),
        )
    tables_found, used = tables.find(blocks, words_known)
    plan = Plan()
    plan.flags.extend(document.flags)
    add_prose(plan, _spoken(blocks, used, words_known, known), known.kind in REPORTS, words_known)
    for table in tables_found:
        add_table(plan, table, blocks)
    in_tables = [text for table in tables_found for text in table.texts]
    return _with_mentions(plan, blocks, used, in_tables, _with_kind(known, source, plan))


def _with_kind(known: Facts, source: Source, plan: Plan) -> Facts:
    """A plan that states progress or status action by action is a progress report, unless the source row says what it is."""
    actions = [action for r in plan.recommendations for action in r.actions]
    told = sum(bool(action.status_text or action.update_text) for action in actions)
    told += sum(len(r.actions) for r in plan.recommendations if r.updates)
    is_report = known.kind == "action plan" and not source.document_kind and told * 2 > len(actions)
    return replace(known, kind="progress report") if is_report else known


def _spoken(blocks: tuple[Block, ...], used: set[int], words_known: dict[str, str], known: Facts) -> list[forms.Found]:
    """Recommendations outside tables: labelled ones anywhere; lists and plain headings only where there is no plan table."""
    found = prose.labelled(blocks, used, words_known)
    if found or used:
        return found
    return prose.listed(blocks, used) or ([] if known.kind in REPORTS else prose.headed(blocks, used))


def _with_mentions(
    plan: Plan, blocks: tuple[Block, ...], used: set[int], in_tables: list[Text], known: Facts
) -> Printed:
    """Add what running text says: completions by ref, the fate of the rest, progress of the review as a whole.

    `in_tables`: running text in the plan tables' own rows, above the headings or below the records.
    """
    texts = in_tables + [block.text for i, block in enumerate(blocks) if i not in used and block.kind != "table"]
    for update in mentions.completed(texts):
        plan.add(PrintedRecommendation(update.ref, "", update.place, updates=(update,)))
    rest = mentions.rest_status(texts) if known.kind in REPORTS else None
    recommendations = [_with_rest(r, rest) if rest else r for r in plan.ordered()]
    whole = mentions.delays(texts) if known.kind in REPORTS else []
    if known.kind in REPORTS and not recommendations:
        whole = mentions.of_review(blocks, used) + whole
    return Printed(
        known,
        tuple(recommendations),
        tuple(plan.loose_actions),
        tuple(whole),
        tuple(totals.find(texts)),
        tuple(plan.flags),
    )


def _with_rest(recommendation: PrintedRecommendation, rest: Text) -> PrintedRecommendation:
    """A recommendation of which nothing more exact is said has the status stated for all the others."""
    updates = recommendation.updates
    if any(u.status or u.status_text for u in updates) or any(a.status_text for a in recommendation.actions):
        return recommendation
    if any(status_in(u.text)[0].method for u in updates):
        return recommendation
    stated = dict(status="in progress", status_method="prose", status_text=rest.words)
    return replace(
        recommendation,
        updates=tuple(replace(u, **stated) for u in updates) or (PrintedUpdate(rest.words, rest.place, **stated),),
    )
