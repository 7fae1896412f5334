"""All counts of a text: figures with their noun, announced ones, those in tables, and what goes on.

In a table the columns headed Nam and Nữ are counts. Behind a count of one place the figures of
others need no noun: "Bắc Bộ có 152 người, Trung Bộ 108 và Nam Bộ 73".
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from genderplan._forms import lazy, spaced
from genderplan._text import CAPITALS
from genderplan.extraction.cleaning import CELL, CleanText
from genderplan.extraction.counts import Counted, announced, in_words, sex_of
from genderplan.extraction.figures import change_by
from genderplan.extraction.mentions import Mention, MentionKind, Sex
from genderplan.extraction.nouns import label_before
from genderplan.formatting.numbers import found_number
from genderplan.quantities import Count

_TOTALS: Final = frozenset(("tổng", "tổng số", "cộng", "tổng cộng"))
# The heading of a column of women or men: "Nữ", "Số nam", "Trong đó: nữ giới"; not "Tỷ lệ nữ".
_SEX_HEAD: Final = spaced(r"(?:(?:số|trong đó)\s?:?\s?)*(nam|nữ|phụ nữ)(?: giới)?(?: \(?người\)?)?")
_NUMBER_CELL: Final = lazy(r"[\s*]*([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,9})[\s*]*")
# A line whose cells are parted by tabs, or by strokes as in Markdown: "| Xã A | 12 | 15 |".
_ROW: Final = lazy(r"^(?:[^\n\v]*\v|[ ]*\|[^\n|]*\|)[^\n]*$", re.MULTILINE)


def _in_tables(clean: CleanText) -> Iterator[Counted]:
    """The cells under the headings Nam and Nữ of tables."""
    columns: dict[int, Sex | None] = {}
    last = 0
    for row in _ROW.finditer(clean.low):
        start, line = row.start(), row[0]
        if clean.low[last:start].strip():
            columns = {}
        last = row.end()
        cells = line.split(CELL if CELL in line else "|")
        heads = [cell.strip(" *") for cell in cells]
        sexes = {at: _SEX_HEAD.fullmatch(head) for at, head in enumerate(heads)}
        named = {at: sex_of(found[1]) for at, found in sexes.items() if found}
        if named:
            columns = dict.fromkeys(at for at, head in enumerate(heads) if head in _TOTALS) | named
        elif columns:
            yield from _cells(cells, columns, start)


def _cells(cells: list[str], columns: dict[int, Sex | None], line: int) -> Iterator[Counted]:
    position = line
    for at, cell in enumerate(cells):
        number = _NUMBER_CELL.fullmatch(cell) if at in columns else None
        value = found_number(number[1]) if number else None
        if number is not None and isinstance(value, int):
            start, end = position + number.start(1), position + number.end(1)
            yield Counted(start, end, start, Count(value), columns[at])
        position += len(cell) + 1


_PLACE: Final = rf"[{CAPITALS}][^\W\d_]*(?: [{CAPITALS}][^\W\d_]*){{0,3}}"
# The place whose count begins behind it: "Bắc Bộ có ", "Thái Nguyên "; not "Toàn tỉnh có ".
_OF_A_PLACE: Final = lazy(rf"{_PLACE}(?: (?:có|gồm|là))?:? \Z")
_FIGURE: Final = r"(?P<figure>[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,6})"
# The next place with its figure: ", Trung Bộ 108", " và Nam Bộ 73."; not ", Quảng Trị 12 xã".
_NEXT_PLACE: Final = lazy(rf"(?:[,;]| và|, và) {_PLACE}(?: có)? {_FIGURE}(?=\s?[,;.)\n]|\svà\s|\Z)")
# Members of the Party by their standing, behind their number: "; 16 chính thức", " và 01 dự bị".
_STANDING: Final = lazy(
    rf"(?:\s?[;,:(]\s?(?:trong đó )?(?:có )?| và ){_FIGURE} (?:chính thức|dự bị)(?!\w)"
)
_REACH: Final = 40  # characters in which the first place stands
_MEMBERS: Final = ("đảng viên", "đồng chí", "ủy viên", "uỷ viên", "cấp ủy viên")


def _going_on(clean: CleanText, count: Counted) -> Iterator[Counted]:
    """The counts that go on behind a *count* with its noun, and leave the noun out."""
    text, end = clean.text, count.end
    pattern = _STANDING if count.subject.lower() in _MEMBERS else _NEXT_PLACE
    if pattern is _STANDING and not _STANDING.match(text, end):
        pattern = _NEXT_PLACE
    of_place = pattern is _STANDING or (
        _NEXT_PLACE.match(text, end)
        and _OF_A_PLACE.search(text, max(0, count.start - _REACH), count.start)
    )
    while of_place and (found := pattern.match(text, end)):
        figure, end = found.start("figure"), found.end()
        number = found_number(found["figure"])
        if not isinstance(number, int) or label_before(clean.low, figure):
            return
        yield Counted(figure, end, figure, Count(number), None, count.subject)


def find_counts(
    clean: CleanText, counts: Iterable[Counted], taken: Callable[[int], int]
) -> Iterator[Mention]:
    """The counts of *clean*, in order, each with the change of which it is the amount.

    *taken* tells for a place of the text given up to where figures are no counts.
    """
    by_figure: dict[int, Counted] = {}
    tables = _in_tables(clean) if CELL in clean.low or "|" in clean.low else ()
    every = sorted([*announced(clean), *counts], key=lambda item: not item.subject)
    for each in (*tables, *every, *in_words(clean)):
        by_figure.setdefault(each.figure, each)
    for each in [each for each in by_figure.values() if each.subject]:
        for more in _going_on(clean, each):
            by_figure.setdefault(more.figure, more)
    last = 0
    for each in sorted(by_figure.values(), key=lambda item: item[:2]):
        given = clean.offsets.at(each.figure)
        if each.start < last or taken(given) > given:
            continue
        count = clean.mention(
            MentionKind.COUNT,
            each.start,
            each.end,
            each.value,
            bound=(each.value if isinstance(each.value, Count) else each.value.low).bound,
            sex=each.sex,
            subject=each.subject,
        )
        yield from filter(None, [count, change_by(clean, each.figure, each.end, count)])
        last = each.end
