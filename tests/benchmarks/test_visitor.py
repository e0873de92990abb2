"""The measuring visitor: it counts only what the page really showed, and keeps large messages as a browser does."""

import asyncio

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.benchmarks.crowd import percentile
from tests.benchmarks.visitor import NOT_SHOWN, Run, Visitor


class Line:
    """A server that answers each question with the next of these lists of messages, and keeps the questions."""

    def __init__(self, *answers: list[ForwardMsg]) -> None:
        self.answers, self.waiting, self.asked = list(answers), [], []

    async def send(self, payload: bytes) -> None:
        self.asked.append(BackMsg.FromString(payload).rerun_script)
        self.waiting = [told.SerializeToString() for told in self.answers.pop(0)]

    async def recv(self) -> bytes:
        return self.waiting.pop(0)


def told(kind: str, text: str = "") -> ForwardMsg:
    """One element of a page."""
    message = ForwardMsg(hash=f"{kind} {text}")
    element = message.delta.new_element
    if kind == "code":
        element.code.code_text = text
    elif kind == "alert":
        element.alert.body = text
    elif kind == "exception":
        element.exception.type = text
    elif kind == "region":
        element.selectbox.id, element.selectbox.label, element.selectbox.query_param_key = "$$id", "Region", "region"
        element.selectbox.options.extend(["London", "South East"])
    return message


def session() -> ForwardMsg:
    message = ForwardMsg()
    message.new_session.page_script_hash = "the page"
    message.new_session.config.max_cached_message_age = 2
    return message


def end(status: int = ForwardMsg.FINISHED_SUCCESSFULLY) -> ForwardMsg:
    return ForwardMsg(script_finished=status)


def seen_by(line: Line, *choices: str) -> tuple[Visitor, list[Run]]:
    async def visit() -> tuple[Visitor, list[Run]]:
        one = Visitor(line, "http://127.0.0.1:1", "themes")
        return one, [await one.arrive(), *[await one.choose("Region", value) for value in choices]]

    return asyncio.run(visit())


def test_a_choice_is_asked_for_as_a_browser_does_and_must_be_shown():
    line = Line([session(), told("region"), end()], [told("code", "http://x/themes?region=South+East"), end()], [end()])
    _, (first, shown, lost) = seen_by(line, "South East", "London")
    assert (line.asked[0].page_name, line.asked[0].page_script_hash) == ("themes", "")
    assert (line.asked[1].page_name, line.asked[1].page_script_hash) == ("", "the page")
    assert line.asked[1].query_string == "region=South+East"
    [widget] = line.asked[1].widget_states.widgets
    assert (widget.id, widget.string_value) == ("$$id", "South East")
    assert first.faults == shown.faults == []
    assert lost.faults == ["the page does not show what was chosen"]


@pytest.mark.parametrize("wrong", [told("exception", "KeyError"), told("alert", f"{NOT_SHOWN}. Reload it."), end(1)])
def test_what_goes_wrong_on_the_page_is_a_fault(wrong):
    _, [run] = seen_by(Line([session(), wrong, end()]))
    assert len(run.faults) == 1


def test_a_script_that_asks_for_another_run_of_itself_is_not_over():
    line = Line([session(), end(ForwardMsg.FINISHED_EARLY_FOR_RERUN), told("exception", "KeyError"), end()])
    _, [run] = seen_by(line)
    assert run.faults and not line.waiting


def test_large_messages_are_kept_until_two_runs_did_without_them():
    large = told("code", "large region=London")
    large.metadata.cacheable = True
    again = ForwardMsg(ref_hash=large.hash)
    line = Line([session(), told("region"), large, end()], [again, end()], *[[end()] for _ in range(4)], [again, end()])
    _, runs = seen_by(line, *["London"] * 6)
    assert [list(one.cached_message_hashes) for one in line.asked] == [[], *[[large.hash]] * 3, [], [], []]
    assert "a reference to a message that was never told" in runs[-1].faults
    assert "a reference to a message that was never told" not in runs[1].faults


def test_percentiles_are_times_that_were_met():
    runs = [Run(seconds) for seconds in (0.4, 0.1, 0.3, 0.2)]
    assert [percentile(runs, share) for share in (0.25, 0.5, 0.95, 1)] == [100, 200, 400, 400]
