"""``check``: what is wrong or doubtful in texts, plans, reports and tables of figures.

What a file is follows from its ending. The text of a document (.docx, .pdf, .txt, .md) is audited,
what the library can load is validated.
Every file is looked at, whatever is wrong with the one before.
"""

import datetime as dt
import sys
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any, Final

import attrs
import click

from genderplan._messages import LANGUAGES, Language, mark, message, translate
from genderplan.auditing import apply_safe_corrections, audit
from genderplan.cli.application import (
    BAD_INPUT,
    command,
    day_option,
    force_option,
    format_option,
    language_option,
    tell_written,
    write_data,
)
from genderplan.errors import FileError
from genderplan.extraction import DocumentText
from genderplan.issues import Issue, Issues
from genderplan.papers import annotate
from genderplan.papers.layout import check_layout
from genderplan.publishing.writing import finding_record
from genderplan.serialization import load, read_account, read_text
from genderplan.serialization.faults import file_error
from genderplan.serialization.plain_files import write_text
from genderplan.validation import validate

_DATA: Final = {".toml", ".json"}
_TABLES: Final = {".xlsx", ".csv", ".xls", ".ods"}
_AROUND: Final = 40  # letters on each side of a finding


@attrs.frozen
class _Checked:
    """A file that was looked at: its text when it is one, and what was found."""

    path: Path
    issues: Issues
    document: DocumentText = attrs.field(factory=partial(DocumentText, text=""))
    is_readable: bool = True

    @property
    def text(self) -> str:
        """The text; "" for a file that holds none."""
        return self.document.text

    @property
    def has_lines(self) -> bool:
        """Whether the places of the text are lines of the file itself."""
        return bool(self.text) and not self.document.passages


