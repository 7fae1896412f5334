"""What a file says of whose its tables are and of when: its answers to the questions of a form.

The sheet "Thông tin" asks for one answer in each row. The annex of a report has no such sheet: the
lines above its tables name the committee, the period and the document to which it is attached.
"""

import datetime as dt
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from string import ascii_uppercase
from typing import Any, Final, TypeAlias

import attrs

from genderplan._messages import message
from genderplan._text import match_key
from genderplan.documents import DocumentReference
from genderplan.documents.types import COUNTRY, MOTTO
from genderplan.errors import InvalidValueError
from genderplan.hierarchy.units import KIND_PATTERN
from genderplan.issues import Issue
from genderplan.periods import Period
from genderplan.plans import ReportTable
from genderplan.serialization.cell_forms import is_blank
from genderplan.serialization.cells import (
    Cell,
    Grid,
    Place,
    ReadCells,
    cell_name,
    cells_in,
    line_unit,
)
from genderplan.serialization.faults import printable
from genderplan.serialization.headings import is_titled, unit_of
from genderplan.serialization.lines import DAY_LINE
from genderplan.serialization.rows import FoundTable
from genderplan.serialization.table_forms import (
    ANSWERS,
    PAPERS,
    Column,
    Paper,
    TableForm,
    all_forms,
    empty_cell,
    heading_key,
    put,
    unknown_heading,
)

_LONGEST_LABEL: Final = 200
_DEEPEST_ANSWER: Final = 40  # rows in which the questions of a paper stand
ANSWERABLE: Final = frozenset(table.value for table in ReportTable)
_EXAMPLES: Final = {
    "period": "năm 2025",
    "unit": "xã Hoằng Hóa, tỉnh Thanh Hóa",
    "unit_code": "38",
}


@attrs.define
class Answers(ReadCells):
    """The answers of a sheet to the questions of a report's form.

    ``cells`` is where each answer stands, ``blanks`` the cells of questions without one. They stand
    in a sheet of their own, or, with ``is_above``, in the lines above tables.
    """

    sheet: str
    form: TableForm = ANSWERS
    plain: dict[str, Any] = attrs.Factory(dict)
    cells: dict[str, Place] = attrs.Factory(dict)
    blanks: dict[str, str] = attrs.Factory(dict)
    is_above: bool = False

    def take(self, row: tuple[Cell, ...], index: int) -> None:
        """Take the answer that stands in a *row*, if there is one."""
        filled = cells_in(row)
        taken = self._answered(filled, index)
        if taken is None:
            return
        self.data += len(taken)
        rest = [at for at in filled if at not in taken]
        if rest:
            told = message("row {row}: this answers no question", row=index + 1)
            self.notes.append(Place(self.sheet, cell_name(index, rest[0])).note(told))
            self.named += len(rest)

    def _answered(self, filled: Mapping[int, Cell], index: int) -> set[int] | None:
        """The cells of a row that are a question and its answer; None where that is refused."""
        said = [(at, cell) for at, cell in filled.items() if not is_blank(cell)]
        asked = next(((at, cell) for at, cell in said if isinstance(cell, str)), None)
        if asked is None or len(asked[1]) > _LONGEST_LABEL:
            return set()
        column = self.form.column(heading_key(asked[1]))
        given = next(((at, cell) for at, cell in said if at > asked[0]), None)
        if column is None:
            if given is None:
                return set()
            place = Place(self.sheet, cell_name(index, asked[0]))
            self.issues.append(unknown_heading(place, asked[1], self.form))
            return None
        if given is None:
            self.blanks.setdefault(column.path, cell_name(index, asked[0] + 1))
            return {asked[0]}
        self.put(column, asked[1], Place(self.sheet, cell_name(index, given[0])), given[1])
        return {asked[0], given[0]}

    def put(self, column: Column, asked: str, place: Place, cell: Cell) -> None:
        """Put one answer where it belongs, or say what is wrong with it."""
        if column.path in self.cells:
            said = str(self.plain.get(column.path, ""))
            if not (self.is_above and _same_answer(column.path, said, str(cell))):
                self.issues.append(place.issue(message("this is answered twice")))
            return
        self.cells[column.path] = place._replace(heading=printable(asked))
        try:
            unit = unit_of(column, (asked,), ()) if column.form.is_figure else None
            put(
                self.plain,
                column.path,
                column.read(cell, unit),
            )
        except InvalidValueError as error:
            self.issues.append(self.cells[column.path].issue(error.summary))

    def missing(self, needed: Collection[str]) -> Iterator[Issue]:
        """What is *needed* and was not answered."""
        for column in self.form.columns:
            if column.path not in needed or column.path in self.cells:
                continue
            reason = empty_cell(column)
            if self.is_above:
                reason = message(
                    "no line above the tables says {heading}; write one such as {example}, "
                    "or say it when the file is read",
                    heading=f'"{column.heading}"',
                    example=f'"{column.heading}: {_EXAMPLES[column.path]}"',
                )
            yield Place(self.sheet, self.blanks.get(column.path, "")).issue(reason)


