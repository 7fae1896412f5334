"""What is doubtful about single figures: printed shares against counts, values against definitions.

Decided: a figure that cannot be is refused when it is made; what can be but does not fit is found
here, and every finding says which of the explanations holds: rounding, truncation, another base, or
none of them.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from genderplan._messages import mark
from genderplan.errors import InvalidValueError
from genderplan.indicators.definitions import Definitions, Indicator, definitions_by_code
from genderplan.indicators.observations import (
    Missing,
    Observation,
    check_value,
    listed_observations,
)
from genderplan.issues import Issue, IssueKind, Issues, Severity
from genderplan.quantities import Ratio
from genderplan.stated_shares import ShareAgreement, compare_share

__all__ = ["check_observations"]

_UNSUITABLE: Final = IssueKind("GP301", Severity.ERROR, mark("{reason}"))
_NO_SHARE: Final = IssueKind("GP305", Severity.WARNING, mark("{comparison}"))
_UNKNOWN_BREAKDOWN: Final = IssueKind(
    "GP306",
    Severity.WARNING,
    mark("{indicator} is not reported by {dimension}; it knows {known}"),
)


def check_observations(observations: Iterable[Observation], indicators: Definitions = ()) -> Issues:
    """What is doubtful about each figure by itself.

    >>> from decimal import Decimal
    >>> from genderplan.periods import Period
    >>> seen = Observation(
    ...     indicator="women.committee", unit="194", period=Period.of_year(2023),
    ...     value=Ratio(2, 11), stated=Decimal("22.2"),
    ... )
    >>> print(check_observations([seen]))  # doctest: +ELLIPSIS
    GP603 warning at women.committee[194, 2023]: 22.2 % is 2/9; 2/11 is 18.2 %. Say ...
    """
    definitions = definitions_by_code(indicators)
    return Issues(
        issue
        for seen in listed_observations(observations)
        for issue in _check(seen, definitions.get(seen.indicator))
    )


def _check(seen: Observation, definition: Indicator | None) -> Iterator[Issue]:
    if definition is not None:
        yield from _check_definition(seen, definition)
    if seen.stated is None or not isinstance(seen.value, Ratio):
        return
    compared = compare_share(seen.stated, seen.value)
    if compared.agreement is ShareAgreement.NO_VALUE:
        yield _NO_SHARE.at(seen.path, comparison=compared.summary)
    elif (issue := compared.issue(seen.path)) is not None:
        yield issue


def _check_definition(seen: Observation, definition: Indicator) -> Iterator[Issue]:
    if not isinstance(seen.value, Missing):
        try:
            check_value(definition, seen.value)
        except InvalidValueError as error:
            yield _UNSUITABLE.at(seen.path, reason=error.summary)
    for dimension, _ in seen.breakdown:
        if definition.breakdowns and dimension not in definition.breakdowns:
            known = ", ".join(definition.breakdowns)
            yield _UNKNOWN_BREAKDOWN.at(
                seen.path, indicator=definition.code, dimension=dimension, known=known
            )
