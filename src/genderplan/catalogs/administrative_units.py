"""The packaged gazetteer: Vietnam's administrative units and what became of them.

It holds every unit of every day since 1 August 2008 (the day Hà Tây joined Hà Nội, since when there
were 63 provinces). ``data/gazetteer/README.md`` names the sources.
"""

import datetime as dt
import tomllib
from functools import cache
from threading import Lock
from typing import Final

from genderplan._package import read_text
from genderplan.hierarchy.hierarchies import Hierarchy
from genderplan.hierarchy.tables import Event, StepTable, UnitTable

_FIRST_DAY: Final = dt.date(2008, 8, 1)
_LOADING: Final = Lock()


def gazetteer() -> Hierarchy:
    """Every administrative unit of Vietnam on every day since 2008-08-01, and what became of each.

    Each state of a unit and each step between units names its legal basis and how well it is
    supported. The tables are read once, when first asked for.

    >>> vn = gazetteer()
    >>> vn.at("2019-12-31")
    Tree(date=2019-12-31, provinces=63, districts=713, communes=11055)
    >>> vn.at("2025-07-01")
    Tree(date=2025-07-01, provinces=34, districts=0, communes=3321)
    """
    with _LOADING:  # threads that ask at the same time get one hierarchy
        return _load()


@cache
def _load() -> Hierarchy:
    files = tomllib.loads(read_text("gazetteer", "MANIFEST.toml"))
    days: list[dt.date] = [each["retrieved"] for each in files.values()]
    events = tuple(map(Event.read, _body("events").split("\n")))
    spellings, aliases = (
        [line.split("\t") for line in _body(table).split("\n")]
        for table in ("spellings", "aliases")
    )
    return Hierarchy(
        UnitTable(_body("units"), events),
        StepTable(_body("steps")),
        since=_FIRST_DAY,
        until=max(days),  # the day on which the last of the tables was taken from its source
        spellings=(
            *((code, alias, "") for code, alias in aliases),
            *((code, spelling, name) for code, spelling, name in spellings),
        ),
        names=_body("names"),
    )


def _body(table: str) -> str:
    """The lines of a packaged table without its heading."""
    return read_text("gazetteer", f"{table}.tsv").removesuffix("\n").partition("\n")[2]
