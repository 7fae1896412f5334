"""What an audit knows of a text: its mentions, its day, the unit that wrote it, its lay-out.

Everything is found once, before the rules run. The day is the one the caller gives, else that of
the document, else that of the line with place and date in the text. The unit is the one the caller
gives, else the one that the head of the text names. Where either is not known, the rules that need
it say nothing. The rules stand apart, because the catalogs that they need take longer to load than
a text to read.
"""

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache, partial
from typing import Final, TypeAlias

import attrs

from genderplan._batches import in_order
from genderplan._messages import message, short_date
from genderplan._text import ascii_key
from genderplan.catalogs.administrative_units import gazetteer
from genderplan.documents import DocumentReference
from genderplan.errors import GenderplanError, NotFoundError
from genderplan.extraction import DocumentText, Mention, MentionKind, find_mentions
from genderplan.extraction.mentions import Unreadable
from genderplan.extraction.places import kinds_of
from genderplan.hierarchy import AdministrativeUnit, Hierarchy, Tree, UnitKind
from genderplan.issues import Issue
from genderplan.periods import DateLike, PartialDate

__all__ = [
    "OPENING",
    "PLACE_DATE",
    "TITLE_LINE",
    "AuditContext",
    "Rule",
    "extract",
    "extract_all",
    "name_index",
    "words_of_unit",
]

Rule: TypeAlias = Callable[["AuditContext"], Iterator[Issue]]

OPENING: Final = 700  # characters in which the head of a paper stands
_HEAD: Final = 6000  # characters that say whose paper it is
# A line that is the name of a kind of paper, in capitals: "KẾ HOẠCH". Not "Kế hoạch số 12".
TITLE_LINE: Final = re.compile(
    r"^\W{0,4}(?:KẾ HOẠCH|BÁO CÁO|CHƯƠNG TRÌNH|QUYẾT ĐỊNH|NGHỊ QUYẾT|HƯỚNG DẪN|ĐỀ ÁN|CHỈ THỊ"
    r"|TỜ TRÌNH|THÔNG BÁO)\W{0,4}$",
    re.MULTILINE,
)
# The line that opens the number, filled in or blank: "Số: 12/KH-UBND", "Số:      /UBND-NC".
_NUMBER_LINE: Final = re.compile(r"^\W{0,4}Số\s{0,2}:[^\n]{0,40}/", re.MULTILINE)
# The lines that name what a paper rests on: "Căn cứ Luật …", "Thực hiện Kế hoạch số …",
# "Theo Kế hoạch số …".
_GROUNDS: Final = re.compile(
    r"^\W{0,4}(?:Căn\scứ|CĂN\sCỨ|Thực\shiện|THỰC\sHIỆN|Theo\s(?:đề\snghị|(?:\w+\s){1,2}số)|Xét)\s",
    re.MULTILINE,
)
_RECIPIENTS: Final = re.compile(r"^\W{0,4}Nơi\s{1,2}nhận\s{0,2}:", re.MULTILINE | re.IGNORECASE)
# The line with place and date: "Hoằng Kim, ngày 23 tháng 02 năm 2024", "Kbang, ngày 10/6/2026"; it
# may stand behind the number and a tab. Not "Hội nghị, ngày 5/3", "Tại Kbang, ngày 10/6/2026 họp".
PLACE_DATE: Final = re.compile(
    r"^(?:\W{0,4}Số\s{0,2}:[^\n\t]{1,40}\t{1,9}|[^\S\n]{0,60}(?:\W{1,4})?)"
    r"(?P<place>[^\W\d_][^\n,|:.]{1,40}),\s{0,3}ngày"
    r"(?:[^\n]{0,40}năm\s{0,3}[0-9]{4}|\s{1,3}[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}(?=[^\S\n]*$))",
    re.MULTILINE,
)
# What a scan makes of letters, figures and marks: "3l", "I8 cas", "13/11⁄2024", "§. Khám".
_MISREAD: Final = re.compile(r"[ˆŸ¡⁄§¬\\~‹›]|(?<!\w)[IlO]\d|\d[IlO](?!\w)|(?<=[a-z])[0-9](?=[a-z])")
_LEAST_MISREAD: Final = 2
_SENTENCE_SIZE: Final = 2000  # characters; a list without full stops is no longer one
_SENTENCE_END: Final = re.compile(r"[.;!?…]\s|\n\s*\n|\n\s*[-+•]")
_QUOTED: Final = re.compile(r"“[^”\n]{1,600}”|\"[^\"\n]{1,300}\"|«[^»\n]{1,300}»")
# Common English words; a sentence without Vietnamese letters that has two of them is English.
_ENGLISH: Final = re.compile(
    r"(?<!\w)(?:the|of|and|in|for|to|with|is|are|was|were|by|from|on|women|men|people|percent"
    r"|report|rate|gender|total|million|usd)(?!\w)"
)
_LEAST_ENGLISH: Final = 2
_KIND_SIZES: Final = (10, 9, 8, 7, 6, 5, 4, 3, 2)  # letters of "thành phố" down to "xã"


