"""Time and memory for one document are bounded, whatever the libraries do with it."""

import contextlib
import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

from loaders.errors import LoadError
from loaders.limits import Limits, advice, limits

try:
    import resource
except ImportError:  # Windows has none and goes without
    resource = None  # type: ignore[assignment]

STATM = Path("/proc/self/statm")
AGAIN = 5  # seconds until the alarm rings again, should a library have swallowed it
_state = threading.local()


class _TooLong(BaseException):
    """No Exception: libraries that catch those must not take it for a fault of the file."""


@contextlib.contextmanager
def reading(path: Path | str) -> Iterator[None]:
    """Work on one document: past a limit it ends in a LoadError that names the file, the limit and its variable.

    Time is bounded in the main thread of Unix systems, memory on Linux; elsewhere, and inside another `reading`, the work
    goes on without.
    """
    if getattr(_state, "is_bounded", False):
        yield
        return
    most = limits()
    _state.is_bounded = True
    try:
        with _timed(most.most_seconds), _with_memory(most.most_memory_megabytes):
            yield
    except _TooLong:
        raise LoadError(too_long(path, most)) from None
    except MemoryError:
        raise LoadError(_too_large(path, most)) from None
    except LoadError as problem:
        if _is_for_memory(problem):
            raise LoadError(_too_large(path, most)) from None
        raise
    finally:
        _state.is_bounded = False


def too_long(path: Path | str, most: Limits) -> str:
    """The sentence on a document that took longer than its time."""
    seconds = f"{most.most_seconds} second{'s' if most.most_seconds > 1 else ''}"
    return f"{path}: took longer than {seconds} to read. {advice('most_seconds')}"


def died(path: Path | str) -> str:
    """The sentence on a document whose process was gone before it was done."""
    return (
        f"{path}: the program that read it was ended by the system, most likely for want of memory. Nothing of it was "
        "loaded. Load the others without it, or the part of it that holds the plan."
    )


def _too_large(path: Path | str, most: Limits) -> str:
    limit = f"needs more memory to be read than the {most.most_memory_megabytes} MB allowed"
    return f"{path}: {limit}. {advice('most_memory_megabytes')}"


@contextlib.contextmanager
def _timed(seconds: int) -> Iterator[None]:
    is_main = threading.current_thread() is threading.main_thread()
    if not is_main or not hasattr(signal, "setitimer") or any(signal.getitimer(signal.ITIMER_REAL)):
        yield
        return
    before = signal.signal(signal.SIGALRM, _ring)
    try:
        signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _ring(*_: object) -> None:
    raise _TooLong


@contextlib.contextmanager
def _with_memory(megabytes: int) -> Iterator[None]:
    """A soft limit on the addresses this process may take, above those it has; put back afterwards."""
    held = _held()
    if not held:
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    bounds = [held + 1_000_000 * megabytes, *(one for one in (soft, hard) if one != resource.RLIM_INFINITY)]
    resource.setrlimit(resource.RLIMIT_AS, (min(bounds), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _held() -> int:
    """Bytes of addresses that this process holds now; 0 where nobody can say or bound them."""
    if resource is None:
        return 0
    try:
        return int(STATM.read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return 0


def _is_for_memory(error: BaseException | None) -> bool:
    """Whether want of memory stands behind a sentence: libraries wrap it, and readers take that for a damaged file."""
    seen = 0
    while error is not None and seen < 20:
        if isinstance(error, MemoryError) or "out of memory" in str(error).lower():
            return True
        error, seen = error.__cause__ or error.__context__, seen + 1
    return False