def answers_in(grid: Grid, form: TableForm) -> Answers:
    """The answers of a sheet that has one in each row, right of the words that ask for it."""
    answers = Answers(grid.name, form)
    for index, row in enumerate(grid.rows):
        answers.take(row, index)
    return answers


def asking_sheet(kept: Iterable[Grid]) -> tuple[Grid | None, Paper]:
    """The sheet with one answer in each row, and the paper of whose questions it has most."""
    asking: tuple[Callable[[Grid, Paper], bool], ...] = (
        lambda grid, paper: is_titled(grid, paper.questions),
        # A sheet of another name answers what a paper needs.
        lambda grid, paper: set(paper.questions.needed) <= set(_beginning(grid, paper).cells),
    )
    for is_asking in asking:
        for grid in kept:
            papers = [paper for paper in PAPERS.values() if is_asking(grid, paper)]
            if papers:
                return grid, max(papers, key=lambda paper: len(_beginning(grid, paper).cells))
    return None, PAPERS["report"]


def _beginning(grid: Grid, paper: Paper) -> Answers:
    """The answers at the beginning of a sheet, questions without one among them."""
    answers = answers_in(Grid(grid.name, grid.rows[:_DEEPEST_ANSWER]), paper.questions)
    answers.cells |= {path: Place(grid.name, cell) for path, cell in answers.blanks.items()}
    return answers


def complete(answers: Answers, given: Mapping[str, str]) -> Answers:
    """*answers* with those *given* from outside; a finding where both differ."""
    for path, text in given.items():
        said = answers.plain.get(path)
        if said is not None and not _same_answer(path, said, text):
            reason = message(
                "the sheet says {said}; {given} was given", said=f'"{said}"', given=f'"{text}"'
            )
            answers.issues.append(answers.cells[path].issue(reason))
        answers.plain.setdefault(path, text)
        answers.cells.setdefault(path, Place(answers.sheet, ""))
    return answers


def year_of(said: object) -> str:
    """The one year in which the period of a paper lies; empty where it is not *said*."""
    try:
        period = Period.parse(str(said))
    except InvalidValueError:
        return ""
    years = {day.year for day in period.days or ()}
    return str(years.pop()) if len(years) == 1 else ""


def _same_answer(path: str, said: str, given: str) -> bool:
    if path == "period":
        try:
            return Period.parse(said) == Period.parse(given)
        except InvalidValueError:
            return True  # what cannot be read is told when the report is built
    return match_key(said) == match_key(given)