@attrs.frozen(kw_only=True, eq=False)
class AuditContext:
    """A text with its mentions, and what is known about it.

    ``on`` is the day of the text, ``date`` that day as far as it is filled in, ``unit`` the unit
    whose paper it is, ``document`` the text itself as a citation, ``hierarchy`` the units that
    exist.
    """

    text: str
    mentions: tuple[Mention, ...]
    on: dt.date | None = None
    date: "dt.date | PartialDate | None" = None
    unit: AdministrativeUnit | None = None
    document: DocumentReference | None = None
    hierarchy: Hierarchy

    @classmethod
    def of(
        cls,
        text: str,
        on: dt.date | None,
        unit: AdministrativeUnit | str | None,
        document: DocumentReference | None,
        hierarchy: Hierarchy | None = None,
    ) -> "AuditContext":
        """The context of *text*; what is not given is taken from the document or the text.

        Raises :class:`~genderplan.errors.NotFoundError`, with the units that can be meant, when
        *unit* is a name that none or several have.
        """
        units = gazetteer() if hierarchy is None else hierarchy
        date = on or (document.date if document else None)
        date = date if _last_day(date) else _date_of_head(text)
        day = _last_day(date)
        own = unit
        if not isinstance(own, AdministrativeUnit):
            head = find_mentions(text[:_HEAD], hierarchy=units, on=day, kinds=[MentionKind.UNIT])
            own = _own_unit(text, head, own, day, units)
        mentions = find_mentions(text, hierarchy=units, on=day, unit=own)
        return cls(
            text=text,
            mentions=mentions,
            on=day,
            date=date,
            unit=own,
            document=document,
            hierarchy=units,
        )

    @cached_property
    def by_kind(self) -> Mapping[MentionKind, tuple[Mention, ...]]:
        """The mentions of each kind, in order."""
        found: dict[MentionKind, list[Mention]] = {kind: [] for kind in MentionKind}
        for mention in self.mentions:
            found[mention.kind].append(mention)
        return {kind: tuple(mentions) for kind, mentions in found.items()}

    def between(self, kind: MentionKind, start: int, end: int) -> tuple[Mention, ...]:
        """The mentions of *kind* that begin between *start* and *end*, in order."""
        mentions = self.by_kind[kind]
        first = bisect_left(mentions, start, key=_start)
        return mentions[first : bisect_left(mentions, end, lo=first, key=_start)]

    @cached_property
    def low(self) -> str:
        """The text in small letters, character for character."""
        low = self.text.lower()
        return low if len(low) == len(self.text) else self.text

    @cached_property
    def tree(self) -> Tree | None:
        """The units of the day."""
        return None if self.on is None else self.tree_of(self.on)

    def tree_of(self, day: dt.date) -> Tree | None:
        """The units of *day*; None for a day before those that the hierarchy knows."""
        return _tree_of(self.hierarchy, day)

    @cached_property
    def is_own_paper(self) -> bool:
        """Whether the text is a paper of a unit itself rather than an account of one."""
        return TITLE_LINE.search(self.text, 0, OPENING) is not None

    @cached_property
    def is_official(self) -> bool:
        """Whether the text is, or is of, an official paper: its head or its grounds say so."""
        lines = (TITLE_LINE, _NUMBER_LINE, PLACE_DATE)
        return (
            any(line.search(self.text, 0, OPENING) for line in lines)
            or _GROUNDS.search(self.text) is not None
        )

    @cached_property
    def is_whole(self) -> bool:
        """Whether the text is a whole document, from its head to its recipients.

        It is when it opens with the line of its number, or of its place and date, and has a line
        "Nơi nhận:". A passage or a page of a document is none, and lacks nothing.
        """
        opens = any(line.search(self.text, 0, OPENING) for line in (_NUMBER_LINE, PLACE_DATE))
        return opens and _RECIPIENTS.search(self.text) is not None

    @cached_property
    def is_scanned(self) -> bool:
        """Whether the text was read from a picture, so that its small marks are not the paper's."""
        return len(_MISREAD.findall(self.text)) >= _LEAST_MISREAD

    @cached_property
    def _sentence_ends(self) -> list[int]:
        return [end.end() for end in _SENTENCE_END.finditer(self.text)]

    def sentence(self, position: int) -> tuple[int, int]:
        """Where the sentence around *position* begins and ends, as far as one reaches."""
        ends = self._sentence_ends
        at = bisect_right(ends, position)
        start = ends[at - 1] if at else 0
        end = ends[at] if at < len(ends) else len(self.text)
        return max(start, position - _SENTENCE_SIZE), min(end, position + _SENTENCE_SIZE)

    @cached_property
    def _quotes(self) -> list[tuple[int, int]]:
        return [found.span() for found in _QUOTED.finditer(self.text)]

    def is_left_alone(self, position: int) -> bool:
        """Whether the words at *position* are quoted or English, so that their form is a fact."""
        quotes = self._quotes
        at = bisect_right(quotes, (position, len(self.text))) - 1
        if at >= 0 and quotes[at][1] > position:
            return True
        start, end = self.sentence(position)
        words = self.low[max(start, position - 200) : min(end, position + 200)]
        return words.isascii() and len(_ENGLISH.findall(words)) >= _LEAST_ENGLISH

    def cited_at(self, position: int) -> Mention | None:
        """The cited document to whose citation the words at *position* belong, title and all."""
        citations = self.by_kind[MentionKind.CITATION]
        at = bisect_right(citations, position, key=_start) - 1
        if at < 0:
            return None
        return citations[at] if position < citations[at].end else None

    def day_at(self, position: int) -> dt.date | None:
        """The day on which the words at *position* are held: that of the document they belong to.

        None where they belong to a document whose day is not known.
        """
        cited = self.cited_at(position)
        return self.on if cited is None else _last_day(cited.value.date)

    def shown(self, day: dt.date) -> dt.date | str:
        """*day* in figures; of the text's own day only what is filled in: "…/02/2026"."""
        date = self.date
        if day != self.on or date is None or isinstance(date, dt.date) or date.day is not None:
            return day
        blank = "…" if date.month else "…/…"
        return f"{blank}/{short_date(day).split('/', 2 - bool(date.month))[-1]}"

    @cached_property
    def named_units(self) -> frozenset[AdministrativeUnit]:
        """The units that the text names."""
        named = self.by_kind[MentionKind.UNIT]
        return frozenset(each.value for each in named if each.value is not None)

    @cached_property
    def neighbours(self) -> Mapping[str, tuple[AdministrativeUnit, ...]]:
        """The units of the home province by their names without marks."""
        if self.unit is None or self.tree is None or self.unit not in self.tree:
            return {}
        province = self.tree.path(self.unit)[0]
        found: dict[str, list[AdministrativeUnit]] = {}
        for unit in (province, *self.tree.descendants(province)):
            found.setdefault(ascii_key(unit.name_on(self.tree.date)), []).append(unit)
        return {name: tuple(units) for name, units in found.items()}


