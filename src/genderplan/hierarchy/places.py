"""Places below the commune: villages and neighbourhood groups.

Decided: they are no administrative units and have no code in the official list, so a place is known
by its kind, its name and the commune it lies in. Figures are collected there and belong to the
commune.
"""

from enum import StrEnum
from typing import Final

import attrs

from genderplan._messages import Language, mark, message, translate
from genderplan._text import nfc
from genderplan.errors import InvalidValueError
from genderplan.hierarchy.kinds import Level, member
from genderplan.hierarchy.units import AdministrativeUnit

__all__ = ["Place", "PlaceKind"]


class PlaceKind(StrEnum):
    """A kind of place below the commune, by the word that official texts use.

    >>> PlaceKind("tổ dân phố").label()
    'neighbourhood group'
    """

    VILLAGE = "thôn"
    HAMLET = "ấp"
    MOUNTAIN_VILLAGE = "bản"
    HIGHLAND_VILLAGE = "buôn"
    SETTLEMENT = "xóm"
    NEIGHBOURHOOD_GROUP = "tổ dân phố"
    QUARTER = "khu phố"
    AREA = "khu"

    def label(self, language: Language = "en") -> str:
        """What the kind is called; in Vietnamese the word itself."""
        return self.value if language == "vi" else translate(_LABELS[self], language)


_LABELS: Final = {
    PlaceKind.VILLAGE: mark("village"),
    PlaceKind.HAMLET: mark("hamlet"),
    PlaceKind.MOUNTAIN_VILLAGE: mark("mountain village"),
    PlaceKind.HIGHLAND_VILLAGE: mark("highland village"),
    PlaceKind.SETTLEMENT: mark("settlement"),
    PlaceKind.NEIGHBOURHOOD_GROUP: mark("neighbourhood group"),
    PlaceKind.QUARTER: mark("urban quarter"),
    PlaceKind.AREA: mark("residential area"),
}


def _in_commune(_: object, __: object, value: AdministrativeUnit) -> None:
    if value.level is not Level.COMMUNE:
        raise InvalidValueError(
            message(
                "{unit} is at the {level}; a place lies in a commune",
                unit=value.full_name(),
                level=value.level.words,
            ),
            value=value,
            path="commune",
        )


def _named(_: object, __: object, value: str) -> None:
    if not value:
        raise InvalidValueError(
            message("the place has no name; a number such as '5' is one"), value=value, path="name"
        )


def _kind(kind: PlaceKind | str) -> PlaceKind:
    return member(PlaceKind, kind, "kind")


def _tidy(name: object) -> str:
    return nfc(str(name)).strip()


@attrs.frozen
class Place:
    """A village or neighbourhood group: a kind, a name and the commune it lies in.

    >>> from genderplan import gazetteer
    >>> ward = gazetteer().find("phường Bạch Đằng, Hai Bà Trưng", on="2023-10-23")
    >>> str(Place(PlaceKind.NEIGHBOURHOOD_GROUP, "5", ward))
    'tổ dân phố 5, phường Bạch Đằng'
    """

    kind: PlaceKind = attrs.field(converter=_kind)
    name: str = attrs.field(converter=_tidy, validator=_named)
    commune: AdministrativeUnit = attrs.field(validator=_in_commune)

    def __str__(self) -> str:
        return f"{self.kind.value} {self.name}, {self.commune.full_name()}"
