"""The bodies that act for a unit: committees, councils, unions, and who manages gender equality.

Decided: which bodies exist follows from the level, the kind of unit and the day, by a table of
rules that each carry their evidence; nothing is asserted beyond it. Several rules were recalled and
not confirmed against the law's text, and :attr:`Organ.evidence` says so. All bodies of the district
level end with the districts on 2025-06-30.
"""

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum
from typing import Final

import attrs

from genderplan._messages import Language, mark, message, translate
from genderplan._text import ascii_key
from genderplan.errors import NotFoundError
from genderplan.evidence import Evidence
from genderplan.hierarchy.kinds import Level, UnitKind, member
from genderplan.hierarchy.names import Word, words_of
from genderplan.hierarchy.trees import Tree
from genderplan.hierarchy.units import AdministrativeUnit
from genderplan.periods import DateLike, as_date

__all__ = [
    "Organ",
    "OrganKind",
    "authority_after_labour",
    "gender_equality_authority",
    "organ_of",
    "organs_of",
    "read_organ",
]


class OrganKind(StrEnum):
    """A kind of body that a unit may have.

    ``DEPARTMENT`` is the one that manages gender equality for the state: of labour, invalids and
    social affairs until February 2025, of home affairs since.

    >>> OrganKind.ADVANCEMENT_COMMITTEE.label("vi")
    'Ban Vì sự tiến bộ của phụ nữ'
    """

    PEOPLES_COMMITTEE = "people's committee"
    PEOPLES_COUNCIL = "people's council"
    PARTY_COMMITTEE = "party committee"
    FATHERLAND_FRONT = "fatherland front"
    WOMENS_UNION = "women's union"
    ADVANCEMENT_COMMITTEE = "committee for the advancement of women"
    DEPARTMENT = "department"

    def label(self, language: Language = "en") -> str:
        """What the kind of body is called."""
        return translate(_LABELS[self], language)


_LABELS: Final = {
    OrganKind.PEOPLES_COMMITTEE: mark("People's Committee"),
    OrganKind.PEOPLES_COUNCIL: mark("People's Council"),
    OrganKind.PARTY_COMMITTEE: mark("Party committee"),
    OrganKind.FATHERLAND_FRONT: mark("Fatherland Front Committee"),
    OrganKind.WOMENS_UNION: mark("Women's Union"),
    OrganKind.ADVANCEMENT_COMMITTEE: mark("Committee for the Advancement of Women"),
    OrganKind.DEPARTMENT: mark("department in charge of gender equality"),
}


@attrs.frozen(kw_only=True)
class Organ:
    """A body of a unit, with the names it goes by.

    ``title`` is its name without the place, ``abbreviated_title`` as texts shorten it; ``symbols``
    are the abbreviations that stand for it in document numbers; a ministry's ``unit`` is ``None``.
    """

    kind: OrganKind
    unit: AdministrativeUnit | None
    title: str
    abbreviated_title: str
    symbols: tuple[str, ...]
    since: dt.date | None = None
    until: dt.date | None = None
    evidence: Evidence
    place: str = ""

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


@attrs.frozen(kw_only=True)
class _Rule:
    """Units of these kinds have this body between these days."""

    kind: OrganKind
    kinds: frozenset[UnitKind]
    title: str
    short: str
    symbols: tuple[str, ...]
    since: dt.date | None = None
    until: dt.date | None = None
    evidence: Evidence = Evidence.SINGLE_SOURCE
    with_kind: bool = True

    def holds(self, unit: AdministrativeUnit, day: dt.date) -> bool:
        return (
            unit.kind_on(day) in self.kinds
            and (self.since is None or self.since <= day)
            and (self.until is None or day <= self.until)
        )


_ALL: Final = frozenset(UnitKind)
_LABOUR: Final = "Lao động - Thương binh và Xã hội"
_LAST_LABOUR: Final = dt.date(2025, 2, 28)
_FIRST_HOME: Final = dt.date(2025, 3, 1)
_NO_DISTRICTS: Final = dt.date(2025, 7, 1)
_LABOUR_WORDS: Final = ("lao dong", "ldtb", "ld-tb", "ld - tb", "ld tb")


def _kinds(*levels: Level) -> frozenset[UnitKind]:
    return frozenset(kind for kind in UnitKind if kind.level in levels)