_NO_TITLE: Final = "Tổng hợp số liệu"
# "1. Tổ chức phát động ...", "IV. TỔNG HỢP SỐ LIỆU", "Bảng 2:", "Biểu số 01": the number of a table
# before its title. Not "2023 là năm ...".
_TABLE_NUMBER: Final = re.compile(
    r"(?:(?:bảng|biểu|phụ lục)\s+)?(?:số\s+)?[\divx.]{1,5}\s*[.:)\s]\s*"
)
# Lines that every paper has: the name of the State, its motto, the rule below, a number alone.
_FURNITURE: Final = re.compile(
    rf"{COUNTRY} chủ nghĩa việt nam|{MOTTO}\W+hạnh phúc|[-–_*\s]+"
    r"|số\s*:?\s*[\d.…]*/\S+|phụ lục(?: (?:số )?[\divx.]+)?|biểu(?: mẫu)?(?: số)? [\d\w./-]{1,12}",
)
# "(Kèm theo Báo cáo số 12/BC-UBND ...)"; not "kèm theo danh sách".
_ATTACHED: Final = re.compile(r"\(?\s*(?:ban hành )?kèm theo .*(?:số|ngày)", re.IGNORECASE)
# "UBND phường Bạch Đằng", the whole of a line in the head, perhaps with "năm 2025"; not "UBND
# phường và các đoàn thể".
_COMMITTEE: Final = re.compile(
    rf"(?:ubnd|[uủ][ỷy] ban nhân dân)\s+(?P<unit>(?:{KIND_PATTERN}|tp\.?)\s+[\w .,'’-]{{1,80}}?)"
    r"(?P<rest>[\s,-]+(?:năm|quý|tháng|\d+ tháng)\s.*)?",
    re.IGNORECASE,
)
# "ỦY BAN NHÂN DÂN" alone in its row, whose unit stands in the next.
_BARE_COMMITTEE: Final = re.compile(r"ubnd|[uủ][ỷy] ban nhân dân", re.IGNORECASE)
# "trên địa bàn phường Bạch Đằng", "của UBND xã Hoằng Kim": the unit that a title names.
_NAMED_UNIT: Final = re.compile(
    r"(?:trên địa bàn|của|tại)\s+(?:ubnd |[uủ][ỷy] ban nhân dân )?"
    rf"(?P<unit>(?:{KIND_PATTERN})\s+[\w ,'’-]{{1,80}}?)(?:\s+năm\b.*)?[).;]*$",
    re.IGNORECASE,
)
# The kind of a unit before its name, with a capital: "Phường Bạch Đằng". Not "Xã hội".
_KIND_OF_UNIT: Final = re.compile(rf"(?:^|(?<=, ))(?:{KIND_PATTERN})(?=\s)", re.IGNORECASE)
# "Số: 101/BC-UBND"; not "Số:     /BC-UBND".
_NUMBER: Final = re.compile(r"số\s*:?\s*(?P<number>\d[\d.]*\s?/\S+)", re.IGNORECASE)
_COMMUNE: Final = re.compile(r"(?:xã|phường|thị trấn|đặc khu)\s", re.IGNORECASE)
# "Bạch Đằng, ngày 15 tháng 12 năm 2023": the day of signing. Not "năm 2023".
_DAY: Final = re.compile(rf"{DAY_LINE}$")


_Path: TypeAlias = list[tuple[str, Place]]


def asks_above(found: Sequence[FoundTable], given: Mapping[str, str]) -> bool:
    """Whether the lines above tables say whose they are: of an annex, of a form with a list."""
    is_whole = is_annex(found) and (len({each.form.name for each in found}) > 1 or bool(given))
    return is_whole or any(each.form.is_fixed for each in found)


def is_annex(found: Sequence[FoundTable]) -> bool:
    """Whether there are tables of reports, and no others."""
    names = {each.form.name for each in found}
    return bool(names) and names <= {form.name for form in PAPERS["report"].tables}


# The title of a paper on what is to come: "KẾ HOẠCH HOẠT ĐỘNG NĂM 2026"; not "Kết quả kế hoạch".
_PLANNED: Final = re.compile(r"\W*(?:kế hoạch|chương trình|dự kiến|phương hướng)\b", re.IGNORECASE)


def is_planned(answers: Answers) -> bool:
    """Whether the lines above tables are those of a plan, whose activities are none of a report."""
    return _PLANNED.match(str(answers.plain.get("title", ""))) is not None


def answers_above(sheets: Iterable[tuple[Grid, Iterable[int]]]) -> Answers:
    """What the lines above the tables of an annex say: whose it is, of when, to what attached.

    *sheets* are the sheets that have tables, each with the rows that stand above one.
    """
    lines = _Lines(Answers("", is_above=True))
    for grid, rows in sheets:
        lines.answers.sheet = lines.answers.sheet or grid.name
        for index in rows:
            filled = cells_in(grid.rows[index])
            if not lines.answered(filled, grid.place(index, max(filled))):
                for at, cell in filled.items():
                    lines.take(cell, grid.place(index, at))
    lines.finish()
    return lines.answers


