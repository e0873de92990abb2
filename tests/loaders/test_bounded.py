"""Time and memory for one document end in a sentence, whoever catches what on the way; nothing of it stays behind."""

import os
import resource
import signal
import threading
import time

import pytest

from loaders import bounded, road
from loaders.errors import LoadError
from loaders.records import Source

PLAN = "Corporate Peer Challenge action plan\n\nRecommendation 1: Agree a vision\n"


@pytest.fixture(scope="module")
def using():
    return road.tools()


def spin(seconds):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        pass


def test_work_beyond_its_time_ends_in_a_sentence(monkeypatch):
    monkeypatch.setenv("CPC_MOST_SECONDS", "1")
    started = time.monotonic()
    with (
        pytest.raises(
            LoadError, match=r"^plan\.pdf: took longer than 1 seconds? .* allow more with CPC_MOST_SECONDS\.$"
        ),
        bounded.reading("plan.pdf"),
    ):
        spin(10)
    assert time.monotonic() - started < 5


def test_a_library_that_catches_every_exception_does_not_catch_the_end_of_time(monkeypatch):
    monkeypatch.setenv("CPC_MOST_SECONDS", "1")
    with pytest.raises(LoadError, match="CPC_MOST_SECONDS"), bounded.reading("plan.pdf"):
        try:
            spin(10)
        except Exception:
            pytest.fail("caught")


def test_a_library_that_catches_everything_is_asked_again(monkeypatch):
    monkeypatch.setenv("CPC_MOST_SECONDS", "1")
    monkeypatch.setattr(bounded, "AGAIN", 0.2)
    with pytest.raises(LoadError, match="CPC_MOST_SECONDS"), bounded.reading("plan.pdf"):
        try:
            spin(10)
        except BaseException:
            spin(10)


def take():
    return bytearray(300_000_000)


def taken_for_damage():
    """As readers do with whatever a library raises."""
    try:
        take()
    except Exception as error:
        raise LoadError("is a damaged file.") from error


def of_lxml():
    raise LoadError("is a damaged file.") from ValueError("xmlSAX2Characters: out of memory error")


@pytest.mark.parametrize("work", [take, taken_for_damage, of_lxml])
def test_want_of_memory_ends_in_its_own_sentence(work, monkeypatch):
    monkeypatch.setenv("CPC_MOST_MEMORY_MEGABYTES", "100")
    with (
        pytest.raises(
            LoadError, match=r"^plan\.docx: needs more memory .* than the 100 MB .* CPC_MOST_MEMORY_MEGABYTES\.$"
        ),
        bounded.reading("plan.docx"),
    ):
        work()


def test_what_fits_is_read_and_another_sentence_stays_as_it_is(monkeypatch):
    monkeypatch.setenv("CPC_MOST_MEMORY_MEGABYTES", "600")
    with bounded.reading("plan.docx"):
        take()
    with pytest.raises(LoadError, match="^is empty$"), bounded.reading("plan.docx"):
        raise LoadError("is empty")


def state():
    return (
        signal.getsignal(signal.SIGALRM),
        signal.getitimer(signal.ITIMER_REAL),
        resource.getrlimit(resource.RLIMIT_AS),
    )


@pytest.mark.parametrize("fault", [None, LoadError("x"), MemoryError(), KeyboardInterrupt()])
def test_alarm_and_memory_are_put_back(fault):
    before = state()
    with pytest.raises((type(fault), LoadError)) if fault else bounded.reading("plan.pdf"), bounded.reading("plan.pdf"):
        assert state() != before or fault is None
        if fault:
            raise fault
    assert state() == before


def test_a_reading_within_another_leaves_its_bounds_alone():
    with bounded.reading("plan.pdf"):
        before = resource.getrlimit(resource.RLIMIT_AS)
        with bounded.reading("plan.pdf"):
            assert resource.getrlimit(resource.RLIMIT_AS) == before
        assert signal.getitimer(signal.ITIMER_REAL)[0] > 0


def test_a_lower_limit_of_the_system_holds():
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (bounded._held() + 300_000_000, hard))
    try:
        lower = resource.getrlimit(resource.RLIMIT_AS)
        with bounded.reading("plan.pdf"):
            assert resource.getrlimit(resource.RLIMIT_AS) == lower
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def test_outside_the_main_thread_time_is_not_bounded_and_nothing_breaks():
    seen = []

    def work():
        with bounded.reading("plan.pdf"):
            seen.append(signal.getitimer(signal.ITIMER_REAL)[0])

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen == [0]


def test_without_these_parts_of_the_system_reading_goes_on(monkeypatch):
    """As on Windows and macOS."""
    monkeypatch.setattr(bounded, "resource", None)
    monkeypatch.delattr(signal, "setitimer")
    with bounded.reading("plan.pdf"):
        pass


def test_the_cost_for_an_ordinary_document_is_under_a_millisecond():
    started = time.perf_counter()
    for _ in range(200):
        with bounded.reading("plan.pdf"):
            pass
    assert (time.perf_counter() - started) / 200 < 0.001


def test_a_document_that_takes_too_long_is_named_by_the_road(using, tmp_path, monkeypatch):
    monkeypatch.setenv("CPC_MOST_SECONDS", "1")
    monkeypatch.setattr(road.cache, "read", lambda path: spin(10))
    with pytest.raises(LoadError, match=r"plan\.txt: took longer than 1 second"):
        road.one(Source(tmp_path / "plan.txt", "plan.txt", council="Havant"), using)


def test_a_process_that_dies_takes_its_own_document_alone(using, tmp_path, monkeypatch):
    """Twelve documents are read by several processes; one is killed as the system kills for want of memory."""
    monkeypatch.setattr(road, "_one", killed_at_the_fifth(road._one))
    sources = []
    for number in range(road.MANY):
        path = tmp_path / f"plan-{number}.txt"
        path.write_text(f"{PLAN}\nRecommendation 2: Build team {number}\n", encoding="utf-8")
        sources.append(Source(path, path.name, council="Havant", visited_from="2024-03"))
    found = list(road._each(sources, using))
    faults = [one for one in found if isinstance(one, LoadError)]
    assert [str(one).split(": ")[1][:30] for one in faults] == ["the program that read it was e"]
    assert "plan-5.txt" in str(faults[0]) and isinstance(found[5], LoadError)
    assert [one.reading.source.file_name for one in found if one not in faults] == [
        f"plan-{number}.txt" for number in range(road.MANY) if number != 5
    ]


def killed_at_the_fifth(whole):
    def one(source, using):
        if source.file_name == "plan-5.txt":
            os.kill(os.getpid(), signal.SIGKILL)
        return whole(source, using)

    return one
