"""From the communes' figures to the province and its targets."""

from collections.abc import Iterable
from typing import Final

import genderplan as gp
from gender_desk.definitions import WOMEN_IN_COUNCILS, provincial_strategy
from genderplan.indicators import Restatement

TODAY: Final = "2025-07-01"
"""The day whose units the desk reports by: since then there are no districts."""
PROVINCE: Final = "38"
"""The code of Thanh Hóa."""


def restated(observations: Iterable[gp.Observation]) -> Restatement:
    """The figures as the communes of today would have reported them, and who owed one."""
    return gp.restate(observations, gp.gazetteer(), TODAY, indicators=provincial_strategy())


def provincial_totals(observations: Iterable[gp.Observation]) -> tuple[gp.Aggregate, ...]:
    """The totals of the province for every year, in the order of the years."""
    totals = gp.roll_up(
        restated(observations),
        gp.gazetteer().at(TODAY),
        to=PROVINCE,
        indicators=provincial_strategy(),
        reporting=gp.Level.COMMUNE,
    )
    return tuple(sorted(totals, key=lambda total: str(total.period)))


def progress(totals: Iterable[gp.Aggregate], on: str) -> gp.Progress:
    """How the province stands towards its own target on a day, with the coverage as a caution."""
    return gp.assess(provincial_strategy().measure(WOMEN_IN_COUNCILS), totals, on)


def against_the_nation() -> gp.Cascade:
    """The province's targets against the national ones."""
    return gp.cascade(provincial_strategy(), "nq28")
