"""Figures as they were reported on the measures of a strategy, with what supports them.

Decided: a reported result is an observation like any other, so it can be judged, added and
compared; it also says how well it is supported and where it was read. Figures of one measure that
count different bodies, or were collected differently, carry the name of their series.
"""

from typing import Final

import attrs

from genderplan._messages import mark
from genderplan.evidence import Evidence
from genderplan.indicators import Observation
from genderplan.targets.measures import Source

__all__ = ["KNOWN_SERIES", "SERIES", "ReportedResult"]

SERIES: Final = "series"
"""The dimension of a breakdown that tells the series of one measure apart."""

KNOWN_SERIES: Final = (
    mark("ministries and government agencies"),
    mark("ministries"),
    mark("government agencies"),
    mark("province"),
    mark("district"),
    mark("commune"),
    mark("survey"),
    mark("civil registration"),
)
"""The series of the packaged results; other names are shown as they are."""


@attrs.frozen(kw_only=True)
class ReportedResult(Observation):
    """An observation of a measure, with its evidence and the places where it was read.

    ``indicator`` is the id of the measure.

    >>> from genderplan.periods import Period
    >>> from genderplan.quantities import Ratio
    >>> ReportedResult(
    ...     indicator="nq28.1.1", unit="VN", period=Period.of_year(2023), value=Ratio(13, 22),
    ...     breakdown={"series": "ministries"}, evidence="single source",
    ... ).evidence.label("en")
    'single source'
    """

    evidence: Evidence = attrs.field(default=Evidence.SINGLE_SOURCE, converter=Evidence)
    sources: tuple[Source, ...] = ()
    note: str = ""
