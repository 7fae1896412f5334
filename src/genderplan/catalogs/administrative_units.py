"""The packaged gazetteer: Vietnam's administrative units and what became of them.

Decided: it is read once, when first asked for, and is read-only. The list of 30 June 2025 answers
for every day from 1 August 2008 (the day Hà Tây joined Hà Nội, since when there were 63 provinces)
until it ends; units that were merged or renamed between those days are not in it, and trees of
those days say that they are a snapshot. ``data/gazetteer/README.md`` names the sources.
"""

import datetime as dt
from functools import cache
from typing import Final

from genderplan._resources import read_text
from genderplan.hierarchy.hierarchies import Hierarchy
from genderplan.hierarchy.tables import read_aliases, read_changes, read_successions, read_units

__all__ = ["gazetteer"]

_FIRST_DAY: Final = dt.date(2008, 8, 1)
_LAST_OLD: Final = dt.date(2025, 6, 30)
_FIRST_NEW: Final = dt.date(2025, 7, 1)


@cache
def gazetteer() -> Hierarchy:
    """Every administrative unit of Vietnam since 2008-08-01, with its successors of 2025-07-01.

    63 provinces, 696 districts and 10,035 communes until 2025-06-30; 34 provinces and 3,321
    communes from 2025-07-01; three provinces became centrally run cities in 2026.

    >>> vn = gazetteer()
    >>> vn.at("2025-06-30"), vn.at("2026-09-20")["24"].kind_on("2026-09-20").word
    (<Tree of 2025-06-30: 63 provinces, 696 districts, 10035 communes>, 'thành phố')
    """
    changes = (*read_changes(_table("recalled")), *read_changes(_table("changes")))
    old = read_units(_table(f"units-{_LAST_OLD}"), None, _LAST_OLD, changes)
    new = read_units(_table(f"units-{_FIRST_NEW}"), _FIRST_NEW, None, changes)
    return Hierarchy(
        editions=(old, new),
        tables=(read_successions(_table(f"successions-{_FIRST_NEW}"), _FIRST_NEW),),
        since=_FIRST_DAY,
        exact_from=_LAST_OLD,
        aliases=read_aliases(_table("aliases")),
    )


def _table(name: str) -> str:
    return read_text("gazetteer", f"{name}.tsv")
