"""Every figure opens to the very rows it counts."""

import pytest

import queries
from pages.parts import data
from pages.parts.evidence import behind, figures
from pages.parts.view import View
from queries import database
from tests.conftest import day
from tests.pages.reading import shown, tables
from tests.pages.test_every_page import opened

DAYS = ["2024-06-30", "2026-11-22"]


@pytest.fixture(params=["bundled", "demo"])
def build(request, builds, demo, monkeypatch):
    """The pages' own way to ask, on each of the two builds."""
    folder = {"bundled": builds, "demo": demo / "build"}[request.param]
    with database.open_locked(database.current(folder)) as db:
        monkeypatch.setattr(data, "answer", lambda name, **params: queries.ask(db, name, **params))
        yield db


def wholes(name: str, view: View):
    """(figure, whole, parameters) for every row of the figure's question."""
    figure = figures.FIGURES[name]
    for row in view.ask(figure.question).itertuples():
        params = {"review_id": row.review_id} if hasattr(row, "review_id") else {}
        yield getattr(row, figure.column), getattr(row, figure.of), params


@pytest.mark.parametrize("name", figures.FIGURES)
@pytest.mark.parametrize("on", DAYS)
def test_the_rows_come_to_the_figure(build, name, on):
    view = View(as_at=day(on))
    for count, whole, params in wholes(name, view):
        rows, of = figures.rows_of(name, view, **params)
        assert (len(rows), of) == (count, whole), params


@pytest.mark.parametrize("name", figures.FIGURES)
def test_the_rows_come_to_the_figure_where_a_filter_is_on(build, name):
    for chosen in ({"region": "South East"}, {"type": "Non-metropolitan district"}, {"year": 2024}):
        view = View(as_at=day("2026-11-22"), **chosen)
        for count, whole, params in wholes(name, view):
            rows, of = figures.rows_of(name, view, **params)
            assert (len(rows), of) == (count, whole), (chosen, params)


def test_some_figure_has_rows(build):
    """Else the tests above could not fail."""
    view = View(as_at=day("2026-11-22"))
    assert sum(len(figures.rows_of(name, view)[0]) for name in ("review_found", "undated")) > 5


def visited(app, **address: str):
    """The page behind a figure with another address, in a session that goes on."""
    for key in app.query_params.to_dict() if hasattr(app.query_params, "to_dict") else list(app.query_params):
        del app.query_params[key]
    app.query_params.update(address)
    app.switch_page("pages/figure.py").run()
    assert not app.exception and not app.error
    return app


def test_behind_every_figure_stand_definition_rows_and_sql(demo_app):
    opened(demo_app, "figure.py")
    for name, figure in figures.FIGURES.items():
        said = shown(visited(demo_app, figure=name)).replace("\\", "")
        assert figure.label in said and f"method rule {figure.rule}" in said
        assert any(one.value.strip() == queries.query(figure.question).sql.strip() for one in demo_app.code)


def test_every_question_opens(app):
    opened(app, "figure.py")
    for name in queries.names():
        said = shown(visited(app, question=name)).replace("\\", "")
        assert queries.query(name).question in said, name
        assert any(one.value.strip() == queries.query(name).sql.strip() for one in app.code), name


@pytest.mark.parametrize(
    "address",
    [
        {"figure": "nonsense"},
        {"question": "../../etc/passwd"},
        {"question": "schema"},
        {"question": "peer_group", "grouping": "'; drop table actions; --"},
        {"question": "slippage_by_group", "by": "banana"},
        {"question": "search_recommendations", "limit_to": "-1; select 1", "text": "scrutiny"},
        {"question": "actions_behind", "review_id": "x" * 100_000},
        {},
    ],
)
def test_a_wrong_address_is_told_in_a_sentence(app, address):
    at = opened(app, "figure.py", **address)
    assert at.info or at.warning or tables(at)


def test_the_bar_cannot_be_overridden_by_the_parameters_of_a_question():
    assert not {"as_at", "council_type", "region", "year", "theme_id"} & behind.CARRIED


def test_definitions_name_every_macro_and_prepared_table_that_a_question_rests_on():
    found = queries.definitions("sector_totals")
    assert {"counted_as_at", "is_in_sector", "counted_joints", "completion_low"} <= set(found)
    assert {"review_states", "review_facts", "action_states", "action_spans", "mention_order", "is_covered_by"} <= set(
        found
    )
    assert list(found).index("counted_as_at") < list(found).index("action_states") < list(found).index("action_spans")
    assert "search_recommendations" not in found and all("create" in text for text in found.values())
