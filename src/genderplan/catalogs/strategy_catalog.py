"""Packaged strategies, and the results that were reported on them.

A strategy is read once, when it is first asked for. The national decisions and the local
examples lie in one folder, a file each; a name that is none of theirs gets the nearest ones back.
"""

from functools import cache
from typing import Final

from genderplan._fields import demand
from genderplan._package import read_text, resource
from genderplan.serialization.plain_files import parse_plain
from genderplan.serialization.strategies import packaged_strategy, structure_results
from genderplan.targets import ReportedResult, Strategy

__all__ = [
    "LOCAL_STRATEGIES",
    "NATIONAL_STRATEGIES",
    "local_strategies",
    "results",
    "strategies",
    "strategy",
]

NATIONAL_STRATEGIES: Final = ("nq28", "qd2351", "qd2232", "qd1790")
"""The ids of the national strategies and programmes."""
LOCAL_STRATEGIES: Final = (
    "ninh-thuan",
    "ca-mau",
    "can-tho",
    "can-tho-gbv",
    "quang-binh",
    "ha-noi",
    "binh-duong",
    "ha-quang",
)
"""The ids of the local examples."""


def strategy(id: str) -> Strategy:  # noqa: A002 - the field is called id too
    """The packaged strategy or programme with this id, or this number of a national document.

    ``"nq28"`` is the National Strategy on Gender Equality 2021-2030 (Nghị quyết 28/NQ-CP),
    ``"qd2351"`` the one for 2011-2020, ``"qd2232"`` the programme on gender-based violence,
    ``"qd1790"`` the communication programme; local examples are ``"ninh-thuan"``,
    ``"can-tho"`` and others. Each figure says
    how well it is supported: several of the 2011-2020 strategy are recalled and not confirmed.

    Raises :class:`~genderplan.errors.NotFoundError`, a ``LookupError``, with the nearest ids.

    >>> wage = strategy("nq28").measure("nq28.2.1")
    >>> [each.label("en", wage.unit) for each in wage.milestones]
    ['at least 50% in 2025', 'about 60% in 2030']
    >>> strategy("28/NQ-CP").id
    'nq28'
    >>> strategy("nq82")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
        ...
    genderplan.errors.NotFoundError: no strategy is named 'nq82'; near are: nq28...; ...
    """
    demand(id, str, "id", "strategy('nq28')")
    # Numbers of local plans are given out anew by every province: only national ones name a text.
    national = strategies() if "/" in id else ()
    named = (each for each in national if each.document and each.document.number == id)
    return next(named, None) or packaged_strategy(id)


def results(id: str) -> tuple[ReportedResult, ...]:  # noqa: A002 - as in strategy()
    """What was reported on the measures of a strategy; empty where nothing is packaged.

    Each is an :class:`~genderplan.Observation` whose ``indicator`` is the id of the measure, and
    says where it was read and how well it is supported. Figures that count different bodies, or
    were collected differently, differ in ``breakdown``.

    >>> [seen.value for seen in results("nq28") if seen.indicator == "nq28.4.2"]
    [Decimal('46'), Decimal('44')]
    """
    return _read_results(strategy(id).id)


@cache
def _read_results(name: str) -> tuple[ReportedResult, ...]:
    source = f"{name}-results.toml"
    if not resource("strategies", source).is_file():
        return ()
    plain = parse_plain(read_text("strategies", source), source)
    return structure_results(plain, source, strategy(name))


def strategies() -> tuple[Strategy, ...]:
    """The national strategies and programmes.

    >>> [str(each.document) for each in strategies()][:2]
    ['Nghị quyết 28/NQ-CP', 'Quyết định 2351/QĐ-TTg']
    """
    return tuple(strategy(name) for name in NATIONAL_STRATEGIES)


def local_strategies() -> tuple[Strategy, ...]:
    """The local strategies that are packaged as examples."""
    return tuple(strategy(name) for name in LOCAL_STRATEGIES)
