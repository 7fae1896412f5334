"""Administrative units on every day, how they lie in each other, and what became of them."""

from typing import TYPE_CHECKING, Final

from genderplan._loading import on_demand

if TYPE_CHECKING:
    from genderplan.hierarchy.checks import RULES, check_rows
    from genderplan.hierarchy.finding import Lexicon, Match, Named
    from genderplan.hierarchy.hierarchies import Hierarchy
    from genderplan.hierarchy.history import Share, Succession
    from genderplan.hierarchy.organs import (
        Organ,
        OrganKind,
        authority_after_labour,
        gender_equality_authority,
        organ_of,
        organs_of,
        read_organ,
    )
    from genderplan.hierarchy.trees import Edition, Tree
    from genderplan.hierarchy.units import (
        AdministrativeUnit,
        Level,
        Place,
        PlaceKind,
        UnitKind,
        UnitState,
    )

__all__ = [
    "RULES",
    "AdministrativeUnit",
    "Edition",
    "Hierarchy",
    "Level",
    "Lexicon",
    "Match",
    "Named",
    "Organ",
    "OrganKind",
    "Place",
    "PlaceKind",
    "Share",
    "Succession",
    "Tree",
    "UnitKind",
    "UnitState",
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
    "Edition": "trees",
    "Hierarchy": "hierarchies",
    "Level": "units",
    "Lexicon": "finding",
    "Match": "finding",
    "Named": "finding",
    "Organ": "organs",
    "OrganKind": "organs",
    "Place": "units",
    "PlaceKind": "units",
    "Share": "history",
    "Succession": "history",
    "Tree": "trees",
    "UnitKind": "units",
    "UnitState": "units",
    "authority_after_labour": "organs",
    "check_rows": "checks",
    "gender_equality_authority": "organs",
    "organ_of": "organs",
    "organs_of": "organs",
    "read_organ": "organs",
}

if not TYPE_CHECKING:  # a type checker that sees __getattr__ lets every misspelt name pass
    __getattr__, __dir__ = on_demand(__name__, _HOME)
