"""Indicators, their figures, and everything that adds, compares and restates them."""

from genderplan.indicators.definitions import (
    BREAKDOWNS,
    Direction,
    Indicator,
    IndicatorKind,
    PlaceRule,
    TimeRule,
)
from genderplan.indicators.observations import (
    Breakdown,
    Missing,
    Observation,
    ObservationStatus,
    ObservedValue,
    check_value,
)

__all__ = [
    "BREAKDOWNS",
    "Breakdown",
    "Direction",
    "Indicator",
    "IndicatorKind",
    "Missing",
    "Observation",
    "ObservationStatus",
    "ObservedValue",
    "PlaceRule",
    "TimeRule",
    "check_value",
]
