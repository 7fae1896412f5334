"""The levels of Vietnam's territory and the kinds of unit at each.

Decided: a level is a text value ("province"), so that it can be written in files and given to
functions as it is. A kind belongs to one level: "thành phố" is two kinds, a centrally run city
(province level) and a city under a province or under such a city (district level).
"""

from enum import Enum, StrEnum
from typing import Final, TypeVar

from genderplan._messages import Language, Message, mark, message, translate
from genderplan._text import nfc
from genderplan.errors import InvalidValueError

__all__ = ["Level", "UnitKind", "kind_from_word", "member"]

_Member = TypeVar("_Member", bound=Enum)


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

    @property
    def words(self) -> Message:
        """The name of the level for use inside a message."""
        return message(_LEVEL_LABELS[self])


_RANKS: Final = {level: rank for rank, level in enumerate(Level)}
_LEVEL_LABELS: Final = {
    Level.PROVINCE: mark("province level"),
    Level.DISTRICT: mark("district level"),
    Level.COMMUNE: mark("commune level"),
}


class UnitKind(Enum):
    """A kind of administrative unit, as the Law on Organisation of Local Government names them.

    Districts, towns and cities of the district level ended on 2025-06-30; special zones (đặc khu)
    are the communes of some islands since 2025-07-01.

    >>> UnitKind.CENTRAL_CITY.word, UnitKind.CENTRAL_CITY.abbreviation
    ('thành phố', 'TP.')
    >>> UnitKind.CITY.label("vi")
    'thành phố thuộc tỉnh hoặc thành phố trực thuộc trung ương'
    """

    PROVINCE = "province"
    CENTRAL_CITY = "central_city"
    RURAL_DISTRICT = "rural_district"
    URBAN_DISTRICT = "urban_district"
    TOWN = "town"
    CITY = "city"
    COMMUNE = "commune"
    WARD = "ward"
    TOWNSHIP = "township"
    SPECIAL_ZONE = "special_zone"

    level: Level
    word: str
    abbreviation: str
    english: str

    def __str__(self) -> str:
        return self.word

    def label(self, language: Language = "en") -> str:
        """What the kind is called, told apart from kinds that share its word."""
        return translate(_KIND_LABELS[self], language)


_FACTS: Final = (
    (UnitKind.PROVINCE, Level.PROVINCE, "tỉnh", "T.", "Province"),
    (UnitKind.CENTRAL_CITY, Level.PROVINCE, "thành phố", "TP.", "City"),
    (UnitKind.RURAL_DISTRICT, Level.DISTRICT, "huyện", "H.", "District"),
    (UnitKind.URBAN_DISTRICT, Level.DISTRICT, "quận", "Q.", "District"),
    (UnitKind.TOWN, Level.DISTRICT, "thị xã", "TX.", "Town"),
    (UnitKind.CITY, Level.DISTRICT, "thành phố", "TP.", "City"),
    (UnitKind.COMMUNE, Level.COMMUNE, "xã", "X.", "Commune"),
    (UnitKind.WARD, Level.COMMUNE, "phường", "P.", "Ward"),
    (UnitKind.TOWNSHIP, Level.COMMUNE, "thị trấn", "TT.", "Township"),
    (UnitKind.SPECIAL_ZONE, Level.COMMUNE, "đặc khu", "ĐK.", "Special Zone"),
)
for _kind, _level, _word, _abbreviation, _english in _FACTS:  # attributes: read often, by many
    _kind.level = _level
    _kind.word = _word
    _kind.abbreviation = _abbreviation
    _kind.english = _english
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
_BY_VALUE: Final = {(kind.level, kind.value): kind for kind in UnitKind}


def kind_from_word(level: Level, word: str) -> UnitKind:
    """The kind that *word* names at *level*; the value of a kind ("ward") is accepted too.

    >>> kind_from_word(Level.DISTRICT, "thành phố")
    <UnitKind.CITY: 'city'>
    """
    plain = nfc(word).strip().lower()
    known = _BY_WORD.get((level, plain)) or _BY_VALUE.get((level, plain))
    if known is None:
        expected = ", ".join(kind.word for kind in UnitKind if kind.level is level)
        raise InvalidValueError(
            message(
                "{word} is no kind of unit at {level}; expected one of {expected}",
                word=repr(word),
                level=level.words,
                expected=expected,
            ),
            value=word,
            path="kind",
        )
    return known


def member(choices: type[_Member], value: _Member | str, path: str) -> _Member:
    """The member of *choices* with this value; *path* says where it stood.

    >>> member(Level, "commune", "level") is Level.COMMUNE
    True
    """
    try:
        return choices(value)
    except ValueError:
        raise InvalidValueError(
            message(
                "{value} is no {path}; expected one of {expected}",
                value=repr(value),
                path=path,
                expected=", ".join(str(choice.value) for choice in choices),
            ),
            value=value,
            path=path,
        ) from None