@command("check")
@click.argument(
    "files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@day_option("Ngày của văn bản, ví dụ 31/12/2025. / Day of the text.")
@click.option("--unit", metavar="NAME", help="Đơn vị ban hành văn bản. / Unit whose paper it is.")
@click.option(
    "--fix",
    is_flag=True,
    help="Ghi bản đã sửa lỗi hình thức ra tệp mới. / Write a copy with mistakes of form mended.",
)
@click.option(
    "--annotate",
    "is_annotated",
    is_flag=True,
    help="Ghi bản Word có nhận xét tại chỗ cần sửa. / Write a copy of each Word document with "
    "comments.",
)
@force_option
@format_option("text", "json")
@language_option
def check_command(  # noqa: PLR0913 - one parameter an option
    files: tuple[Path, ...],
    on: dt.date | None,
    unit: str | None,
    form: str,
    language: Language,
    *,
    fix: bool,
    is_annotated: bool,
    force: bool,
) -> None:
    """Soát văn bản (.docx, .pdf, .txt, .md), kế hoạch, báo cáo và bảng số liệu.

    Look for mistakes in texts (.docx, .pdf, .txt, .md), plans, reports and tables of figures.
    """
    checked = [_checked(path, on, unit) for path in files]
    _show(checked, form, language)
    if fix:
        _fix(checked, language, replace=force)
    if is_annotated:
        _annotate(checked, language, replace=force)
    if not all(each.is_readable for each in checked):
        sys.exit(BAD_INPUT)
    sys.exit(1 if any(each.issues.has_errors for each in checked) else 0)


def _checked(path: Path, on: dt.date | None, unit: str | None) -> _Checked:
    try:
        ending = path.suffix.lower()
        if ending in _TABLES | _DATA:
            return _Checked(path, checked_data(path)[1])
        document = read_text(path)
    except FileError as error:
        return _Checked(path, error.issues, is_readable=False)
    found = audit(document, on=on, unit=unit)
    form = check_layout(path) if ending == ".docx" else ()
    return _Checked(path, Issues([*found, *form, *document.issues]), document)


def checked_data(path: Path) -> tuple[Any, Issues]:
    """What a file of data holds, and what is wrong or doubtful in it.

    Of a table also which of its cells are not used, and the findings have their cells.
    """
    if path.suffix.lower() not in _TABLES:
        held = load(path)
        return held, validate(held)
    taken = read_account(path)
    if taken.errors:
        raise file_error(str(path), taken.errors)
    found = taken.in_cells(validate(taken.held))
    return taken.held, Issues([*found, *taken.notes, *taken.balance()])


def _show(checked: Iterable[_Checked], form: str, language: Language) -> None:
    if form == "json":
        write_data([_record(each, issue) for each in checked for issue in each.issues])
        return
    for each in checked:
        for issue in each.issues:
            click.echo(_lines(each, issue, language))
        if not each.issues:
            click.echo(f"{each.path}: {translate(mark('nothing was found'), language)}")


def _place(text: str, offset: int) -> tuple[int, int]:
    """Line and column, from 1, of an offset into *text*."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _lines(checked: _Checked, issue: Issue, language: Language) -> str:
    """A finding as a line, and below it the place in the text."""
    # File and place stand before the finding, so that an editor finds them.
    bare = attrs.evolve(issue, span=None, source="", place=None)
    if issue.span is None or not checked.text:
        return f"{checked.path}: {bare.text(language)}"
    shown = f"{_where(checked, issue.span, language)}: {bare.text(language)}"
    arrow = f" → {issue.replacement}" if issue.replacement is not None else ""
    places = [f"{shown}\n    {_excerpt(checked.text, issue.span)}{arrow}"]
    if issue.repeats:
        lines = ", ".join(str(_place(checked.text, span[0])[0]) for span in issue.spans[1:])
        also = message("also in line {lines}", lines=lines)
        if not checked.has_lines:
            others = (checked.document.place(span, language) for span in issue.spans[1:])
            also = message("also at {places}", places="; ".join(dict.fromkeys(others)))
        places.append(f"    {also.text(language)}")
    return "\n".join(places)


def _where(checked: _Checked, span: tuple[int, int], language: Language) -> str:
    """File, line and column; of a document the file and the place in words."""
    if not checked.has_lines:
        return f"{checked.path}: {checked.document.place(span, language)}"
    line, column = _place(checked.text, span[0])
    return f"{checked.path}:{line}:{column}"


def _excerpt(text: str, span: tuple[int, int]) -> str:
    """The place with some words around it, in one line, between marks."""
    start, end = span
    before = text[max(0, start - _AROUND) : start]
    after = text[end : end + _AROUND]
    whole = f"{before}»{text[start:end]}«{after}"
    return " ".join(whole.split())


def _record(checked: _Checked, issue: Issue) -> dict[str, Any]:
    record = {"file": str(checked.path), **finding_record(issue)}
    if issue.span is not None and checked.has_lines:
        line, column = _place(checked.text, issue.span[0])
        record |= {"line": line, "column": column, "span": list(issue.span)}
    elif issue.span is not None and issue.place is not None:
        place = {language: issue.place.text(language) for language in LANGUAGES}
        record |= {"place": place, "span": list(issue.span)}
    if issue.replacement is not None:
        record["replacement"] = issue.replacement
    if issue.repeats:
        record["repeats"] = [_record(checked, each) for each in issue.repeats]
    return record


def _annotate(checked: Iterable[_Checked], language: Language, *, replace: bool) -> None:
    """Write the marked copy of each Word document beside it: report.docx as report-soat.docx."""
    for each in checked:
        if not each.is_readable or not each.issues:
            continue
        if each.path.suffix.lower() != ".docx":
            told = message("only a Word document (.docx) can be marked").text(language)
            click.echo(f"{each.path}: {told}", err=True)
            continue
        target = each.path.with_stem(f"{each.path.stem}-soat")
        annotate(each.path, each.issues, target, language=language, replace=replace)
        tell_written(target, language)


def _fix(checked: Iterable[_Checked], language: Language, *, replace: bool) -> None:
    """Write the mended copy of each text beside it: report.txt becomes report.fixed.txt."""
    for each in (file for file in checked if file.has_lines):
        mended = apply_safe_corrections(each.text, each.issues)
        if mended != each.text:
            target = each.path.with_suffix(f".fixed{each.path.suffix}")
            write_text(target, mended, replace=replace)
            tell_written(target, language)
