"""Desks and examiners of one computer, to borrow and to give back."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from queue import LifoQueue

from course_utils.classroom.warm.client import WarmProcess
from course_utils.classroom.warm.isolation import NONE, Isolation


class Staff:
    """As many desks as there are seats, and half as many examiners; use it in a `with`.

    They start at once, and are asked for work only after `prepare`. `isolation` is that of the
    desks; examiners run no student's code.
    """

    def __init__(self, isolation: Isolation, seats: int):
        self._closed = False
        self._desks = [WarmProcess(isolation) for _seat in range(seats)]
        # An examiner has about half of the work, and getting one ready takes seconds.
        self._examiners = [WarmProcess(NONE) for _seat in range((seats + 1) // 2)]
        self._idle_desks, self._idle_examiners = _queue(self._desks), _queue(self._examiners)

    def __enter__(self) -> "Staff":
        return self

    def __exit__(self, *problem) -> None:
        self.close()

    def prepare(self, desk: Sequence[str], examiner: Sequence[str] | None) -> None:
        """Say which cells to run beforehand; with None for it, there will be no examiners."""
        for process in self._desks:
            process.prepare(desk)
        for process in self._examiners:
            if examiner is None:
                process.close()
            else:
                process.prepare(examiner)

    def desk(self):
        """Lend a desk."""
        return self._lend(self._idle_desks)

    def examiner(self):
        """Lend an examiner."""
        return self._lend(self._idle_examiners)

    @contextmanager
    def _lend(self, idle: LifoQueue) -> Iterator[WarmProcess]:
        process = idle.get()
        try:
            if self._closed:  # a process would start anew, with nobody left to end it
                raise RuntimeError("closed")
            yield process
        finally:
            idle.put(process)

    def close(self) -> None:
        """End all desks and examiners."""
        self._closed = True
        for process in (*self._desks, *self._examiners):
            process.hang_up()
        for process in (*self._desks, *self._examiners):
            process.close()


def _queue(processes: list[WarmProcess]) -> LifoQueue:
    """Queue them so that the one given back last is lent first: its memory is at hand."""
    queue = LifoQueue()
    for process in processes:
        queue.put(process)
    return queue
