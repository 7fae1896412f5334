"""Administrative units on every day, how they lie in each other, and what became of them."""

from genderplan.hierarchy.checks import RULES, check_rows
from genderplan.hierarchy.dates import DateLike
from genderplan.hierarchy.evidence import Evidence
from genderplan.hierarchy.hierarchies import Hierarchy
from genderplan.hierarchy.kinds import Level, UnitKind
from genderplan.hierarchy.matching import Match
from genderplan.hierarchy.organs import (
    Organ,
    OrganKind,
    gender_equality_authority,
    organ_of,
    organs_of,
    read_organ,
)
from genderplan.hierarchy.places import Place, PlaceKind
from genderplan.hierarchy.succession import Share, Succession
from genderplan.hierarchy.trees import Tree
from genderplan.hierarchy.units import AdministrativeUnit, FormerState

__all__ = [
    "RULES",
    "AdministrativeUnit",
    "DateLike",
    "Evidence",
    "FormerState",
    "Hierarchy",
    "Level",
    "Match",
    "Organ",
    "OrganKind",
    "Place",
    "PlaceKind",
    "Share",
    "Succession",
    "Tree",
    "UnitKind",
    "check_rows",
    "gender_equality_authority",
    "organ_of",
    "organs_of",
    "read_organ",
]
