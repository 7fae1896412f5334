"""How well a packaged fact is supported.

Doubt is part of the data: a fact that was recalled and not confirmed is never handed out looking
like one that two sources agree on.
"""

from enum import StrEnum
from typing import Final

from genderplan._choices import Choice
from genderplan._messages import Language, mark, translate

__all__ = ["Evidence"]


class Evidence(Choice, StrEnum):
    """How well a fact is supported: by several sources, by one, by other facts, or by memory.

    ``UNSTATED`` is that of your own targets where you say nothing.

    >>> Evidence.RECALLED.label("vi")
    'chưa có nguồn'
    """

    VERIFIED = "verified"
    SINGLE_SOURCE = "single source"
    INFERRED = "inferred"
    RECALLED = "recalled"
    UNSTATED = "not stated"

    def label(self, language: Language = "vi") -> str:
        """The words for this evidence in *language*."""
        return translate(_LABELS[self], language)


_LABELS: Final = {
    Evidence.VERIFIED: mark("verified"),
    Evidence.SINGLE_SOURCE: mark("single source"),
    Evidence.INFERRED: mark("inferred from other facts"),
    Evidence.RECALLED: mark("recalled, unconfirmed"),
    Evidence.UNSTATED: mark("no source stated"),
}
