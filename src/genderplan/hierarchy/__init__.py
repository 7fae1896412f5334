"""Administrative units on every day, how they lie in each other, and what became of them.

Decided: each module is imported when one of its names is first used, so that asking for a unit and
its successors loads neither the linter nor the bodies of the units.
"""

from typing import TYPE_CHECKING, Final

from genderplan._loading import on_demand

if TYPE_CHECKING:
    from genderplan.hierarchy.checks import RULES, check_rows
    from genderplan.hierarchy.editions import Edition
    from genderplan.hierarchy.hierarchies import Hierarchy
    from genderplan.hierarchy.kinds import Level, UnitKind
    from genderplan.hierarchy.matching import Match
    from genderplan.hierarchy.organs import (
        Organ,
        OrganKind,
        authority_after_labour,
        gender_equality_authority,
        organ_of,
        organs_of,
        read_organ,
    )
    from genderplan.hierarchy.places import Place, PlaceKind
    from genderplan.hierarchy.succession import Share, Succession, SuccessionTable
    from genderplan.hierarchy.trees import Era, Tree
    from genderplan.hierarchy.units import AdministrativeUnit, FormerState

__all__ = [
    "RULES",
    "AdministrativeUnit",
    "Edition",
    "Era",
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
    "SuccessionTable",
    "Tree",
    "UnitKind",
    "authority_after_labour",
    "check_rows",
    "gender_equality_authority",
    "organ_of",
    "organs_of",
    "read_organ",
]

_HOME: Final = {
    "RULES": "checks",
    "AdministrativeUnit": "units",
    "Edition": "editions",
    "Era": "trees",
    "FormerState": "units",
    "Hierarchy": "hierarchies",
    "Level": "kinds",
    "Match": "matching",
    "Organ": "organs",
    "OrganKind": "organs",
    "Place": "places",
    "PlaceKind": "places",
    "Share": "succession",
    "Succession": "succession",
    "SuccessionTable": "succession",
    "Tree": "trees",
    "UnitKind": "kinds",
    "check_rows": "checks",
    "authority_after_labour": "organs",
    "gender_equality_authority": "organs",
    "organ_of": "organs",
    "organs_of": "organs",
    "read_organ": "organs",
}

if not TYPE_CHECKING:  # a type checker that sees __getattr__ lets every misspelt name pass
    __getattr__, __dir__ = on_demand(__name__, _HOME)
