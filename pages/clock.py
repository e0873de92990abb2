"""Publication clock: how soon report, plan and progress review came, review by review."""

import streamlit as st

from pages.parts import data, frame, links, sector, tables, words

as_at = frame.start_page(
    "How soon were report, plan and progress review published?",
    "The programme expects the report within 3 months of the visit, the action plan within 5, a progress review at about 10 and its report within 12.",
)

totals = data.answer("clock_totals", as_at=as_at)
if totals.empty:
    st.info(f"No corporate peer challenge visited from 2023 to {words.day(as_at)} is known. Choose a later as-at date.")
    st.stop()

report, plan = totals.iloc[0], totals.iloc[1]
st.markdown(
    f"Of **{words.counted(int(report.review_count), 'corporate peer challenge')}** visited from 2023 on, the day of the report is known for "
    f"{words.of(int(report.within_count + report.later_count + report.cannot_tell_count), int(report.review_count))} and that of the plan for "
    f"{words.of(int(plan.within_count + plan.later_count + plan.cannot_tell_count), int(plan.review_count))}. "
    "**Not found is not late**: the dates come from public pages that were seen only in part."
)
sector.clock(totals)
st.markdown(
    "A month or year is taken as its first to last day; where the due day falls inside, nobody can tell. A review of several councils counts once "
    "in the table above. Some dates are those of the meeting that approved a plan; the remark says so."
)

st.header("Every review")
steps = data.answer("publication_clock", as_at=as_at, gss_code=None)
step = st.segmented_control(
    "Step", list(totals.step), default="action plan", key="step", bind="query-params", required=True
)
standings = ["later", "within", "cannot tell", "not yet due", "not found"]
found = st.segmented_control(
    "Show", ["found", *standings], default="found", key="show", bind="query-params", required=True
)
shown = steps[(steps.step == step) & (steps.found_on.notna() if found == "found" else steps.standing == found)]
st.markdown(
    f"{words.of(len(shown), int((steps.step == step).sum()))} rows, joint reviews under each of their councils."
)
if shown.empty:
    st.info("No review of this kind. Choose another step or another standing.")
else:
    tables.show(
        {
            "Council": [links.to("council", as_at, council=name) for name in shown.council],
            "Visited": [
                words.visited(*v)
                for v in zip(shown.visited_from, shown.visited_to, shown.visited_precision, strict=True)
            ],
            "Expected by": [words.between(*v) for v in zip(shown.due_from, shown.due_on, strict=True)],
            "Found": [words.between(*v) for v in zip(shown.found_from, shown.found_on, strict=True)],
            "Standing": shown.standing,
            "Source": [v if isinstance(v, str) else None for v in shown.url],
            "Said by": [v if isinstance(v, str) else "–" for v in shown.said_by],
            "How firm": [v if isinstance(v, str) else "–" for v in shown.basis],
            "Remark": [v if isinstance(v, str) else "" for v in shown.note],
        },
        {
            "Council": st.column_config.LinkColumn(display_text=r"council=([^&]*)", width="medium"),
            "Source": st.column_config.LinkColumn(),
        },
    )
frame.link_to_copy(as_at, step=step, show=found)
