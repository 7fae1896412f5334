"""How a measure stands against a milestone, in one word.

Decided: "achieved" and "on track" are only said when the figures show it. Whatever the figures do
not answer is not assessable, with the reason; it is never a grey kind of good.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from genderplan._choices import Choice
from genderplan._messages import Language, mark, translate

__all__ = ["Status"]


class Status(Choice, StrEnum):
    """How a measure stands against a milestone, best first.

    >>> Status.ACCELERATION_NEEDED.label("vi")
    'cần tăng tốc'
    """

    ACHIEVED = "achieved"
    ON_TRACK = "on track"
    ACCELERATION_NEEDED = "acceleration needed"
    LIMITED = "limited progress"
    DETERIORATING = "deteriorating"
    NOT_ASSESSABLE = "not assessable"

    @property
    def rank(self) -> int:
        """0 for achieved up to 4 for deteriorating, 5 for not assessable."""
        return list(Status).index(self)

    @property
    def is_good(self) -> bool:
        """Whether the milestone is reached or will be at this pace."""
        return self in {Status.ACHIEVED, Status.ON_TRACK}

    def at_best(self, ceiling: "Status") -> "Status":
        """This status, or *ceiling* where this one is better.

        >>> Status.ON_TRACK.at_best(Status.ACCELERATION_NEEDED).value
        'acceleration needed'
        """
        return self if self.rank >= ceiling.rank else ceiling

    def label(self, language: Language = "en") -> str:
        """The words for this status in *language*."""
        return translate(_STATUS_WORDS[self], language)

    @classmethod
    def of_all(cls, statuses: "Iterable[Status]") -> "Status":
        """The status of several together: the worst, and never a good one with gaps.

        >>> Status.of_all([Status.ACHIEVED, Status.NOT_ASSESSABLE]).value
        'not assessable'
        >>> Status.of_all([Status.LIMITED, Status.NOT_ASSESSABLE]).value
        'limited progress'
        """
        each = list(statuses)
        judged = [status for status in each if status is not Status.NOT_ASSESSABLE]
        worst = max(judged, key=lambda status: status.rank, default=Status.NOT_ASSESSABLE)
        return Status.NOT_ASSESSABLE if len(judged) < len(each) and worst.is_good else worst


_STATUS_WORDS: Final = {
    Status.ACHIEVED: mark("achieved"),
    Status.ON_TRACK: mark("on track"),
    Status.ACCELERATION_NEEDED: mark("acceleration needed"),
    Status.LIMITED: mark("limited progress"),
    Status.DETERIORATING: mark("deteriorating"),
    Status.NOT_ASSESSABLE: mark("not assessable"),
}
