"""Administrative units: their levels and kinds, and what each was called on each day.

A code is no identity: of 3,316 codes that stand for a commune both before and after 2025-07-01,
2,149 stand for another name or kind. A unit is known by its level, its code and the days on which
it existed. Its name, kind and parent are those it held last; what it held before stands in
``former``, and every question about them takes a date.
"""

import datetime as dt
from enum import Enum
from typing import Final, TypeVar

import attrs

from genderplan._choices import WordedChoice, WordedText, none_of
from genderplan._forms import any_of
from genderplan._messages import Language, mark, message
from genderplan._package import named_in_hints
from genderplan._text import nfc
from genderplan.errors import InvalidValueError
from genderplan.evidence import Evidence
from genderplan.periods import DateLike
from genderplan.periods.calendar import as_date, is_between

_Member = TypeVar("_Member", bound=Enum)


class Level(WordedText):
    """A level of government: province, district (until 2025-06-30) or commune.

    >>> Level("commune").label("vi")
    'cấp xã'
    >>> Level.PROVINCE.rank < Level.COMMUNE.rank
    True
    """

    PROVINCE = "province", mark("province level")
    DISTRICT = "district", mark("district level")
    COMMUNE = "commune", mark("commune level")

    @property
    def rank(self) -> int:
        """0 for provinces, 1 for districts, 2 for communes."""
        return _RANKS[self]


_RANKS: Final = {level: rank for rank, level in enumerate(Level)}


class UnitKind(WordedChoice):
    """A kind of administrative unit, as the Law on Organisation of Local Government names them.

    Districts, towns and cities of the district level ended on 2025-06-30; special zones (đặc khu)
    are the communes of some islands since 2025-07-01.

    >>> UnitKind.CENTRAL_CITY.word, UnitKind.CENTRAL_CITY.abbreviation
    ('thành phố', 'TP.')
    >>> UnitKind.CITY.label("vi")
    'thành phố thuộc tỉnh hoặc thành phố trực thuộc trung ương'
    """

    PROVINCE = "province", mark("province")
    CENTRAL_CITY = "central_city", mark("centrally run city")
    RURAL_DISTRICT = "rural_district", mark("rural district")
    URBAN_DISTRICT = "urban_district", mark("urban district")
    TOWN = "town", mark("town")
    CITY = "city", mark("city under a province or a centrally run city")
    COMMUNE = "commune", mark("commune")
    WARD = "ward", mark("ward")
    TOWNSHIP = "township", mark("township")
    SPECIAL_ZONE = "special_zone", mark("special zone")

    level: Level
    word: str
    abbreviation: str
    english: str

    __hash__ = object.__hash__  # a member is one object; an enumeration's own hash is slow

    def __str__(self) -> str:
        return self.word


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
KIND_WORDS: Final = tuple(dict.fromkeys(word for _, _, word, _, _ in _FACTS))
"""The words for the kinds of units: "tỉnh", "thành phố", "huyện"."""
KIND_PATTERN: Final = any_of(KIND_WORDS)
"""These words as one group of a pattern for texts in small letters."""
LEVEL_OF_WORD: Final = {word: level for _, level, word, _, _ in _FACTS if word != "thành phố"}
"""The level of each word that names one: "thành phố" names two."""
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
                level=level.words(),
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
        raise none_of(value, path, (choice.value for choice in choices)) from None


_DAY: Final = dt.timedelta(days=1)
_CAPITALISED: Final = frozenset({("79", UnitKind.CENTRAL_CITY)})  # Thành phố Hồ Chí Minh


@attrs.frozen(kw_only=True)
class UnitState:
    """What a unit was between two days: kind, name and parent, and what began that."""

    since: dt.date | None = None
    """The first day of the state; None where it began before the data."""
    until: dt.date | None = None
    """Its last day; None where it still holds."""
    kind: UnitKind
    """The kind of unit: tỉnh, phường."""
    name: str
    """The name without the kind."""
    parent: "AdministrativeUnit | None" = None
    """The unit above; None for a province."""
    basis: str = ""
    """The number of the document that began the state; empty when before the data."""
    evidence: Evidence = Evidence.SINGLE_SOURCE
    """How well the state is supported."""


