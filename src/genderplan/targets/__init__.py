"""National and local targets: strategies, their measures, progress, and the cascade."""

from genderplan.targets.aims import Aim, Comparator, MeasureUnit
from genderplan.targets.measures import (
    Baseline,
    Lookalike,
    Measure,
    Responsible,
    SeriesBreak,
    Source,
)
from genderplan.targets.milestones import Basis, Milestone, Threshold
from genderplan.targets.results import SERIES, ReportedResult
from genderplan.targets.strategies import (
    Amendment,
    Heading,
    Objective,
    Strategy,
    StrategyDocument,
    Target,
)

__all__ = [
    "SERIES",
    "Aim",
    "Amendment",
    "Baseline",
    "Basis",
    "Comparator",
    "Heading",
    "Lookalike",
    "Measure",
    "MeasureUnit",
    "Milestone",
    "Objective",
    "ReportedResult",
    "Responsible",
    "SeriesBreak",
    "Source",
    "Strategy",
    "StrategyDocument",
    "Target",
    "Threshold",
]
