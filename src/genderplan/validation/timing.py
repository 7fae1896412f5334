"""When a document was made and of which level a body is: what several checks need to know."""

import calendar
import datetime as dt
from typing import Final

from genderplan._text import match_key
from genderplan.errors import NotFoundError, ParseError
from genderplan.hierarchy import Hierarchy, Level, Tree
from genderplan.periods import PartialDate

__all__ = ["last_day", "level_in", "tree_on"]

_LEVEL_WORDS: Final = {
    "tỉnh": Level.PROVINCE,
    "huyện": Level.DISTRICT,
    "quận": Level.DISTRICT,
    "thị xã": Level.DISTRICT,
    "xã": Level.COMMUNE,
    "phường": Level.COMMUNE,
    "thị trấn": Level.COMMUNE,
    "đặc khu": Level.COMMUNE,
}


def last_day(date: PartialDate | None) -> dt.date | None:
    """The last day that *date* can be; None when not even the year is known.

    >>> last_day(PartialDate(2024, 2))
    datetime.date(2024, 2, 29)
    """
    if date is None or date.year is None:
        return None
    month = date.month or 12
    return dt.date(date.year, month, date.day or calendar.monthrange(date.year, month)[1])


def tree_on(day: dt.date, hierarchy: Hierarchy) -> Tree | None:
    """The units of *day*; None for a day before those that *hierarchy* knows."""
    try:
        return hierarchy.at(day)
    except NotFoundError:
        return None


def level_in(text: str, tree: Tree | None) -> Level | None:
    """The level of the unit that *text* names, by the gazetteer, else by its first level word.

    None when neither tells: "thành phố" may be of two levels.

    >>> from genderplan import gazetteer
    >>> level_in("UBND huyện Hoàng Hóa", gazetteer().at("2024-02-23")).value  # misspelt
    'district'
    """
    try:
        return tree.find(text).level if text and tree else _level_word(text)
    except (NotFoundError, ParseError):
        return _level_word(text)


def _level_word(text: str) -> Level | None:
    words = f" {match_key(text)} "
    keys = {f" {match_key(word)} ": level for word, level in _LEVEL_WORDS.items()}
    places = {words.find(key): (-len(key), level) for key, level in keys.items() if key in words}
    if not places or " " + match_key("thành phố") + " " in words[: min(places) + 1]:
        return None
    return min((place, *rest) for place, rest in places.items())[2]
