"""Texts that are put into words only when they are shown, in the language in which they are shown.

Decided: a sentence is kept apart from its language until somebody reads it. That holds for the
values in it too: a day is 31/12/2025 in Vietnamese and 2025-12-31 in English, and a remark from a
data file, which no catalog can translate, is given in both languages.
"""

import datetime as dt

import attrs

from genderplan._messages import Language, Message
from genderplan.formatting import format_date

__all__ = ["BilingualText", "told_day"]


@attrs.frozen
class BilingualText(Message):
    """A remark that a data file gives in both languages: ``template`` in English, and ``vi``.

    >>> BilingualText("63 provinces became 34", vi="63 tỉnh, thành còn 34").text("vi")
    '63 tỉnh, thành còn 34'
    """

    vi: str = ""

    def text(self, language: Language = "en") -> str:
        """The remark in *language*; in English where there is no Vietnamese one."""
        return self.vi if language == "vi" and self.vi else self.template


@attrs.frozen
class _DayText(Message):
    day: dt.date | None = None

    def text(self, language: Language = "en") -> str:
        if language == "vi" and self.day is not None:
            return format_date(self.day, "short")
        return self.template


def told_day(day: dt.date) -> Message:
    """*day* as part of a message.

    >>> told_day(dt.date(2025, 12, 31)).text("vi")
    '31/12/2025'
    """
    return _DayText(day.isoformat(), (), day)