def _start(mention: Mention) -> int:
    return mention.start


def _tree_of(hierarchy: Hierarchy, day: dt.date) -> Tree | None:
    try:
        return hierarchy.at(day)
    except GenderplanError:
        return None


def _last_day(date: "dt.date | PartialDate | None") -> dt.date | None:
    """The day of a date; the last that it can be where the day is still blank."""
    return date if date is None or isinstance(date, dt.date) else date.last


def _date_of_head(text: str) -> "dt.date | PartialDate | None":
    """The date in the line with place and date that opens a paper."""
    line = PLACE_DATE.search(text, 0, OPENING)
    found = find_mentions(line[0], kinds=[MentionKind.DATE]) if line else ()
    return next((each.value for each in found if not isinstance(each.value, Unreadable)), None)


def words_of_unit(text: str) -> tuple[str, tuple[UnitKind, ...], str]:
    """The words of a unit: the word for its kind, the kinds that it stands for, the name.

    >>> words_of_unit("TP. Móng Cái")[::2]
    ('TP.', 'Móng Cái')
    """
    words = " ".join(text.split())
    for size in _KIND_SIZES:
        word = words[:size]
        kinds = kinds_of(word)
        if kinds and len(words) > size and (words[size] in " :" or word.endswith(".")):
            return word, kinds, words[size:].lstrip(" :")
    return "", (), words


@lru_cache(maxsize=8)
def name_index(
    hierarchy: Hierarchy, since: dt.date
) -> Mapping[str, tuple[AdministrativeUnit, ...]]:
    """The units of one era by their names without marks."""
    found: dict[str, list[AdministrativeUnit]] = {}
    for unit in hierarchy.at(since):
        found.setdefault(ascii_key(unit.name_on(since)), []).append(unit)
    return {name: tuple(units) for name, units in found.items()}


