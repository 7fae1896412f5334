"""National and local targets: strategies, their measures, progress, and the cascade."""

from genderplan.targets.aims import Aim, Comparator, MeasureUnit
from genderplan.targets.measures import Baseline, Measure, Responsible, SeriesBreak, Source
from genderplan.targets.milestones import Basis, Milestone, Threshold
from genderplan.targets.strategies import (
    Amendment,
    Heading,
    Objective,
    Strategy,
    StrategyDocument,
    Target,
)

__all__ = [
    "Aim",
    "Amendment",
    "Baseline",
    "Basis",
    "Comparator",
    "Heading",
    "Measure",
    "MeasureUnit",
    "Milestone",
    "Objective",
    "Responsible",
    "SeriesBreak",
    "Source",
    "Strategy",
    "StrategyDocument",
    "Target",
    "Threshold",
]