@named_in_hints
@attrs.frozen(eq=False, repr=False)
class AdministrativeUnit:
    """A province, district or commune; equal to another when level, code and days agree.

    >>> from genderplan import gazetteer
    >>> kim = gazetteer().find("xã Hoằng Kim", on="2024-02-01")
    >>> kim, kim.code, kim.level.value, str(kim.until)
    (<xã Hoằng Kim 15889, until 2025-06-30>, '15889', 'commune', '2025-06-30')
    """

    code: str
    """The code of the statistics office: 2, 3 or 5 digits, as text."""
    kind: UnitKind
    """The kind that it had last: tỉnh, phường."""
    name: str
    """The name that it had last, without the kind."""
    parent: "AdministrativeUnit | None" = None
    """The unit above it at last; None for a province."""
    since: dt.date | None = None
    """The first day on which it is known to exist; None: before the data begin."""
    until: dt.date | None = None
    """The last day; None: no end is known."""
    former: tuple[UnitState, ...] = ()
    """What it was before its last state, the earliest first."""
    basis: str = ""
    """The number of the document that began its last state."""
    evidence: Evidence = Evidence.SINGLE_SOURCE
    """How well its last state is supported."""
    _shown_on: dt.date | None = attrs.field(default=None, kw_only=True)

    def as_on(self, day: dt.date) -> "AdministrativeUnit":
        """The same unit, which is printed as it was called on *day*."""
        shown = None if self._state_on(day) is self else day
        return self if self._shown_on == shown else attrs.evolve(self, shown_on=shown)

    @property
    def states(self) -> tuple[UnitState, ...]:
        """What the unit was, from its first day to its last, a state for each change.

        >>> from genderplan import gazetteer
        >>> hue = gazetteer().at("2025-06-30")["46"]
        >>> [(state.kind.word, state.name, str(state.since)) for state in hue.states]
        [('tỉnh', 'Thừa Thiên Huế', 'None'), ('thành phố', 'Huế', '2025-01-01')]
        """
        since = self.since
        if self.former and (last := self.former[-1].until):
            since = last + _DAY
        state = UnitState(
            since=since,
            until=self.until,
            kind=self.kind,
            name=self.name,
            parent=self.parent,
            basis=self.basis,
            evidence=self.evidence,
        )
        return (*self.former, state)

    @property
    def level(self) -> Level:
        """Province, district or commune."""
        return self.kind.level

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if not isinstance(other, AdministrativeUnit):
            return NotImplemented
        return (
            self.code == other.code
            and self.kind.level is other.kind.level
            and self.since == other.since
            and self.until == other.until
        )

    def __hash__(self) -> int:
        return hash(self.code)

    def exists_on(self, date: DateLike) -> bool:
        """Whether the unit exists on *date*; an unknown beginning counts as before the data."""
        return is_between(self.since, as_date(date), self.until)

    def _state_on(self, date: DateLike | None) -> "AdministrativeUnit | UnitState":
        if self.former and date is not None:
            day = as_date(date)
            for state in self.former:
                if state.until is None or day <= state.until:
                    return state
        return self

    def name_on(self, date: DateLike) -> str:
        """The name without its kind on *date* ("Hoằng Kim", "4")."""
        return self._state_on(date).name

    def kind_on(self, date: DateLike) -> UnitKind:
        """The kind of unit on *date*.

        >>> from genderplan import gazetteer
        >>> quang_ninh = gazetteer().at("2026-08-31")["22"]
        >>> quang_ninh.kind_on("2026-08-31").word, quang_ninh.kind_on("2026-09-01").word
        ('tỉnh', 'thành phố')
        """
        return self._state_on(date).kind

    def parent_on(self, date: DateLike) -> "AdministrativeUnit | None":
        """The unit this one belongs to on *date*; ``None`` for a province."""
        above = self._state_on(date).parent
        return above and above.as_on(as_date(date))

    def path_on(self, date: DateLike | None = None) -> tuple["AdministrativeUnit", ...]:
        """The units from the province down to this one, on *date* or as last known."""
        above = self._state_on(date).parent
        return (self,) if above is None else (*above.path_on(date), self)

    def full_name(self, on: DateLike | None = None, language: Language = "vi") -> str:
        """Kind and name, as last known or *on* a date: "xã Hoằng Kim", "Hoằng Kim Commune".

        A number is a name only with its noun, which is then capitalised (Nghị định 30/2020/NĐ-CP,
        Phụ lục II): "Phường 4". So is the noun of Thành phố Hồ Chí Minh.
        """
        state = self._state_on(on)
        if language == "en":
            if state.name.isdigit():
                return f"{state.kind.english} {state.name}"
            return f"{state.name} {state.kind.english}"
        word = state.kind.word
        if state.name.isdigit() or (self.code, state.kind) in _CAPITALISED:
            word = word.capitalize()
        return f"{word} {state.name}"

    def short_name(self, on: DateLike | None = None) -> str:
        """The name alone, unless it is a number: "Hoằng Kim", but "Phường 4"."""
        state = self._state_on(on)
        return self.full_name(on) if state.name.isdigit() else state.name

    def abbreviated_name(self, on: DateLike | None = None) -> str:
        """The name with its kind abbreviated, as in addresses: "TP. Móng Cái", "P. 4"."""
        state = self._state_on(on)
        return f"{state.kind.abbreviation} {state.name}"

    def full_path(self, on: DateLike | None = None, language: Language = "vi") -> str:
        """The whole address from this unit up: "xã Hoằng Kim, huyện Hoằng Hóa, tỉnh Thanh Hóa"."""
        return ", ".join(unit.full_name(on, language) for unit in reversed(self.path_on(on)))

    def __str__(self) -> str:
        return self.full_name(self._shown_on)

    def __repr__(self) -> str:
        ends = f", until {self.until}" if self.until else ""
        return f"<{self} {self.code}{ends}>"


named_in_hints(UnitState, AdministrativeUnit)
