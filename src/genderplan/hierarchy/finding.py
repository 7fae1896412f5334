"""Which units a text names: the lexicon of all names, and the readings of a text against it.

A text is read as pieces that must all lie on one path; the answer is the deepest unit. Readings are
tried from strict to loose, and only the strict ones are answers: the name in any official spelling,
then, for words written without marks, the name without marks. What is found by ignoring marks,
kinds or one letter is a suggestion. No step looks through the list.
"""

import datetime as dt
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import Enum
from functools import cached_property, lru_cache
from itertools import islice, permutations, product
from typing import Final, NamedTuple, TypeAlias

import attrs

from genderplan._messages import first_of, message
from genderplan._text import TONES
from genderplan.errors import InvalidValueError, NotFoundError
from genderplan.hierarchy.names import (
    LONGEST_NAME,
    Piece,
    Words,
    after_organ,
    after_street,
    chunks,
    from_kinds,
    readings,
    words_of,
)
from genderplan.hierarchy.tables import UnitTable, lines_with
from genderplan.hierarchy.units import AdministrativeUnit, Level, UnitState
from genderplan.periods.calendar import is_between

_MOST_SHOWN: Final = 5
_MOST_KEPT: Final = 4096
_MOST_KNOWN: Final = 65536  # keys looked up in one lexicon
_MOST_SPLITS: Final = 32
_SHORTEST_MISSPELT: Final = 4  # letters: "An" with another letter is another word
_SHORTEST_PART: Final = 2  # letters of a name that is still being typed
_MOST_WORDS: Final = 24
_DEEPEST: Final = 3
_Units: TypeAlias = tuple[AdministrativeUnit, ...]
_Groups: TypeAlias = tuple[_Units, ...]
_Spelling: TypeAlias = tuple[str, str, str]


class _Mode(Enum):
    """How strictly names are compared, with the score of a match."""

    EXACT = 1.0
    PLAIN = 0.9
    PART = 0.85
    MARKS_IGNORED = 0.8
    ONE_LETTER = 0.6


_STRICT: Final = (_Mode.EXACT, _Mode.PLAIN)
_LOOSE: Final = (_Mode.MARKS_IGNORED, _Mode.ONE_LETTER)


@attrs.frozen
class Match:
    """A unit that a text may name, and how near the text comes to it (1 is its very name)."""

    unit: AdministrativeUnit
    score: float


class Named(NamedTuple):
    """A name or spelling that a unit had in one of its states.

    ``exact`` is equal for all spellings that differ in case, tone placement, y and i, hyphens.
    """

    text: str
    exact: str
    unit: AdministrativeUnit
    state: UnitState


