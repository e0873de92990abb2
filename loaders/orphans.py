"""A process that reads documents for another ends with it: a killed build leaves nobody waiting for work."""

import multiprocessing
import os
import threading
from multiprocessing.process import BaseProcess


def end_with_parent() -> None:
    """Call once in a process started by multiprocessing: it is gone a moment after the one that started it."""
    if parent := multiprocessing.parent_process():
        threading.Thread(target=_wait, args=(parent,), daemon=True).start()


def _wait(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)
