"""National and local targets: strategies, their measures, progress, and the cascade."""

from genderplan.targets.aims import Aim, Comparator, MeasureUnit
from genderplan.targets.cascading import Cascade, CascadeRow, cascade
from genderplan.targets.comparisons import MethodComparison, compare_methods
from genderplan.targets.measures import (
    Baseline,
    Lookalike,
    Measure,
    Responsible,
    SeriesBreak,
    Source,
)
from genderplan.targets.methods import METHODS
from genderplan.targets.milestones import Basis, Milestone, Threshold
from genderplan.targets.progress import Inputs, MilestoneOutcome, Progress, assess
from genderplan.targets.results import SERIES, ReportedResult
from genderplan.targets.scorecards import Scorecard, ScorecardRow, scorecard
from genderplan.targets.series import Point
from genderplan.targets.statuses import Status
from genderplan.targets.steps import CascadeStep
from genderplan.targets.strategies import (
    Amendment,
    Heading,
    Objective,
    Strategy,
    StrategyDocument,
    Target,
)
from genderplan.targets.strengths import CascadeVerdict, compare_strength
from genderplan.targets.wording import BilingualText

__all__ = [
    "METHODS",
    "SERIES",
    "Aim",
    "Amendment",
    "Baseline",
    "Basis",
    "BilingualText",
    "Cascade",
    "CascadeRow",
    "CascadeStep",
    "CascadeVerdict",
    "Comparator",
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
    "Responsible",
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