@attrs.define
class _Lines:
    """The lines above the tables of an annex while they are read.

    ``units`` are the places of the committees in the head, the highest first, ``titles`` the lines
    of the title, ``named`` the units that titles name, ``asked`` those that answer the question for
    the unit; ``reference`` has number and day; ``said`` is what head and title answer,
    ``periods`` all that they name.
    """

    answers: Answers
    units: list[tuple[str, Place]] = attrs.Factory(list)
    titles: list[str] = attrs.Factory(list)
    named: list[tuple[str, Place]] = attrs.Factory(list)
    asked: list[tuple[str, Place]] = attrs.Factory(list)
    said: dict[str, tuple[str, Place]] = attrs.Factory(dict)
    periods: list[Period] = attrs.Factory(list)
    heads: list[str] = attrs.Factory(list)
    reference: dict[str, tuple[str, Place]] = attrs.Factory(dict)

    def answered(self, filled: Mapping[int, Cell], place: Place) -> bool:
        """Whether a row is a question of the form and its answer, in two cells or in one."""
        texts = [(at, cell) for at, cell in filled.items() if isinstance(cell, str)]
        if not texts:
            return False
        at, asked = texts[0]
        column = ANSWERS.column(heading_key(asked))
        answer = next((cell for right, cell in filled.items() if right > at), None)
        if column is not None and len(filled) == 1:
            self.answers.blanks.setdefault(column.path, place.cell)
            self.answers.data += 1
            return True
        if len(filled) == 1:
            asked, _, answer = (part.strip() for part in asked.partition(":"))
            column = ANSWERS.column(heading_key(asked)) if answer else None
        if column is None or answer is None or len(filled) > 2:  # noqa: PLR2004 - a question, an answer
            return False
        if column.path == "unit":
            self.asked.append((str(answer), place))
        if column.path != "unit" or len(self.asked) == 1:
            self.answers.put(column, asked, place, answer)
        self.answers.data += len(filled)
        return True

    def take(self, cell: Cell, place: Place) -> None:
        """Take one cell: part of the head, of the title, or nothing of these."""
        text = " ".join(cell.split()) if isinstance(cell, str) else ""
        number, signed = _NUMBER.fullmatch(text), _DAY.search(text.casefold())
        is_told = self._take_reference(number["number"] if number else "", text, place)
        if is_told or is_form_line(text) or (text and not signed and self._take_words(text, place)):
            self.answers.data += 1
        else:
            self.answers.notes.append(stands_above(place))
            self.answers.named += 1

    def _take_reference(self, number: str, text: str, place: Place) -> bool:
        """Whether a cell is the number of the report or the day of its signing."""
        from genderplan.extraction import MentionKind, find_mentions

        days = [] if number else find_mentions(text, kinds=(MentionKind.DATE,))
        day = next((each.value for each in days if _DAY.search(text.casefold())), None)
        if number:
            self.reference.setdefault("số", (number, place))
        elif isinstance(day, dt.date):
            self.reference.setdefault("ngày", (f"{day:%d/%m/%Y}", place))
        return bool(number) or isinstance(day, dt.date)

    def _take_words(self, text: str, place: Place) -> bool:
        # "ỦY BAN NHÂN DÂN" and "PHƯỜNG BẠCH ĐẰNG" below it are one name in two rows.
        committee = _COMMITTEE.fullmatch(" ".join([*self.heads, text]))
        self.heads = [text] if _BARE_COMMITTEE.fullmatch(text) else []
        if committee is not None:
            self.units.append((committee["unit"], place))
            self.said["unit"] = "", place
            text = committee["rest"] or ""
        if not text or self.heads:
            return True
        found = _NAMED_UNIT.search(text)
        self.named += [(found["unit"], place)] if found else []
        from genderplan.extraction import MentionKind, find_mentions

        mentions = find_mentions(text, kinds=(MentionKind.PERIOD, MentionKind.CITATION))
        is_attached = _ATTACHED.match(text) is not None
        for each in mentions:
            if is_attached and isinstance(each.value, DocumentReference):
                self.said.setdefault("attached_to", (str(each.value), place))
            elif not is_attached and isinstance(each.value, Period):
                self.periods.append(each.value)
                self.said.setdefault("period", (str(each.value), place))
        if is_attached:
            return self.said.get("attached_to", ("", None))[1] == place
        if committee is None and not any(each.text == text for each in mentions):
            self.titles.append(text)
            self.said.setdefault("title", ("", place))
        return True

    def finish(self) -> None:
        """Answer with head and title what no line asked for, once all lines are read."""
        somewhere = self.said.get("title", ("", Place(self.answers.sheet, "")))[1]
        paths = list(self._paths())
        self.answers.issues += _several_units(paths)
        if paths:
            units = max(paths, key=len)
            unit = ", ".join(name for name, _ in reversed(units))
            self.said["unit"] = unit, self.said.get("unit", ("", somewhere))[1]
        self.said["title"] = " ".join(self.titles) or _NO_TITLE, somewhere
        years = {each.first_year for each in self.periods}
        if len(set(map(str, self.periods))) > 1 and len(years) == 1:
            # "quý III" over one table and "quý IV" over the next; not parts of the first
            whole = Period.of_year(*years)
            first, place = self.said["period"]
            parts = all(map(Period.parse(first).contains, self.periods))
            self.said["period"] = first if parts else str(whole), place
        self._finish_reference()
        for path, (value, place) in self.said.items():
            if path not in self.answers.cells:
                put(self.answers.plain, path, value)
                self.answers.cells[path] = place

    def _finish_reference(self) -> None:
        """The number and day of the report; a number that is none is left out."""
        for words in (("số", "ngày"), ("ngày",)):
            known = [(word, *self.reference[word]) for word in words if word in self.reference]
            text = " ".join(["Báo cáo", *(f"{word} {said}" for word, said, _ in known)])
            if known and _is_reference(text):
                self.said["number"] = text, known[0][2]
                return

    def _paths(self) -> Iterator[_Path]:
        """The units that each sheet names, the highest first, each once.

        Where no committee stands above its tables, a sheet has the unit that its title names.
        """
        told = [*self.units]
        for asked, place in self.asked:
            names = reversed(asked.split(", "))
            told += [(name, place) for name in names if _KIND_OF_UNIT.match(name)]
        headed = {place.sheet for _, place in told}
        titled = {place.sheet: (name, place) for name, place in reversed(self.named)}
        told += [
            (name, place)
            for sheet, (name, place) in sorted(titled.items())
            if sheet not in headed and (not headed or _COMMUNE.match(name))
        ]
        for sheet in dict.fromkeys(place.sheet for _, place in told):
            here = [
                (_in_small_letters(name), place) for name, place in told if place.sheet == sheet
            ]
            once = {match_key(name): (name, place) for name, place in reversed(here)}
            yield list(reversed(once.values()))


