"""National and local targets: strategies, their measures, progress, and the cascade."""

from genderplan.targets.cascading import Cascade, CascadeRow, CascadeVerdict
from genderplan.targets.measures import (
    Baseline,
    DataSource,
    Measure,
    ReportedResult,
    Source,
    Status,
    StrategyDocument,
)
from genderplan.targets.milestones import Comparator, MeasureUnit, Milestone
from genderplan.targets.progress import Progress
from genderplan.targets.scorecards import Scorecard, ScorecardRow, compare_methods
from genderplan.targets.strategies import Amendment, Objective, Strategy, Target

__all__ = [
    "Amendment",
    "Baseline",
    "Cascade",
    "CascadeRow",
    "CascadeVerdict",
    "Comparator",
    "DataSource",
    "Measure",
    "MeasureUnit",
    "Milestone",
    "Objective",
    "Progress",
    "ReportedResult",
    "Scorecard",
    "ScorecardRow",
    "Source",
    "Status",
    "Strategy",
    "StrategyDocument",
    "Target",
    "compare_methods",
]
