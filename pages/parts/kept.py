"""What is made once and shown to many: bounded by what it weighs, made by one while the others wait, never kept where it failed."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Thing = TypeVar("Thing")


class Kept(Generic[Thing]):
    """The things asked for last, up to `most` bytes of them by `weigh`; the newest stays whatever it weighs.

    Whoever takes a thing shares it with everybody else, so it must not be changed.
    """

    def __init__(self, most: int, weigh: Callable[[Thing], int]) -> None:
        self._most, self._weigh = most, weigh
        self._lock = threading.Lock()
        self._things: OrderedDict[Hashable, tuple[Thing, int]] = OrderedDict()
        self._making: dict[Hashable, threading.Event] = {}
        self.bytes = 0

    def get(self, key: Hashable, make: Callable[[], Thing]) -> Thing:
        """The thing of this key. Whoever asks first makes it; what `make` raises reaches that one alone, and another tries."""
        while True:
            with self._lock:
                if found := self._things.get(key):
                    self._things.move_to_end(key)
                    return found[0]
                made_by_another = self._making.get(key)
                if made_by_another is None:
                    self._making[key] = threading.Event()
                    break
            made_by_another.wait()
        try:
            return self._keep(key, make())
        finally:
            with self._lock:
                self._making.pop(key).set()

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._things.clear()
            self.bytes = 0

    def __len__(self) -> int:
        return len(self._things)

    def _keep(self, key: Hashable, thing: Thing) -> Thing:
        weight = self._weigh(thing)
        with self._lock:
            self._things[key] = (thing, weight)
            self.bytes += weight
            while self.bytes > self._most and len(self._things) > 1:
                self.bytes -= self._things.popitem(last=False)[1][1]
        return thing
