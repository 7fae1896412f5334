"""Reading a text with the packaged gazetteer, without the rules that judge it.

It stands apart from the rules because these need the catalogs of targets and documents, which take
longer to load than a text to read.
"""

from collections.abc import Iterable, Iterator
from functools import partial

from genderplan._batches import in_order
from genderplan.catalogs.administrative_units import gazetteer
from genderplan.extraction import Mention, MentionKind, find_mentions
from genderplan.hierarchy import AdministrativeUnit, Hierarchy
from genderplan.periods import DateLike

__all__ = ["extract", "extract_all"]


def extract(
    text: str,
    *,
    on: DateLike | None = None,
    unit: AdministrativeUnit | None = None,
    kinds: Iterable[MentionKind | str] | None = None,
    hierarchy: Hierarchy | None = None,
) -> tuple[Mention, ...]:
    """Everything in *text* that a model of the library can hold, in order.

    As :func:`~genderplan.extraction.find_mentions`, with units resolved through the packaged
    gazetteer where no *hierarchy* is given.

    >>> found = extract("UBND xã Hoằng Kim, ngày 23/02/2024", on="2024-02-23", kinds=["unit"])
    >>> found[0].value, found[0].text
    (<xã Hoằng Kim 15889, until 2025-06-30>, 'xã Hoằng Kim')
    """
    units = gazetteer() if hierarchy is None else hierarchy
    return find_mentions(text, hierarchy=units, on=on, unit=unit, kinds=kinds)


def extract_all(  # noqa: PLR0913 - as extract, and how many workers
    texts: Iterable[str],
    *,
    on: DateLike | None = None,
    unit: AdministrativeUnit | None = None,
    kinds: Iterable[MentionKind | str] | None = None,
    hierarchy: Hierarchy | None = None,
    workers: int = 1,
) -> Iterator[tuple[Mention, ...]]:
    """The mentions of each of *texts*, in order, each as :func:`extract` gives them.

    A text is read only when its mentions are asked for, so that any number can be looked through.
    With more *workers* than one the texts are read by so many processes; the results are the same.

    >>> texts = ["họp ngày 15/11/2025", "quý I/2024"]
    >>> [found[0].text for found in extract_all(texts, kinds=["date", "period"])]
    ['ngày 15/11/2025', 'quý I/2024']
    """
    wanted = None if kinds is None else tuple(kinds)
    work = partial(extract, on=on, unit=unit, kinds=wanted, hierarchy=hierarchy)
    return in_order(work, texts, workers)