def _party(kinds: frozenset[UnitKind], title: str, *symbols: str) -> _Rule:
    return _Rule(
        kind=OrganKind.PARTY_COMMITTEE,
        kinds=kinds,
        title=title,
        short=title,
        symbols=symbols,
        with_kind=title == "Đảng ủy",
        evidence=Evidence.SINGLE_SOURCE if symbols[0] in {"TU", "HU", "ĐU"} else Evidence.RECALLED,
    )


def _department(
    level: Level,
    title: str,
    short: str,
    symbol: str,
    days: tuple[dt.date | None, dt.date | None],
) -> _Rule:
    return _Rule(
        kind=OrganKind.DEPARTMENT,
        kinds=_kinds(level),
        title=title,
        short=short,
        symbols=(symbol,),
        since=days[0],
        until=days[1],
        evidence=Evidence.RECALLED,
    )


_RULES: Final = (
    _Rule(
        kind=OrganKind.PEOPLES_COMMITTEE,
        kinds=_ALL,
        title="Ủy ban nhân dân",
        short="UBND",
        symbols=("UBND",),
    ),
    _Rule(
        kind=OrganKind.PEOPLES_COUNCIL,
        kinds=_ALL,
        title="Hội đồng nhân dân",
        short="HĐND",
        symbols=("HĐND",),
    ),
    _party(frozenset({UnitKind.PROVINCE}), "Tỉnh ủy", "TU"),
    _party(frozenset({UnitKind.CENTRAL_CITY}), "Thành ủy", "TU"),
    _party(frozenset({UnitKind.CITY}), "Thành ủy", "ThU", "TU"),
    _party(frozenset({UnitKind.RURAL_DISTRICT}), "Huyện ủy", "HU"),
    _party(frozenset({UnitKind.URBAN_DISTRICT}), "Quận ủy", "QU"),
    _party(frozenset({UnitKind.TOWN}), "Thị ủy", "ThU", "TXU"),
    _party(_kinds(Level.COMMUNE), "Đảng ủy", "ĐU"),
    _Rule(
        kind=OrganKind.FATHERLAND_FRONT,
        kinds=_ALL,
        title="Ủy ban Mặt trận Tổ quốc Việt Nam",
        short="Ủy ban MTTQ Việt Nam",
        symbols=("MTTQ-BTT", "MTTQ"),
    ),
    _Rule(
        kind=OrganKind.WOMENS_UNION,
        kinds=_ALL,
        title="Hội Liên hiệp Phụ nữ",
        short="Hội LHPN",
        symbols=("BTV",),
    ),
    _Rule(
        kind=OrganKind.ADVANCEMENT_COMMITTEE,
        kinds=_ALL,
        title="Ban Vì sự tiến bộ của phụ nữ",
        short="Ban VSTBPN",
        symbols=("BVSTBPN", "VSTBPN", "TBPN"),
        evidence=Evidence.RECALLED,  # seen at each level, but not on every day
    ),
    _department(Level.PROVINCE, f"Sở {_LABOUR}", "Sở LĐTBXH", "SLĐTBXH", (None, _LAST_LABOUR)),
    _department(Level.DISTRICT, f"Phòng {_LABOUR}", "Phòng LĐTBXH", "LĐTBXH", (None, _LAST_LABOUR)),
    _department(Level.PROVINCE, "Sở Nội vụ", "Sở Nội vụ", "SNV", (_FIRST_HOME, None)),
    _department(Level.DISTRICT, "Phòng Nội vụ", "Phòng Nội vụ", "NV", (_FIRST_HOME, None)),
    _department(
        Level.COMMUNE, "Phòng Văn hóa - Xã hội", "Phòng VH-XH", "VHXH", (_NO_DISTRICTS, None)
    ),
)
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


def _organ(rule: _Rule, unit: AdministrativeUnit, day: dt.date) -> Organ:
    days = [day for day in (rule.since, unit.since) if day is not None]
    ends = [day for day in (rule.until, unit.until) if day is not None]
    return Organ(
        kind=rule.kind,
        unit=unit,
        title=rule.title,
        abbreviated_title=rule.short,
        symbols=rule.symbols,
        since=max(days, default=None),
        until=min(ends, default=None),
        evidence=rule.evidence,
        place=unit.full_name(day) if rule.with_kind else unit.short_name(day),
    )


