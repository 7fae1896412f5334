"""The levels of Vietnam's territory and the kinds of unit at each.

Decided: a level is a text value ("province"), so that it can be written in files and given to
functions as it is. A kind belongs to one level: "thành phố" is two kinds, a centrally run city
(province level) and a city under a province or under such a city (district level).
"""

from enum import Enum, StrEnum
from typing import Final

from genderplan._messages import Language, mark, translate
from genderplan._text import nfc
from genderplan.errors import InvalidValueError
from genderplan._messages import message

__all__ = ["Level", "UnitKind", "kind_from_word"]


class Level(StrEnum):
    """A level of government: province, district (until 2025-06-30) or commune.

    >>> Level("commune").label("vi")
    'cấp xã'
    >>> Level.PROVINCE.rank < Level.COMMUNE.rank
    True
    """

    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"

    @property
    def rank(self) -> int:
        """0 for provinces, 1 for districts, 2 for communes."""
        return _RANKS[self]

    def label(self, language: Language = "en") -> str:
        """The name of the level, "cấp xã" in Vietnamese."""
        return translate(_LEVEL_LABELS[self], language)


_RANKS: Final = {level: rank for rank, level in enumerate(Level)}
_LEVEL_LABELS: Final = {
    Level.PROVINCE: mark("province level"),
    Level.DISTRICT: mark("district level"),
    Level.COMMUNE: mark("commune level"),
}


class UnitKind(Enum):
    """A kind of administrative unit, as the Law on Organisation of Local Government names them.

    Districts and district-level cities ended on 2025-06-30 (Law 72/2025/QH15); special zones
    (đặc khu) are communes of islands since 2025-07-01.

    >>> UnitKind.CENTRAL_CITY.word, UnitKind.CENTRAL_CITY.abbreviation
    ('thành phố', 'TP.')
    >>> UnitKind.CITY.label("vi")
    'thành phố thuộc tỉnh hoặc thành phố trực thuộc trung ương'
    """

    PROVINCE = ("province", Level.PROVINCE, "tỉnh", "T.", "Province")
    CENTRAL_CITY = ("central_city", Level.PROVINCE, "thành phố", "TP.", "City")
    RURAL_DISTRICT = ("rural_district", Level.DISTRICT, "huyện", "H.", "District")
    URBAN_DISTRICT = ("urban_district", Level.DISTRICT, "quận", "Q.", "District")
    TOWN = ("town", Level.DISTRICT, "thị xã", "TX.", "Town")
    CITY = ("city", Level.DISTRICT, "thành phố", "TP.", "City")
    COMMUNE = ("commune", Level.COMMUNE, "xã", "X.", "Commune")
    WARD = ("ward", Level.COMMUNE, "phường", "P.", "Ward")
    TOWNSHIP = ("township", Level.COMMUNE, "thị trấn", "TT.", "Township")
    SPECIAL_ZONE = ("special_zone", Level.COMMUNE, "đặc khu", "ĐK.", "Special Zone")

    level: Level
    word: str
    abbreviation: str
    english: str

    def __new__(
        cls, value: str, level: Level, word: str, abbreviation: str, english: str
    ) -> "UnitKind":
        """A member whose value is a plain slug; the words are attributes."""
        member = object.__new__(cls)
        member._value_ = value
        member.level = level
        member.word = word
        member.abbreviation = abbreviation
        member.english = english
        return member

    def label(self, language: Language = "en") -> str:
        """What the kind is called, told apart from kinds that share its word."""
        return translate(_KIND_LABELS[self], language)


_KIND_LABELS: Final = {
    UnitKind.PROVINCE: mark("province"),
    UnitKind.CENTRAL_CITY: mark("centrally run city"),
    UnitKind.RURAL_DISTRICT: mark("rural district"),
    UnitKind.URBAN_DISTRICT: mark("urban district"),
    UnitKind.TOWN: mark("town"),
    UnitKind.CITY: mark("city under a province or a centrally run city"),
    UnitKind.COMMUNE: mark("commune"),
    UnitKind.WARD: mark("ward"),
    UnitKind.TOWNSHIP: mark("township"),
    UnitKind.SPECIAL_ZONE: mark("special zone"),
}
_BY_WORD: Final = {(kind.level, kind.word): kind for kind in UnitKind}


def kind_from_word(level: Level, word: str) -> UnitKind:
    """The kind that *word* names at *level*; the value of a kind ("ward") is accepted too.

    >>> kind_from_word(Level.DISTRICT, "thành phố")
    <UnitKind.CITY: 'city'>
    """
    known = _BY_WORD.get((level, nfc(word).strip().lower()))
    if known is None and word in UnitKind and UnitKind(word).level is level:
        known = UnitKind(word)
    if known is None:
        expected = ", ".join(kind.word for kind in UnitKind if kind.level is level)
        raise InvalidValueError(
            message(
                "{word} is no kind of unit at {level}; expected one of {expected}",
                word=repr(word),
                level=message(_LEVEL_LABELS[level]),
                expected=expected,
            ),
            value=word,
            path="kind",
        )
    return known
