"""The bodies that act for a unit: committees, councils, unions, and who manages gender equality.

Which bodies exist follows from the level, the kind of unit and the day, by a table of
rules that each carry their evidence; nothing is asserted beyond it. Several rules were recalled and
not confirmed against the law's text, and :attr:`Organ.evidence` says so. All bodies of the district
level end with the districts on 2025-06-30.
"""

import datetime as dt
from functools import cache
from typing import Final

import attrs

from genderplan._choices import WordedText
from genderplan._messages import mark, message
from genderplan._text import ascii_key
from genderplan.errors import NotFoundError
from genderplan.evidence import Evidence
from genderplan.hierarchy.bodies import Body, bodies
from genderplan.hierarchy.units import AdministrativeUnit, Level, UnitKind
from genderplan.periods import DateLike
from genderplan.periods.calendar import as_date, is_between


class OrganKind(WordedText):
    """A kind of body that a unit may have.

    ``DEPARTMENT`` is the one that manages gender equality for the state: of labour, invalids and
    social affairs until February 2025, of home affairs since.

    >>> OrganKind.ADVANCEMENT_COMMITTEE.label("vi")
    'Ban Vì sự tiến bộ của phụ nữ'
    """

    PEOPLES_COMMITTEE = "people's committee", mark("People's Committee")
    PEOPLES_COUNCIL = "people's council", mark("People's Council")
    PARTY_COMMITTEE = "party committee", mark("Party committee")
    FATHERLAND_FRONT = "fatherland front", mark("Fatherland Front Committee")
    WOMENS_UNION = "women's union", mark("Women's Union")
    ADVANCEMENT_COMMITTEE = (
        "committee for the advancement of women",
        mark("Committee for the Advancement of Women"),
    )
    DEPARTMENT = "department", mark("department in charge of gender equality")


@attrs.frozen(kw_only=True)
class Organ:
    """A body of a unit, with the names it goes by."""

    kind: OrganKind
    """What kind of body it is."""
    unit: AdministrativeUnit | None
    """The unit whose body it is; None for a ministry."""
    title: str
    """Its name without the place: "Ủy ban nhân dân"."""
    abbreviated_title: str
    """Its name as texts shorten it: "UBND"."""
    symbols: tuple[str, ...]
    """The abbreviations that stand for it in document numbers."""
    since: dt.date | None = None
    """The first day on which it has this name; None: not known."""
    until: dt.date | None = None
    """The last day; None: it still has it."""
    evidence: Evidence
    """How well name and task are supported."""
    place: str = ""
    """The place in its name: "phường Bạch Đằng"."""

    @property
    def name(self) -> str:
        """The full name: "Ủy ban nhân dân phường Bạch Đằng", "Thành ủy Móng Cái"."""
        return f"{self.title} {self.place}".strip()

    @property
    def abbreviated_name(self) -> str:
        """The name as texts write it: "UBND phường Bạch Đằng"."""
        return f"{self.abbreviated_title} {self.place}".strip()

    def __str__(self) -> str:
        return self.abbreviated_name


_FIRST_HOME: Final = dt.date(2025, 3, 1)
FIRST_DAY_WITHOUT_DISTRICTS: Final = dt.date(2025, 7, 1)
"""From this day on there are no districts (Luật 72/2025/QH15)."""
_LABOUR_WORDS: Final = ("lao dong", "ldtb", "ld-tb", "ld - tb", "ld tb")
# That a department has this task, and that a committee is at each level on every day, is recalled.
_RECALLED: Final = frozenset({OrganKind.DEPARTMENT, OrganKind.ADVANCEMENT_COMMITTEE})


@cache
def _local() -> tuple[Body, ...]:
    """The bodies of the table that are organs of units."""
    return tuple(body for body in bodies() if body.organ and set(body.levels) & set(Level))


def _has(unit: AdministrativeUnit, body: Body, day: dt.date) -> bool:
    """Whether *unit* has *body* on a day: "Thành ủy" is of a city, "Đảng ủy" of any commune."""
    kind = unit.kind_on(day)
    of_kind = body.place != "name" or kind.word.startswith(body.name.split()[0].lower())
    return kind.level in body.levels and of_kind and _acts_on(body, day)


def _acts_on(body: Body, day: dt.date) -> bool:
    """Whether a body existed on a day and had its task."""
    return body.existed(day) and is_between(body.organ_since, day, None)


# Units without a People's Council under the pilots of urban government: resolutions 97/2019/QH14,
# 119/2020/QH14 and 131/2020/QH14, recalled; from 2021-07-01 until the communes of 2025-07-01.
_PILOT: Final = (dt.date(2021, 7, 1), dt.date(2025, 6, 30))
_WITHOUT_COUNCIL: Final = {
    "01": frozenset({UnitKind.WARD}),
    "48": frozenset({UnitKind.WARD, UnitKind.URBAN_DISTRICT}),
    "79": frozenset({UnitKind.WARD, UnitKind.URBAN_DISTRICT}),
}


