"""One administrative unit, with its names, kinds and memberships by date.

Decided: a code is no identity. Of 3,316 codes that stand for a commune both before and after
2025-07-01, 1,808 carry another name, 2,149 another name or kind. A unit is known by its level, its
code and the days on which it existed. Its name, kind and parent are those it holds last; what it
held before stands in ``former``, and every question about them takes a date.
"""

import datetime as dt
from typing import Final

import attrs

from genderplan._messages import Language
from genderplan.evidence import Evidence
from genderplan.hierarchy.kinds import Level, UnitKind
from genderplan.periods import DateLike, as_date

__all__ = ["AdministrativeUnit", "FormerState"]

_CAPITALISED: Final = frozenset({("79", UnitKind.CENTRAL_CITY)})  # Thành phố Hồ Chí Minh


@attrs.frozen(kw_only=True)
class FormerState:
    """What a unit was until a day: kind, name and parent, and what ended that.

    ``basis`` is the number of the document that ended the state, ``evidence`` how well the date is
    supported.
    """

    until: dt.date
    kind: UnitKind
    name: str
    parent: "AdministrativeUnit | None" = None
    basis: str = ""
    evidence: Evidence = Evidence.SINGLE_SOURCE


@attrs.frozen(eq=False, repr=False)
class AdministrativeUnit:
    """A province, district or commune; equal to another when level, code and days agree.

    ``since`` is the first day on which it is known to exist (``None``: before the data begin) and
    ``until`` the last (``None``: no end is known). ``name`` is without the kind.

    >>> from genderplan import gazetteer
    >>> kim = gazetteer().find("xã Hoằng Kim", on="2024-02-01")
    >>> kim, kim.code, kim.level.value, str(kim.until)
    (<xã Hoằng Kim 15889, until 2025-06-30>, '15889', 'commune', '2025-06-30')
    """

    code: str
    kind: UnitKind
    name: str
    parent: "AdministrativeUnit | None" = None
    since: dt.date | None = None
    until: dt.date | None = None
    former: tuple[FormerState, ...] = ()

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
        day = as_date(date)
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )

    def _state_on(self, date: DateLike | None) -> "AdministrativeUnit | FormerState":
        if self.former and date is not None:
            day = as_date(date)
            for state in self.former:
                if day <= state.until:
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
        return self._state_on(date).parent

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
            return _english_name(state.name, state.kind)
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
        return self.full_name()

    def __repr__(self) -> str:
        ends = f", until {self.until}" if self.until else ""
        return f"<{self.full_name()} {self.code}{ends}>"


def _english_name(name: str, kind: UnitKind) -> str:
    return f"{kind.english} {name}" if name.isdigit() else f"{name} {kind.english}"
