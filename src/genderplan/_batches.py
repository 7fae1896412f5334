"""One function over many things, in this process or in several, with the results in order."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from genderplan._messages import message
from genderplan.errors import InvalidValueError

if TYPE_CHECKING:
    from concurrent.futures import Future


_Item = TypeVar("_Item")
_Result = TypeVar("_Result")
_CHUNK = 8  # things that are sent to a process at once
_AHEAD = 4  # chunks for each process that are sent before the first result is asked for


def in_order(
    work: Callable[[_Item], _Result], items: Iterable[_Item], workers: int = 1
) -> Iterator[_Result]:
    """What *work* gives for each of *items*, in their order; the same with any number of *workers*.

    With one worker everything is done here, each item when its result is asked for. With more there
    are so many processes, which have *work* and the results by :mod:`pickle`; only some items are
    taken before their results are, so that there may be any number of them. What *work* raises for
    an item is raised in its place.

    Raises :class:`~genderplan.errors.InvalidValueError` when *workers* is no whole number from 1.

    >>> list(in_order(len, ["năm", "quý I"]))
    [3, 5]
    """
    given: object = workers
    if not isinstance(given, int) or isinstance(given, bool) or given < 1:
        summary = message(
            "workers is {value}; a whole number from 1 is expected", value=repr(given)
        )
        raise InvalidValueError(summary, workers, "workers")
    return map(work, items) if workers == 1 else _in_processes(work, iter(items), workers)


def _in_processes(
    work: Callable[[_Item], _Result], items: Iterator[_Item], workers: int
) -> Iterator[_Result]:
    from concurrent.futures import ProcessPoolExecutor  # a tenth of the time of a first extract

    pool = ProcessPoolExecutor(workers, initializer=_Worker.begin, initargs=(work,))
    pending: deque[Future[tuple[list[Any], Exception | None]]] = deque()
    try:
        while True:
            while len(pending) < workers * _AHEAD and (chunk := list(islice(items, _CHUNK))):
                pending.append(pool.submit(_Worker.done, chunk))
            if not pending:
                return
            results, error = pending.popleft().result()
            yield from results
            if error is not None:
                raise error
    finally:
        pool.shutdown(cancel_futures=True)


class _Worker:
    """What a process of the pool works with: it is sent once, when the process begins."""

    work: Callable[[Any], Any]

    @classmethod
    def begin(cls, work: Callable[[Any], Any]) -> None:
        """Keep *work* for all that is to come."""
        cls.work = staticmethod(work)

    @classmethod
    def done(cls, items: list[Any]) -> tuple[list[Any], Exception | None]:
        """What the work gives for *items*, up to the first that raises, and what that raises."""
        results: list[Any] = []
        try:
            results.extend(map(cls.work, items))
        except Exception as error:  # noqa: BLE001 - it is raised again where the result is asked for
            return results, error
        return results, None
