"""National and local targets: strategies, their measures, progress, and the cascade."""

from genderplan.targets.cascading import (
    Cascade,
    CascadeRow,
    CascadeStep,
    cascade,
)
from genderplan.targets.figures import Point
from genderplan.targets.measures import (
    SERIES,
    Baseline,
    DataSource,
    Lookalike,
    Measure,
    ReportedResult,
    SeriesBreak,
    Source,
    Status,
)
from genderplan.targets.methods import METHODS
from genderplan.targets.milestones import (
    Basis,
    Comparator,
    MeasureUnit,
    Milestone,
    Threshold,
)
from genderplan.targets.progress import (
    Inputs,
    MilestoneOutcome,
    Progress,
    assess,
)
from genderplan.targets.scorecards import (
    MethodComparison,
    Scorecard,
    ScorecardRow,
    compare_methods,
    scorecard,
)
from genderplan.targets.strategies import (
    Amendment,
    Heading,
    Objective,
    Strategy,
    StrategyDocument,
    Target,
)
from genderplan.targets.strength import CascadeVerdict, compare_strength

__all__ = [
    "METHODS",
    "SERIES",
    "Amendment",
    "Baseline",
    "Basis",
    "Cascade",
    "CascadeRow",
    "CascadeStep",
    "CascadeVerdict",
    "Comparator",
    "DataSource",
    "Heading",
    "Inputs",
    "Lookalike",
    "Measure",
    "MeasureUnit",
    "MethodComparison",
    "Milestone",
    "MilestoneOutcome",
    "Objective",
    "Point",
    "Progress",
    "ReportedResult",
    "Scorecard",
    "ScorecardRow",
    "SeriesBreak",
    "Source",
    "Status",
    "Strategy",
    "StrategyDocument",
    "Target",
    "Threshold",
    "assess",
    "cascade",
    "compare_methods",
    "compare_strength",
    "scorecard",
]