def _has_no_council(unit: AdministrativeUnit, day: dt.date) -> bool:
    province = unit.path_on(day)[0].code
    first, last = _PILOT
    return first <= day <= last and unit.kind_on(day) in _WITHOUT_COUNCIL.get(province, frozenset())


def _organ(body: Body, unit: AdministrativeUnit | None, day: dt.date) -> Organ:
    days = [body.organ_since, body.since, unit.since if unit else None]
    ends = [body.until, unit.until if unit else None]
    kind = OrganKind(body.organ)
    place = ""
    if unit is not None:
        place = unit.full_name(day) if body.place == "unit" else unit.short_name(day)
    return Organ(
        kind=kind,
        unit=unit,
        title=body.name,
        abbreviated_title=body.short[0] if body.short else body.name,
        symbols=body.organ_symbols or body.symbols,
        since=max(filter(None, days), default=None),
        until=min(filter(None, ends), default=None),
        evidence=Evidence.RECALLED if kind in _RECALLED else body.evidence,
        place=place,
    )


def organs_of(unit: AdministrativeUnit, on: DateLike) -> tuple[Organ, ...]:
    """The bodies that *unit* has on a day.

    Raises :class:`~genderplan.errors.NotFoundError` when the unit does not exist on that day.

    >>> from genderplan import gazetteer
    >>> ward = gazetteer().find("phường Bạch Đằng, quận Hai Bà Trưng", on="2023-10-23")
    >>> [str(organ) for organ in organs_of(ward, on="2023-10-23")][::4]
    ['UBND phường Bạch Đằng', 'Đảng ủy phường Bạch Đằng']
    """
    day = as_date(on)
    if not unit.exists_on(day):
        raise NotFoundError(
            message(
                "{unit} ({code}) does not exist on {date}, so it has no bodies",
                unit=unit.full_name(),
                code=unit.code,
                date=day,
            ),
            query=unit,
        )
    return tuple(
        _organ(body, unit, day)
        for body in _local()
        if _has(unit, body, day)
        and not (body.organ == OrganKind.PEOPLES_COUNCIL and _has_no_council(unit, day))
    )


def organ_of(unit: AdministrativeUnit, kind: OrganKind | str, on: DateLike) -> Organ:
    """The body of one kind that *unit* has on a day.

    >>> from genderplan import gazetteer
    >>> city = gazetteer().at("2023-02-07")["194"]
    >>> organ_of(city, "party committee", on="2023-02-07").name
    'Thành ủy Móng Cái'
    """
    wanted = OrganKind(kind)
    for organ in organs_of(unit, on):
        if organ.kind is wanted:
            return organ
    raise NotFoundError(
        message(
            "{unit} has no {kind} on {date}",
            unit=unit.full_name(on),
            kind=wanted.words(),
            date=on,
        ),
        query=wanted,
    )


def gender_equality_authority(on: DateLike, unit: AdministrativeUnit | None = None) -> Organ:
    """Who manages gender equality for the state on a day: in *unit*, or the ministry.

    The Ministry of Home Affairs took over from the Ministry of Labour, Invalids and Social Affairs
    on 2025-03-01. The day is recalled and unconfirmed, and the evidence says so; that it was before
    28 March 2025 is seen in letter 739/BNV-CTTN&BĐG of that day.

    >>> ministry = gender_equality_authority("2024-12-31")
    >>> ministry.name, ministry.symbols, ministry.evidence.value
    ('Bộ Lao động - Thương binh và Xã hội', ('BLĐTBXH', 'LĐTBXH'), 'recalled')
    """
    if unit is not None:
        return organ_of(unit, OrganKind.DEPARTMENT, on)
    day = as_date(on)
    (ministry,) = (
        body
        for body in bodies()
        if body.organ == OrganKind.DEPARTMENT and "central" in body.levels and _acts_on(body, day)
    )
    return _organ(ministry, None, day)


def authority_after_labour(title: str, on: DateLike) -> str | None:
    """What took over gender equality from a body of labour affairs; None while that body had it.

    >>> authority_after_labour("Sở Lao động - Thương binh và Xã hội", "2025-08-01")
    'Sở Nội vụ'
    >>> authority_after_labour("Phòng LĐTBXH huyện", "2025-08-01")
    'Phòng Văn hóa - Xã hội cấp xã'
    """
    day, words = as_date(on), ascii_key(title)
    if day < _FIRST_HOME or not any(each in words for each in _LABOUR_WORDS):
        return None
    if words.startswith("phong "):
        return (
            "Phòng Nội vụ" if day < FIRST_DAY_WITHOUT_DISTRICTS else "Phòng Văn hóa - Xã hội cấp xã"
        )
    return "Sở Nội vụ" if words.startswith("so ") else "Bộ Nội vụ"
