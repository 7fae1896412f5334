"""Which units a text names: an index of names, and the readings of a text against it.

Decided: a text is read as pieces that must all lie on one path; the answer is the deepest unit.
Readings are tried from strict to loose, and only the strict ones are answers: the name in any
official spelling, then, for words written without marks, the name without marks. What is found by
ignoring marks, kinds or one letter is a suggestion. No step looks through the list.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import Enum
from functools import cached_property, lru_cache
from itertools import islice, permutations, product
from typing import Final, TypeAlias

import attrs

from genderplan._messages import Message, message
from genderplan.errors import InvalidValueError, NotFoundError
from genderplan.hierarchy.editions import names_of
from genderplan.hierarchy.kinds import Level, UnitKind
from genderplan.hierarchy.names import (
    LONGEST_NAME,
    Piece,
    Words,
    after_organ,
    chunks,
    readings,
    words_of,
)
from genderplan.hierarchy.units import AdministrativeUnit

__all__ = ["Match", "NameIndex", "none_named", "not_one"]

_MOST_SHOWN: Final = 5
_MOST_KEPT: Final = 4096
_MOST_SPLITS: Final = 32
_SHORTEST_MISSPELT: Final = 4  # letters: "An" with another letter is another word
_MOST_WORDS: Final = 24
_DEEPEST: Final = 3
_Units: TypeAlias = tuple[AdministrativeUnit, ...]
_Codes: TypeAlias = tuple[str, ...]
_Groups: TypeAlias = tuple[_Units, ...]


class _Mode(Enum):
    """How strictly names are compared, with the score of a match."""

    EXACT = 1.0
    PLAIN = 0.9
    MARKS_IGNORED = 0.8
    ONE_LETTER = 0.6


@attrs.frozen
class Match:
    """A unit that a text may name, and how near the text comes to it (1 is its very name)."""

    unit: AdministrativeUnit
    score: float


@attrs.frozen(eq=False)
class NameIndex:
    """The names of the units of one era, and the aliases of some."""

    date: dt.date
    units: Mapping[str, AdministrativeUnit] = attrs.field(repr=False)
    aliases: Mapping[str, tuple[str, ...]] = attrs.field(repr=False, factory=dict)

    @cached_property
    def _keys(self) -> tuple[dict[str, _Codes], dict[str, _Codes]]:
        """The codes of each name as it is spelled, and of each name without marks."""
        exact: dict[str, _Codes] = {}
        plain: dict[str, _Codes] = {}
        for code, name in self._names():
            words = words_of(name)
            _add(exact, " ".join([word.exact for word in words]), code)
            _add(plain, " ".join([word.plain for word in words]), code)
        return exact, plain

    def _names(self) -> Iterator[tuple[str, str]]:
        yield from names_of(self.units)
        for code in self.aliases.keys() & self.units.keys():
            for alias in self.aliases[code]:
                yield code, alias

    @cached_property
    def _typos(self) -> dict[str, tuple[str, ...]]:
        """Each name under every text that one letter less makes of it."""
        found: dict[str, list[str]] = {}
        for name in self._keys[1]:
            for shorter in _shorter(name):
                found.setdefault(shorter, []).append(name)
        return {shorter: tuple(names) for shorter, names in found.items()}

    def _named(self, piece: Piece, mode: _Mode) -> Iterable[AdministrativeUnit]:
        exact, plain = self._keys
        if mode is _Mode.EXACT or (mode is _Mode.PLAIN and not piece.is_plain):
            codes = exact.get(piece.exact)
        elif mode is _Mode.ONE_LETTER:
            codes = self._nearly(piece.plain)
        else:
            codes = plain.get(piece.plain)
        if not codes:
            return ()
        units, kinds = [self.units[code] for code in codes], piece.kinds
        if kinds is None:  # a number alone names nothing
            return [unit for unit in units if not unit.name.isdigit()]
        strict = mode is _Mode.EXACT or mode is _Mode.PLAIN
        return [unit for unit in units if _is_of_kind(unit, kinds)] if strict else units

    def _nearly(self, plain: str) -> _Codes:
        if not _SHORTEST_MISSPELT <= len(plain) <= LONGEST_NAME * 8:
            return ()
        names = {name for shorter in _shorter(plain) for name in self._typos.get(shorter, ())}
        return tuple(code for name in sorted(names) for code in self._keys[1][name])

    @cached_property
    def _candidates(self) -> Callable[[Words, _Mode], _Units]:
        """The units that some words name as a whole; the same districts come again and again."""
        return lru_cache(maxsize=_MOST_KEPT)(self._named_by)

    def _named_by(self, words: Words, mode: _Mode) -> _Units:
        found: dict[AdministrativeUnit, None] = {}
        for piece in readings(words):
            found |= dict.fromkeys(self._named(piece, mode))
        return tuple(found)

    def _splits(self, words: Words, mode: _Mode) -> Iterator[_Groups]:
        """The ways to cut *words* into up to three pieces that each name something."""
        if len(words) > _MOST_WORDS:
            return
        known: dict[tuple[int, int], _Units] = {}

        def rest(start: int, left: int) -> Iterator[_Groups]:
            if start == len(words):
                yield ()
                return
            for end in range(start + 1, min(start + LONGEST_NAME, len(words)) + 1) if left else ():
                if (start, end) not in known:
                    known[start, end] = self._candidates(words[start:end], mode)
                if known[start, end]:
                    for groups in rest(end, left - 1):
                        yield (known[start, end], *groups)

        yield from rest(0, _DEEPEST)

    def _cuts(self, parts: Sequence[Words], mode: _Mode) -> Iterator[_Groups]:
        options = [list(islice(self._splits(words, mode), _MOST_SPLITS)) for words in parts]
        for choice in islice(product(*options), _MOST_SPLITS):
            yield tuple(group for groups in choice for group in groups)

    def _read(self, parts: Sequence[Words], mode: _Mode) -> _Units:
        """What the parts name as they stand, else what any way of cutting them further names."""
        whole = tuple(self._candidates(words, mode) for words in parts)
        if all(whole) and (found := _deepest(whole, self.date)):
            return found
        cut = (unit for groups in self._cuts(parts, mode) for unit in _deepest(groups, self.date))
        return tuple(dict.fromkeys(cut))

    def _readings(self, text: str, modes: Iterable[_Mode]) -> Iterator[tuple[_Units, _Mode]]:
        parts = chunks(text)
        if not parts:
            return
        for mode in modes:
            found = self._read(parts, mode) or next(
                filter(None, (self._read(tried, mode) for tried in _without_organ(parts))), ()
            )
            if found:
                yield found, mode

    def matches(self, text: str, level: Level | None = None) -> _Units:
        """The units that *text* names in a strict reading: none, one or several."""
        strict = (_Mode.EXACT, _Mode.PLAIN)
        for found, _ in self._readings(text, strict):
            wanted = tuple(unit for unit in found if level is None or unit.level is level)
            if wanted:
                return wanted
        return ()

    def near(self, text: str) -> _Units:
        """The units that *text* names when marks, kinds or one letter are ignored."""
        loose = (_Mode.MARKS_IGNORED, _Mode.ONE_LETTER)
        for found, _ in self._readings(text, loose):
            return found
        single = (
            unit
            for words in chunks(text)
            for mode in loose
            for unit in self._candidates(words, mode)
        )
        return tuple(dict.fromkeys(islice(single, _MOST_SHOWN)))

    def find(self, text: str, date: dt.date, level: Level | None = None) -> AdministrativeUnit:
        """The one unit that *text* names; an error with candidates or suggestions otherwise."""
        found = self.matches(text, level)
        if len(found) == 1:
            return found[0]
        if found:
            raise not_one(text, date, found)
        raise none_named(text, date, self.near(text))

    def search(self, text: str, limit: int) -> tuple[Match, ...]:
        """The units that *text* may name, best first; see :meth:`Hierarchy.search`."""
        given: object = limit
        if not isinstance(given, int) or given < 1:
            summary = message("limit is {value}; a number from 1 up is expected", value=repr(given))
            raise InvalidValueError(summary, given, "limit")
        scores: dict[AdministrativeUnit, float] = {}
        for found, mode in self._readings(text, _Mode):
            for unit in found:
                scores.setdefault(unit, mode.value)
        for unit in self.near(text):
            scores.setdefault(unit, _Mode.ONE_LETTER.value / 2)
        ranked = sorted(
            scores.items(), key=lambda item: (-item[1], item[0].level.rank, item[0].code)
        )
        return tuple(Match(unit, score) for unit, score in ranked[:limit])


def _add(found: dict[str, _Codes], name: str, code: str) -> None:
    codes = found.get(name)
    if codes is None:
        found[name] = (code,)
    elif code not in codes:
        found[name] = (*codes, code)


def _without_organ(parts: Sequence[Words]) -> Iterator[tuple[Words, ...]]:
    """The parts with one of them read as a body and the unit that it acts for."""
    for at, words in enumerate(parts):
        for rest in after_organ(words):
            yield (*parts[:at], rest, *parts[at + 1 :])


def _is_of_kind(unit: AdministrativeUnit, kinds: frozenset[UnitKind]) -> bool:
    return unit.kind in kinds or (
        bool(unit.former) and any(state.kind in kinds for state in unit.former)
    )


def _shorter(name: str) -> set[str]:
    joined = name.replace(" ", "")
    return {joined, *(joined[:at] + joined[at + 1 :] for at in range(len(joined)))}


def _deepest(groups: _Groups, date: dt.date) -> _Units:
    """The units of some group on whose path every other group has a unit of its own."""
    if len(groups) == 1:
        return groups[0]
    found: dict[AdministrativeUnit, None] = {}
    for at, group in enumerate(groups):
        others = groups[:at] + groups[at + 1 :]
        for unit in group:
            if len(others) <= unit.level.rank and _on_path(unit.path_on(date)[:-1], others):
                found[unit] = None
    if not found:  # "TP. Hà Nội, Hà Nội": the same unit said twice
        found = {unit: None for unit in groups[0] if all(unit in group for group in groups[1:])}
    return tuple(found)


def _on_path(above: _Units, groups: _Groups) -> bool:
    if len(groups) == 1:
        return any(unit in groups[0] for unit in above)
    return any(
        all(unit in group for unit, group in zip(order, groups, strict=True))
        for order in permutations(above, len(groups))
    )


def _listed(paths: Sequence[str]) -> Message | str:
    shown = "; ".join(paths[:_MOST_SHOWN])
    if len(paths) > _MOST_SHOWN:
        return message("{shown} and {count} more", shown=shown, count=len(paths) - _MOST_SHOWN)
    return shown


def not_one(text: str, date: dt.date | None, units: _Units) -> NotFoundError:
    """The error for a text that names several units."""
    ordered = tuple(sorted(units, key=lambda unit: (unit.level.rank, unit.code)))
    listed = _listed([f"{unit.full_path(date)} ({unit.code})" for unit in ordered])
    if date is None:
        summary = message(
            "{text} names {count} units over time: {listed}; give a date or more of the path",
            text=repr(text),
            count=len(units),
            listed=listed,
        )
    else:
        summary = message(
            "{text} names {count} units on {date}: {listed}; give more of the path",
            text=repr(text),
            count=len(units),
            date=str(date),
            listed=listed,
        )
    return NotFoundError(summary, query=text, candidates=ordered)


def none_named(text: str, date: dt.date | None, near: _Units) -> NotFoundError:
    """The error for a text that names no unit, with the units that are near."""
    paths = tuple(unit.full_path(date) for unit in near)
    when = message("on {date}", date=str(date)) if date else message("on any day")
    if paths:
        summary = message(
            "{text} names no unit {when}; did you mean {near}?",
            text=repr(text),
            when=when,
            near=_listed(paths),
        )
    else:
        summary = message(
            "{text} names no unit {when}, and none is near; "
            "write it like 'xã Hoằng Kim, huyện Hoằng Hóa, tỉnh Thanh Hóa'",
            text=repr(text),
            when=when,
        )
    return NotFoundError(summary, query=text, suggestions=paths)
