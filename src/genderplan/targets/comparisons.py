"""The methods side by side, on the same figures.

Decided: methods that disagree are shown to disagree. A method that cannot judge does not vote, and
two must judge before anything is called agreement.
"""

from collections.abc import Iterable, Iterator

import attrs

from genderplan._messages import Language, mark, translate
from genderplan.indicators import Observation
from genderplan.periods import DateLike
from genderplan.targets.measures import Measure
from genderplan.targets.methods import METHODS
from genderplan.targets.progress import Progress, assess
from genderplan.targets.statuses import Status

__all__ = ["MethodComparison", "compare_methods"]


@attrs.frozen
class MethodComparison:
    """What each method says of the same figures: a :class:`~genderplan.targets.Progress` each."""

    rows: tuple[Progress, ...]

    @property
    def agree(self) -> bool | None:
        """Whether all methods that can judge say the same; None when fewer than two can."""
        said = [row.status for row in self.rows if row.status is not Status.NOT_ASSESSABLE]
        return None if len(said) < 2 else len(set(said)) == 1  # noqa: PLR2004 - two to agree

    def __iter__(self) -> Iterator[Progress]:
        return iter(self.rows)

    def __getitem__(self, method: str) -> Progress:
        """What *method* says.

        Raises ``KeyError`` for a method that was not asked.
        """
        return {row.method: row for row in self.rows}[method]

    def text(self, language: Language = "en") -> str:
        """A line for each method: its name, its status and its reason."""
        lines = [
            f"{row.method:<9} {row.status.label(language)}: {row.reason.text(language)}"
            for row in self.rows
        ]
        verdict = {
            True: mark("the methods agree"),
            False: mark("the methods disagree"),
            None: mark("fewer than two methods can judge"),
        }[self.agree]
        return "\n".join([*lines, translate(verdict, language)])

    def __str__(self) -> str:
        return self.text()


def compare_methods(
    measure: Measure, observations: Iterable[Observation], on: DateLike | None = None
) -> MethodComparison:
    """What each method says of *measure* on a day, from the same *observations*.

    >>> from genderplan.catalogs import results, strategy
    >>> compared = compare_methods(
    ...     strategy("nq28").measure("nq28.4.2"), results("nq28"), on="2024-12-31")
    >>> [(row.method, row.status.value) for row in compared][:2], compared.agree
    ([('linear', 'acceleration needed'), ('statcan', 'acceleration needed')], True)
    """
    given = tuple(observations)
    return MethodComparison(tuple(assess(measure, given, on, name) for name in METHODS))
