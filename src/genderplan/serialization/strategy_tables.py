"""The tables of a strategy file, read one by one so that no fault hides another.

Decided: what cattrs refuses in one table is noted with its path, and the next table is read. The
words of the closed lists (direction, comparator, unit, evidence) are shown when one is not known.
"""

from functools import cache
from typing import TYPE_CHECKING, TypeVar

import attrs

from genderplan._messages import message
from genderplan.evidence import Evidence
from genderplan.indicators import Direction
from genderplan.issues import Issue
from genderplan.serialization.converter import file_converter
from genderplan.serialization.faults import BAD_VALUE, structure_issues
from genderplan.serialization.value_forms import structure_enum
from genderplan.targets import Basis, Comparator, MeasureUnit

if TYPE_CHECKING:
    from cattrs import Converter

__all__ = ["strategy_converter", "structure_tables", "structured"]

T = TypeVar("T")


@cache
def strategy_converter() -> "Converter":
    """The converter of all files, and the closed lists of words that strategy files use."""
    converter = file_converter().copy()
    for kind in (Direction, Basis, Comparator, Evidence, MeasureUnit):
        # These are texts as well, and cattrs would take them for nothing else.
        converter.register_structure_hook(kind, structure_enum)
    return converter


def structured(given: object, kind: type[T], path: str, issues: list[Issue]) -> T | None:
    """*given* as a *kind*; None when it is not one, and the reasons are added to *issues*."""
    try:
        return strategy_converter().structure(given, kind)
    except Exception as error:  # noqa: BLE001 - cattrs groups every error below this point
        issues += [_placed(issue, path) for issue in structure_issues(error, given)]
        return None


def _placed(issue: Issue, path: str) -> Issue:
    if path and issue.path:
        return issue.under(path)
    return attrs.evolve(issue, path=issue.path or path)


def structure_tables(
    given: object, kind: type[T], path: str, issues: list[Issue]
) -> list[tuple[str, T]]:
    """Each of the tables *given* as a *kind* with its path; faults are added to *issues*."""
    if not isinstance(given, list):
        issues.append(BAD_VALUE.at(path, reason=message("a list of tables is expected")))
        return []
    places = [(f"{path}[{position}]", each) for position, each in enumerate(given)]
    built = [(here, structured(each, kind, here, issues)) for here, each in places]
    return [(here, each) for here, each in built if each is not None]
