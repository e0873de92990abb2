"""The comparison as a paper: who is compared and why, where the council stands, at what age, what was told alike, who carries it."""

from urllib.parse import quote

import pandas as pd

from pages.parts import data, links, notices, words
from pages.parts.compare import age, carried, measures, opening, told_peers
from pages.parts.compare.group import Group
from pages.parts.paper.parts import Bar, Bars, Bullets, Heading, Paper, Part, Picture, Sentence, Table
from pages.parts.view import View

MOST_PEERS, MOST_FAMILIES = 40, 8
EVERY, MOST_STEPS = 6, 10  # months between the bars of the picture, and how many of these at most


def paper(view: View, chosen: Group) -> Paper:
    """The whole paper on `chosen` as at the view's date; nothing of it needs a control that the briefing's page does not have."""
    positions = measures.positions(chosen, view.theme_id)
    return Paper(
        title=f"{chosen.council.label} and its peers",
        lead=opening.answer(chosen, positions),
        as_at=view.as_at,
        facts=_facts(view, chosen),
        parts=(*_who(chosen), *_positions(chosen, positions), *_age(chosen), *_alike(chosen), *_owners(chosen)),
        sources=_sources(chosen),
        wording=notices.WORDING.replace("*", ""),
        link=_link(chosen),
        build=data.build_name(),
        banner=notices.banner(),
    )


def _facts(view: View, chosen: Group) -> tuple[tuple[str, str], ...]:
    filters = "; ".join(f"{name}: {value}" for name, value in view.filters(("type", "region", "year")).items())
    return (
        ("Council", chosen.council.label),
        ("Compared with", chosen.told()),
        ("Peers narrowed to", filters or "no filter"),
        ("Theme", view.theme or "all five themes"),
    )


def _link(chosen: Group) -> str:
    """The address of the same comparison; an own list goes along name by name."""
    listed = "".join(f"&peers={quote(name)}" for name in chosen.in_link["peers"] or [])
    return links.absolute("peers", group=chosen.name) + listed


def _who(chosen: Group) -> tuple[Part, ...]:
    shown = chosen.peers.head(MOST_PEERS)
    columns = {"Peer": shown.council, "Why": shown.why}
    return (
        Heading("Who is compared, and why"),
        _table("The peers", columns, f"{len(shown)} of {len(chosen.peers)} peers."),
    )


def _positions(chosen: Group, positions: pd.DataFrame) -> tuple[Part, ...]:
    return (
        Heading(f"Where {chosen.council.label} stands"),
        Sentence(
            "Lower and upper are meant by value: they say nothing of good or bad, and this is no ranking. From five peers on their middle half is given."
        ),
        _table("Measure by measure", measures.columns(chosen, positions), f"{chosen.told()}."),
    )


def _age(chosen: Group) -> tuple[Part, ...]:
    mine, theirs = age.months(chosen)
    said = age.said(chosen, mine, theirs)
    bars = _bars(mine, theirs, chosen.council.label)
    picture = (Picture("Recommendations complete by months since the visit", said, Bars(bars, UNIT)),) if bars else ()
    return (Heading("How far at the same age"), Sentence(said), *picture)


UNIT = "per cent complete of recommendations with a stated status"


def _bars(mine: pd.DataFrame, theirs: pd.DataFrame, name: str) -> tuple[Bar, ...]:
    """Every half year the council's own share and the middle peer's, as far as each can be given."""
    both = theirs.merge(mine, on="month", how="outer").sort_values("month")
    steps = both[both.month % EVERY == 0].tail(MOST_STEPS)
    told = []
    for row in steps.itertuples():
        for who, share in ((name, row.point_share), (f"middle of {row.measured_count} peers", row.middle_share)):
            if pd.notna(share):
                told.append(Bar(f"{row.month} months: {who}", round(100 * share)))
    return tuple(told)


def _alike(chosen: Group) -> tuple[Part, ...]:
    frame = told_peers.alike(chosen)
    if frame.empty:
        said = Sentence(
            "Nothing that was told to it is known to have been told to another council in words near enough to be sure."
        )
        return (Heading("What others were told alike"), said)
    shown = frame.head(MOST_FAMILIES)
    items = tuple(f"{row.label} ({words.counted(int(row.council_count), 'council')})" for row in shown.itertuples())
    whole = Sentence(
        f"{len(shown)} of {words.counted(len(frame), 'family', 'families')}, those told to most councils first."
    )
    return (Heading("What others were told alike"), whole, Bullets(items))


def _owners(chosen: Group) -> tuple[Part, ...]:
    mine, theirs = carried.load(chosen)
    said = Sentence(carried.said(mine, chosen.council.label))
    columns = carried.columns(chosen, mine, theirs)
    return (Heading("Who carries how much"), said, _table("Actions by role family", columns, carried.SEVERAL))


def _table(caption: str, columns: dict, note: str) -> Table:
    listed = [[str(cell) for cell in column] for column in columns.values()]
    return Table(caption, tuple(columns), tuple(zip(*listed, strict=True)), note)


def _sources(chosen: Group) -> tuple[str, ...]:
    """Each loaded document of the councils compared, with its address where that is known."""
    every = chosen.view.ask("documents_by_council")
    known = every[every.gss_code.isin([chosen.own, *chosen.peers.gss_code]) & (every.kind != "register")]
    return tuple(
        f"{row.council}: {row.kind}, {row.file_name}" + (f", {row.url}" if isinstance(row.url, str) else "")
        for row in known.itertuples()
    )