def _own_unit(
    text: str, head: Sequence[Mention], given: str | None, on: dt.date | None, units: Hierarchy
) -> AdministrativeUnit | None:
    """The unit whose paper a text is: the one *given* by name, else the one that its head names."""
    tree = None if on is None else _tree_of(units, on)
    if given is not None:
        found = _named_unit(units, given, on)
        likely = [] if tree is None else _likely(tree, units, found.name_on(tree.date), head)
        if likely and found not in likely and found.kind in {each.kind for each in likely}:
            raise _other_unit(given, [*likely, found], tree)
        return found
    line = PLACE_DATE.search(text, 0, OPENING)
    if tree is None or line is None or TITLE_LINE.search(text, 0, OPENING) is None:
        return None
    likely = _likely(tree, units, line["place"], head)
    return likely[0] if len(likely) == 1 else None


def _named_unit(units: Hierarchy, name: str, on: dt.date | None) -> AdministrativeUnit:
    """The unit called *name*; without a day, of several in the same place the one of today."""
    try:
        return units.find(name, on=on)
    except NotFoundError as error:
        several = [unit for unit in error.candidates if isinstance(unit, AdministrativeUnit)]
        now = [unit for unit in several if unit.until is None]
        if on is None and len(now) == 1 and len({unit.full_path() for unit in several}) == 1:
            return now[0]
        raise


def _likely(
    tree: Tree, units: Hierarchy, name: str, head: Sequence[Mention]
) -> list[AdministrativeUnit]:
    """The units called *name* but for marks of which the text names most of the units above."""
    told = {ascii_key(words_of_unit(each.text)[2]) for each in head}
    votes = {
        unit: sum(ascii_key(above.name_on(tree.date)) in told for above in tree.path(unit)[:-1])
        for unit in name_index(units, tree.edition.since).get(ascii_key(name), ())
    }
    most = max(votes.values(), default=0)
    return [unit for unit, count in votes.items() if count == most > 0]


def _other_unit(name: str, units: list[AdministrativeUnit], tree: Tree | None) -> NotFoundError:
    day = tree.date if tree else None
    summary = message(
        "{name} can be {names}; the text speaks of the first: give the name in full",
        name=repr(name),
        names="; ".join(each.full_path(day) for each in units),
    )
    return NotFoundError(summary, name, tuple(units))


def extract(
    text: str | DocumentText,
    *,
    on: DateLike | None = None,
    unit: AdministrativeUnit | None = None,
    kinds: Iterable[MentionKind | str] | None = None,
    hierarchy: Hierarchy | None = None,
) -> tuple[Mention, ...]:
    """Everything in *text* that a model of the library can hold, in order.

    *text* may be that of a document (:func:`genderplan.read_text`), whose method ``place`` says
    where a mention stands. It is searched as :func:`~genderplan.extraction.find_mentions` does,
    with units resolved through the packaged gazetteer where no *hierarchy* is given.

    >>> found = extract("UBND xã Hoằng Kim, ngày 23/02/2024", on="2024-02-23", kinds=["unit"])
    >>> found[0].value, found[0].text
    (<xã Hoằng Kim 15889, until 2025-06-30>, 'xã Hoằng Kim')
    """
    units = gazetteer() if hierarchy is None else hierarchy
    words = text.text if isinstance(text, DocumentText) else text
    return find_mentions(words, hierarchy=units, on=on, unit=unit, kinds=kinds)


def extract_all(  # noqa: PLR0913 - as extract, and how many workers
    texts: Iterable[str | DocumentText],
    *,
    on: DateLike | None = None,
    unit: AdministrativeUnit | None = None,
    kinds: Iterable[MentionKind | str] | None = None,
    hierarchy: Hierarchy | None = None,
    workers: int = 1,
) -> Iterator[tuple[Mention, ...]]:
    """The mentions of each of *texts*, in order, each as :func:`extract` gives them.

    A text is read only when its mentions are asked for, so that any number can be looked through.
    With more *workers* than one the texts are read by so many processes; the results are the same.

    >>> texts = ["họp ngày 15/11/2025", "quý I/2024"]
    >>> [found[0].text for found in extract_all(texts, kinds=["date", "period"])]
    ['ngày 15/11/2025', 'quý I/2024']
    """
    wanted = None if kinds is None else tuple(kinds)
    work = partial(extract, on=on, unit=unit, kinds=wanted, hierarchy=hierarchy)
    return in_order(work, texts, workers)