def organs_of(unit: AdministrativeUnit, on: DateLike) -> tuple[Organ, ...]:
    """The bodies that *unit* has on a day.

    Raises :class:`~genderplan.errors.NotFoundError` when the unit does not exist on that day.

    >>> from genderplan import gazetteer
    >>> ward = gazetteer().find("phường Bạch Đằng, quận Hai Bà Trưng", on="2023-10-23")
    >>> [str(organ) for organ in organs_of(ward, on="2023-10-23")][:2]
    ['UBND phường Bạch Đằng', 'Đảng ủy phường Bạch Đằng']
    """
    day = as_date(on)
    if not unit.exists_on(day):
        raise NotFoundError(
            message(
                "{unit} ({code}) does not exist on {date}, so it has no bodies",
                unit=unit.full_name(),
                code=unit.code,
                date=str(day),
            ),
            query=unit,
        )
    return tuple(
        _organ(rule, unit, day)
        for rule in _RULES
        if rule.holds(unit, day)
        and not (rule.kind is OrganKind.PEOPLES_COUNCIL and _has_no_council(unit, day))
    )


def organ_of(unit: AdministrativeUnit, kind: OrganKind | str, on: DateLike) -> Organ:
    """The body of one kind that *unit* has on a day.

    >>> from genderplan import gazetteer
    >>> city = gazetteer().at("2023-02-07")["194"]
    >>> organ_of(city, "party committee", on="2023-02-07").name
    'Thành ủy Móng Cái'
    """
    wanted = member(OrganKind, kind, "kind")
    for organ in organs_of(unit, on):
        if organ.kind is wanted:
            return organ
    raise NotFoundError(
        message(
            "{unit} has no {kind} on {date}",
            unit=unit.full_name(on),
            kind=message(_LABELS[wanted]),
            date=str(on),
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
    if as_date(on) < _FIRST_HOME:
        return _ministry(f"Bộ {_LABOUR}", "Bộ LĐTBXH", ("BLĐTBXH", "LĐTBXH"), until=_LAST_LABOUR)
    return _ministry("Bộ Nội vụ", "Bộ Nội vụ", ("BNV",), since=_FIRST_HOME)


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
        return "Phòng Nội vụ" if day < _NO_DISTRICTS else "Phòng Văn hóa - Xã hội cấp xã"
    return "Sở Nội vụ" if words.startswith("so ") else "Bộ Nội vụ"


def _ministry(
    title: str,
    short: str,
    symbols: tuple[str, ...],
    since: dt.date | None = None,
    until: dt.date | None = None,
) -> Organ:
    return Organ(
        kind=OrganKind.DEPARTMENT,
        unit=None,
        title=title,
        abbreviated_title=short,
        symbols=symbols,
        since=since,
        until=until,
        evidence=Evidence.RECALLED,
    )


def _forms() -> Iterator[tuple[tuple[str, ...], _Rule]]:
    for rule in _RULES:
        for form in dict.fromkeys((rule.title, rule.short, rule.symbols[0])):
            yield tuple(word.exact for word in words_of(form)), rule


def _begins(words: tuple[Word, ...], form: tuple[str, ...]) -> bool:
    return tuple(word.exact for word in words[: len(form)]) == form


def read_organ(text: str, tree: Tree) -> Organ:
    """The body that *text* names on the day of *tree*: "UBND phường Bạch Đằng, quận Hai Bà Trưng".

    Raises :class:`~genderplan.errors.NotFoundError` when no body, no unit or several are named, or
    when the unit has no such body on that day; ``suggestions`` holds the one that it has instead.

    >>> from genderplan import gazetteer
    >>> tree = gazetteer().at("2024-02-23")
    >>> read_organ("Ủy ban nhân dân huyện Hoằng Hoá", tree).abbreviated_name
    'UBND huyện Hoằng Hóa'
    """
    unit = tree.find(text)
    words = words_of(text)
    forms = sorted(_forms(), key=lambda pair: -len(pair[0]))
    named = [rule for form, rule in forms if _begins(words, form)]
    if not named:
        raise NotFoundError(
            message(
                "{text} names no known body; expected one such as 'UBND xã Hoằng Kim'",
                text=repr(text),
            ),
            query=text,
        )
    titles = {rule.title for rule in named}
    for organ in organs_of(unit, tree.date):
        if organ.title in titles:
            return organ
    instead = organ_of(unit, named[0].kind, tree.date).abbreviated_name
    raise NotFoundError(
        message(
            "{text} names no body that is known on {date}; did you mean {near}?",
            text=repr(text),
            date=str(tree.date),
            near=instead,
        ),
        query=text,
        suggestions=(instead,),
    )
