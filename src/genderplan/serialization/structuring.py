"""Plain data to objects: the key ``kind`` says what a file holds.

Decided: data that have any error give no object at all, but all of their errors. A strategy may
extend another one; whoever reads it says where strategies are found, because files know of no
catalog.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

import attrs

from genderplan._messages import message
from genderplan.errors import InvalidValueError, NotFoundError
from genderplan.indicators import Observation
from genderplan.issues import Issues
from genderplan.plans import Plan, Report
from genderplan.serialization.converter import file_converter
from genderplan.serialization.faults import (
    BAD_VALUE,
    MISSING_KEY,
    UNKNOWN_KIND,
    file_error,
    printable,
    structure_issues,
)
from genderplan.serialization.models import (
    format_problems,
    is_model_data,
    model_from_data,
    model_named,
)
from genderplan.serialization.result_files import structure_results
from genderplan.serialization.strategy_files import structure_strategy
from genderplan.targets import ReportedResult, Strategy

__all__ = ["FILE_KINDS", "FindStrategy", "ObservationList", "structure"]

FindStrategy = Callable[[str], Strategy]


@attrs.frozen
class ObservationList:
    """What a file of the kind "observations" holds."""

    observations: tuple[Observation, ...]


@attrs.frozen
class ResultList:
    """What a file of the kind "results" holds: figures reported on a strategy's measures."""

    results: tuple[ReportedResult, ...]


FILE_KINDS: Final[Mapping[str, type]] = {
    "plan": Plan,
    "report": Report,
    "observations": ObservationList,
    "strategy": Strategy,
    "results": ResultList,
}
"""What a file can hold, by the word that its key ``kind`` gives."""


def _no_strategy(name: str) -> Strategy:
    summary = message("the strategy {name} is not known here", name=name)
    raise NotFoundError(summary, name)


def structure(plain: object, source: str, find: FindStrategy = _no_strategy) -> Any:  # noqa: ANN401 - the file's `kind` decides
    """The object that *plain* data describes; *source* names it in errors.

    *find* gives the strategy that another one extends, by its id.

    Raises :class:`~genderplan.errors.FileError` with everything that is wrong, each with its path.
    """
    if not isinstance(plain, dict):
        raise file_error(source, Issues([BAD_VALUE.at(reason=message("a table is expected"))]))
    kind = plain.get("kind")
    issues = Issues(format_problems(plain))
    if issues:
        raise file_error(source, issues)
    if is_model_data(plain):
        return _model_of(plain, source)
    if not isinstance(kind, str) or kind not in FILE_KINDS:
        choices = ", ".join(f'"{name}"' for name in FILE_KINDS)
        shown = f'"{printable(kind, 40)}"' if isinstance(kind, str) else message("missing")
        raise file_error(source, Issues([UNKNOWN_KIND.at("kind", kind=shown, choices=choices)]))
    plain = {key: value for key, value in plain.items() if key != "format"}
    if kind == "strategy":
        return structure_strategy(plain, source, find)
    if kind == "results":
        return structure_results(plain, source, _strategy_of(plain, source, find))
    body = {key: value for key, value in plain.items() if key != "kind"}
    try:
        built: Any = file_converter().structure(body, FILE_KINDS[kind])
    except Exception as error:  # noqa: BLE001 - cattrs groups every error below this point
        raise file_error(source, Issues(structure_issues(error, body))) from None
    return built.observations if isinstance(built, ObservationList) else built


def _model_of(plain: dict[str, Any], source: str) -> object:
    """The model in data that a program wrote."""
    try:
        model = model_named(plain["kind"])
    except InvalidValueError as error:
        raise file_error(source, Issues([BAD_VALUE.at("kind", reason=error.summary)])) from None
    return model_from_data(plain, model, source)


def _strategy_of(plain: dict[str, Any], source: str, find: FindStrategy) -> Strategy:
    """The strategy that a results file names."""
    name = plain.get("strategy")
    if not isinstance(name, str):
        raise file_error(source, Issues([MISSING_KEY.at(key="strategy")]))
    try:
        return find(name)
    except NotFoundError as error:
        raise file_error(source, Issues([BAD_VALUE.at("strategy", reason=error.summary)])) from None