def packed_names(names: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    r"""The lines of a lexicon, sorted: a name without marks, and the codes of who ever bore it.

    >>> packed_names([("90001", "Hoằng Kim"), ("90002", "Hoàng Kim"), ("90", "Ví Dụ")])
    ('hoang kim\t90001 90002', 'vi du\t90')
    """
    codes: dict[str, dict[str, None]] = {}
    for code, name in names:
        key = " ".join(word.plain for word in words_of(name))
        codes.setdefault(key, {})[code] = None
    return tuple(f"{key}\t{' '.join(codes[key])}" for key in sorted(codes))


@attrs.frozen(eq=False, repr=False)
class Lexicon:
    """Every name and spelling of every day, under keys without marks: "hoang kim".

    It is what finds a unit by its name, and what readers of running text match words with: the
    longest key that stands in a text is a name, and :meth:`named` tells whose it was, and when.

    >>> from genderplan import gazetteer
    >>> lexicon = gazetteer().lexicon
    >>> "hoang kim" in lexicon, "hoang khong" in lexicon
    (True, False)
    >>> [(name.text, name.unit.code) for name in lexicon.named("hoang kim")]
    [('Hoàng Kim', '09016'), ('Hoằng Kim', '15889')]
    """

    table: UnitTable
    spellings: tuple[_Spelling, ...] = ()  # code, spelling, name that it spells ("": any)
    packed: str | None = None
    _known: dict[str, tuple[Named, ...]] = attrs.field(factory=dict, init=False)

    def __reduce__(self) -> tuple[type["Lexicon"], tuple[object, ...]]:
        return Lexicon, (self.table, self.spellings, self.packed)  # without the names read so far

    @cached_property
    def _text(self) -> str:
        if self.packed is not None:
            return self.packed
        names = ((unit.code, state.name) for unit in self.table.units for state in unit.states)
        spelled = ((code, text) for code, text, _ in self.spellings)
        return "\n".join(packed_names((*names, *spelled)))

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """All keys, sorted."""
        return tuple(line.partition("\t")[0] for line in self._text.split("\n"))

    def __iter__(self) -> Iterator[Named]:
        return (named for key in self.keys for named in self.named(key))

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and bool(self._codes(key))

    def _codes(self, key: str) -> list[str]:
        line = next(lines_with(self._text, key, str), "")
        return line.partition("\t")[2].split()

    def named(self, key: str) -> tuple[Named, ...]:
        """The names under *key*, with the unit and the state that had each; empty for none."""
        found = self._known.get(key)
        if found is None:
            found = tuple(named for code in self._codes(key) for named in self._of_code(code, key))
            if len(self._known) < _MOST_KNOWN:  # misses too: the same pieces come again
                self._known[key] = found
        return found

    @cached_property
    def _spellings(self) -> dict[str, list[_Spelling]]:
        found: dict[str, list[_Spelling]] = {}
        for spelling in self.spellings:
            found.setdefault(spelling[0], []).append(spelling)
        return found

    def _of_code(self, code: str, key: str) -> Iterator[Named]:
        spellings = self._spellings.get(code, ())
        for unit in self.table.of_code(code):
            for state in unit.states:
                texts = [text for _, text, name in spellings if name in {"", state.name}]
                for text in (state.name, *texts):
                    words = words_of(text)
                    if key == " ".join([word.plain for word in words]):
                        exact = " ".join([word.exact for word in words])
                        yield Named(text, exact, unit, state)

    def beginning(self, part: str) -> list[str]:
        """The keys of which one word begins with *part*, those that begin with it first."""
        if len(part) < _SHORTEST_PART:
            return []
        first = bisect_left(self.keys, part)
        begun: list[str] = []
        for key in islice(self.keys, first, None):
            if not key.startswith(part):
                break
            begun.append(key)
        inside = f" {part}"
        return begun + [key for key in self.keys if inside in key and not key.startswith(part)]

    @cached_property
    def _typos(self) -> dict[str, tuple[str, ...]]:
        """Each key under every text that one letter less makes of it."""
        found: dict[str, list[str]] = {}
        for key in self.keys:
            for shorter in _shorter(key):
                found.setdefault(shorter, []).append(key)
        return {shorter: tuple(keys) for shorter, keys in found.items()}

    def nearly(self, key: str) -> list[str]:
        """The keys that differ from *key* in one letter or in spaces."""
        if not _SHORTEST_MISSPELT <= len(key) <= LONGEST_NAME * 8:
            return []
        return sorted({near for shorter in _shorter(key) for near in self._typos.get(shorter, ())})


@attrs.frozen(eq=False)
class Finder:
    """Finds units by their names on one day, or on any day when ``date`` is None.

    ``kin`` tells which other units a text may mean by the units above one: those above its
    successors and predecessors, for addresses that mix old and new names.
    """

    lexicon: Lexicon = attrs.field(repr=False)
    date: dt.date | None = None
    kin: Callable[[AdministrativeUnit], Iterable[AdministrativeUnit]] | None = None

    def _named(self, piece: Piece, mode: _Mode) -> Iterable[AdministrativeUnit]:
        plain = piece.plain
        keys: Iterable[str] = (plain,)
        if mode is _Mode.ONE_LETTER:
            keys = self.lexicon.nearly(plain)
        elif mode is _Mode.PART:
            keys = self.lexicon.beginning(plain)
        strict = mode not in _LOOSE
        exact = piece.exact if strict and (mode is _Mode.EXACT or not piece.is_plain) else None
        if exact and mode is _Mode.PART:  # the tone of a syllable may be typed before its end
            exact = f" {exact.rstrip(TONES)}"
        kinds, day = piece.kinds, self.date
        for key in keys:
            for named in self.lexicon.named(key):
                state = named.state
                if (
                    (
                        exact is None
                        or exact == named.exact
                        # a part that was marked with a space before it begins a word
                        or (exact.startswith(" ") and exact in f" {named.exact}")
                    )
                    and (day is None or is_between(state.since, day, state.until))
                    # a number alone names nothing
                    and (kinds is not None or not state.name.isdigit())
                    and (kinds is None or state.kind in kinds or not strict)
                ):
                    yield named.unit

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
        if all(whole) and (found := self._deepest(whole)):
            return found
        unmarked = mode is _Mode.EXACT and all(word.is_plain for words in parts for word in words)
        if unmarked or mode is _Mode.PART:  # a text without marks is cut when marks do not count
            return ()
        cut = (unit for groups in self._cuts(parts, mode) for unit in self._deepest(groups))
        return tuple(dict.fromkeys(cut))

    def _deepest(self, groups: _Groups) -> _Units:
        """The units of some group on whose path every other group has a unit of its own."""
        if len(groups) == 1:
            return groups[0]
        found: dict[AdministrativeUnit, None] = {}
        for at, group in enumerate(groups):
            others = groups[:at] + groups[at + 1 :]
            for unit in group:
                if _on_path(self._above(unit), others):
                    found[unit] = None
        if not found:  # "TP. Hà Nội, Hà Nội": the same unit said twice
            found = {unit: None for unit in groups[0] if all(unit in group for group in groups[1:])}
        return tuple(found)

    def _above(self, unit: AdministrativeUnit) -> _Units:
        """The units above *unit* on the day, or on any day."""
        if self.date is not None:
            return unit.path_on(self.date)[:-1]
        found: dict[AdministrativeUnit, None] = {}
        for relative in (unit, *(self.kin(unit) if self.kin else ())):
            for state in relative.states:
                while state.parent is not None:
                    found[state.parent] = None
                    state = state.parent.states[-1]  # noqa: PLW2901 - upwards
        return tuple(found)

    def _readings(self, text: str, modes: Iterable[_Mode]) -> Iterator[tuple[_Units, _Mode]]:
        parts = chunks(text)
        if not parts:
            return
        for mode in modes:
            others = (self._read(tried, mode) for tried in _without_organ(parts))
            if (found := self._read(parts, mode) or next(filter(None, others), ())) or (
                found := self._addressed(parts, mode)
            ):
                yield found, mode

    def _addressed(self, parts: Sequence[Words], mode: _Mode) -> _Units:
        """The communes of an address with a street or village before them."""
        for tried in after_street(parts):
            found = self._read(tried, mode)
            if communes := tuple(unit for unit in found if unit.level is Level.COMMUNE):
                return communes
        return ()

    def matches(self, text: str, level: Level | None = None) -> _Units:
        """The units that *text* names in a strict reading: none, one or several."""
        for found, _ in self._readings(text, _STRICT):
            wanted = tuple(unit for unit in found if level is None or unit.level is level)
            if wanted:
                return wanted
        return ()

    def near(self, text: str) -> _Units:
        """The units that *text* names when marks, kinds or one letter are ignored."""
        for found, _ in self._readings(text, _LOOSE):
            return found
        single = (
            unit
            for words in chunks(text)
            for mode in _LOOSE
            for unit in self._candidates(words, mode)
        )
        return tuple(dict.fromkeys(islice(single, _MOST_SHOWN)))

    def find(
        self, text: str, date: dt.date | None, level: Level | None = None
    ) -> AdministrativeUnit:
        """The one unit that *text* names; an error with candidates or suggestions otherwise."""
        found = self.matches(text, level)
        if len(found) == 1:
            return found[0]
        if found:
            raise not_one(text, date, found)
        raise _none_named(text, date, self.near(text))

    def search(self, text: str, limit: int) -> tuple[Match, ...]:
        """The units that *text* may name, best first; see :meth:`Hierarchy.search`."""
        given: object = limit
        if not isinstance(given, int) or given < 1:
            summary = message("limit is {value}; a number from 1 up is expected", value=repr(given))
            raise InvalidValueError(summary, given, "limit")
        scores = self._scored(text, (*_STRICT, _Mode.PART, _Mode.MARKS_IGNORED))
        if not scores:  # the table of misspellings is made only for a text that is no name
            near = dict.fromkeys(self.near(text), _Mode.ONE_LETTER.value / 2)
            scores = near | self._scored(text, (_Mode.ONE_LETTER,))
        ranked = sorted(scores.items(), key=self._rank)
        return tuple(Match(unit, score) for unit, score in ranked[:limit])

    def _scored(self, text: str, modes: Iterable[_Mode]) -> dict[AdministrativeUnit, float]:
        """The units that *text* may name, each with the score of the strictest reading."""
        scores: dict[AdministrativeUnit, float] = {}
        for found, mode in self._readings(text, modes):
            scores = dict.fromkeys(found, mode.value) | scores
        return scores

    def _rank(self, item: tuple[AdministrativeUnit, float]) -> tuple[bool, float, int, str]:
        """Without a day, what still exists comes first; then the best match, the highest level."""
        unit, score = item
        named = score > _Mode.MARKS_IGNORED.value
        ended = self.date is None and (not named or unit.until is not None)
        return ended, -score, unit.level.rank, unit.code


def _without_organ(parts: Sequence[Words]) -> Iterator[tuple[Words, ...]]:
    """The parts with one of them read as a body and the unit that it acts for."""
    for at, words in enumerate(parts):
        rests = after_organ(words)
        for rest in rests:
            yield (*parts[:at], rest, *parts[at + 1 :])
        # "Sở Văn hóa, Thể thao và Du lịch tỉnh Đồng Nai": the comma is one of the body's own name,
        # which names no unit before it. Not "UBND xã A, huyện B".
        after = parts[at + 1] if rests and at + 1 < len(parts) else ()
        units = from_kinds(after, 1)
        begins_with_unit = from_kinds(after[:1]) and after[1:2] != words_of("hội")
        if not begins_with_unit and not from_kinds(words, 1):
            yield from ((*parts[:at], rest, *parts[at + 2 :]) for rest in units)


def _shorter(name: str) -> set[str]:
    joined = name.replace(" ", "")
    return {joined, *(joined[:at] + joined[at + 1 :] for at in range(len(joined)))}


def _on_path(above: _Units, groups: _Groups) -> bool:
    """Whether each group has a unit of its own in *above*, the units from the province down."""
    for order in permutations(reversed(above), len(groups)):  # mostly written from below
        for unit, group in zip(order, groups, strict=True):
            if unit not in group:
                break
        else:
            return True
    return False


def not_one(text: str, date: dt.date | None, units: _Units) -> NotFoundError:
    """The error for a text that names several units."""
    ordered = tuple(sorted(units, key=lambda unit: (unit.level.rank, unit.code)))
    paths = (f"{unit.full_path(date)} ({unit.code})" for unit in ordered)
    listed = first_of(paths, len(units), _MOST_SHOWN, "; ")
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
            date=date,
            listed=listed,
        )
    return NotFoundError(summary, query=text, candidates=ordered)


def _none_named(text: str, date: dt.date | None, near: _Units) -> NotFoundError:
    """The error for a text that names no unit, with the units that are near."""
    paths = tuple(unit.full_path(date) for unit in near)
    when = message("on {date}", date=date) if date else message("on any day")
    if paths:
        summary = message(
            "{text} names no unit {when}; did you mean {near}?",
            text=repr(text),
            when=when,
            near=first_of(paths, len(paths), _MOST_SHOWN, "; "),
        )
    else:
        summary = message(
            "{text} names no unit {when}, and none is near; "
            "write it like 'xã Hoằng Kim, huyện Hoằng Hóa, tỉnh Thanh Hóa'",
            text=repr(text),
            when=when,
        )
    return NotFoundError(summary, query=text, suggestions=paths)