def _is_reference(text: str) -> bool:
    try:
        DocumentReference.parse(text)
    except InvalidValueError:
        return False
    return True


def _several_units(paths: Sequence[_Path]) -> Iterator[Issue]:
    """What is wrong with sheets, or the lines of one, that name different units."""
    main = max(paths, key=len, default=[])
    known = {match_key(name) for name, _ in main}
    communes = [each for each in main if _COMMUNE.match(each[0])]
    others = [each for path in paths if path is not main for each in path]
    others = communes[1:] or [each for each in others if match_key(each[0]) not in known]
    for name, place in others[:1]:
        first, stands = communes[0] if communes else main[-1]
        reason = message(
            "this names {unit}, and {other} names {other_unit}; a file holds the report of one "
            "unit: put the tables of each unit into a file of its own",
            unit=name,
            other=stands.described(),
            other_unit=first,
        )
        yield place.issue(reason)


def _in_small_letters(place: str) -> str:
    """The name of a unit in capitals as running text has it.

    >>> _in_small_letters("PHƯỜNG BẠCH ĐẰNG")
    'phường Bạch Đằng'
    """
    name = place.title() if place.isupper() else place
    return _KIND_OF_UNIT.sub(lambda found: found[0].lower(), name)


def stands_above(place: Place) -> Issue:
    """The remark that a row above a table is not used."""
    row = place.cell.lstrip(ascii_uppercase)
    return place.note(message("row {row} stands above the table", row=row))


def is_form_line(text: str) -> bool:
    """Whether a line belongs to the form: the title of a table, a unit of measure, the motto.

    >>> is_form_line("3. Sản xuất, phát hành các sản phẩm truyền thông")
    True
    """
    key = heading_key(text)
    number = _TABLE_NUMBER.match(key)
    titles = {heading_key(title) for form in all_forms() for title in form.titles}
    if key in titles or (number is not None and key[number.end() :] in titles):
        return True
    return _FURNITURE.fullmatch(text.casefold()) is not None or has_line_unit(text)


def has_line_unit(text: str) -> bool:
    """Whether a line gives a unit of measure; one that is not known is told elsewhere."""
    try:
        return line_unit(text) is not None
    except InvalidValueError:
        return True
