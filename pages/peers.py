"""Compare with peers: a group that can be seen and changed, with reasons; what is known of many first, progress where enough is loaded."""

import streamlit as st

from pages.parts import choose, data, families, frame, group, links, rows, sector, words

as_at = frame.start_page(
    "How does my council compare with its peers?",
    "Choose a council and a group. The neighbours are worked out by this project from published figures; they are not CIPFA's groups.",
)

councils = data.answer("councils_for_choice", as_at=as_at)
council = choose.council(councils, "Choose a council to see its nearest neighbours, with the reasons.")
chosen = group.choose(council, councils, as_at)
peers = chosen.peers
if peers.empty:
    group.nobody(chosen, council, as_at)
    frame.link_to_copy(as_at, council=council.label, **chosen.in_link)
    st.stop()

coverage = data.answer("coverage_of_councils", as_at=as_at)
known = coverage[coverage.gss_code.isin(peers.gss_code)]
group.answer(council, chosen, known, as_at)

st.header("Who the peers are, and why")
group.table(peers, known, as_at)

codes = ",".join(peers.gss_code)
st.header("What the peers were told, by theme")
group.told(
    data.answer("told_by_theme", as_at=as_at, gss_codes=council.gss_code),
    data.answer("told_by_theme", as_at=as_at, gss_codes=codes),
    council,
)

st.header("What my council and others were told alike")
shared = data.answer("families_by_theme", as_at=as_at, theme_id=None, gss_codes=council.gss_code)
if shared.empty:
    known_of_mine = coverage[coverage.gss_code == council.gss_code].recommendation_count.sum()
    why = (
        "in words near enough to be sure" if known_of_mine else "that could be compared: none of this council is known"
    )
    st.markdown(
        f"No recommendation to {words.plain(council.label)} is known to have been given to another council {why}."
    )
    links.go("Search all recommendations", "recommendations", as_at)
else:
    families.lines(shared, as_at)

st.header("Publication clock of the peers")
clock = data.answer("publication_clock", as_at=as_at, gss_code=None)
group.clock(clock[clock.gss_code.isin([council.gss_code, *peers.gss_code])], council)

st.header("Totals that were reported")
totals = data.answer("reported_totals", as_at=as_at, gss_code=None)
totals = totals[totals.gss_code.isin([council.gss_code, *peers.gss_code])]
if totals.empty:
    st.markdown("Of none of these councils a total is known.")
else:
    rows.totals(totals)

st.header("How many recommendations were stated")
group.stated(coverage[coverage.gss_code == council.gss_code], known)

st.header("Progress of peers whose plan is loaded")
group.progress(data.answer("completion_by_group", as_at=as_at, by="council", year=None), council, chosen, known, as_at)
st.markdown(sector.gaps(next(data.answer("coverage_totals", as_at=as_at).itertuples())))
frame.link_to_copy(as_at, council=council.label, **chosen.in_link)
