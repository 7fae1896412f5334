"""Reports out of documents: the standard tables, results with counts, the profile, what is said."""

import os
import re
from collections.abc import Collection, Iterable
from typing import Any, Final

from genderplan._messages import message
from genderplan.documents import DocumentReference
from genderplan.errors import GenderplanError
from genderplan.extraction import DocumentText, Mention, MentionKind
from genderplan.extraction.texts import TextTable
from genderplan.formatting import parse_number
from genderplan.papers.drafts import FIGURE, INFERRED, NOT_UNDERSTOOD, Draft, Reading, known_tables
from genderplan.papers.heads import grounds, kind_of, read_head
from genderplan.papers.other_times import tables_of_else
from genderplan.papers.outlines import ATTACHED, Line, Outline, Section, bare, capital
from genderplan.papers.plan_drafts import read_plan
from genderplan.papers.results import read_results
from genderplan.periods import PartialDate
from genderplan.plans import Plan, Profile, Report, ReportForm
from genderplan.plans.reports import FormerNeighbourhoods
from genderplan.quantities import BySex, Count
from genderplan.serialization import read_text
from genderplan.serialization.table_forms import UNIT_HEADINGS, heading_key

_TABLES: Final = ("events", "broadcasts", "products", "results", "activities")
# "không có đơn thư khiếu nại", "chưa phát hiện vi phạm", "không xảy ra vụ bạo lực"; to the next
# comma, stop, or "và chưa". Not "không có kinh phí".
_STATEMENT: Final = re.compile(
    r"\b(?:không|chưa)\s+(?:có|để|phát hiện|xảy ra|nhận|phát sinh)\b"
    r"(?:(?!\s+và\s+(?:cũng\s+)?(?:không|chưa)\b)[^.;,])*?"
    r"\b(?:khiếu nại|tố cáo|vi phạm|đơn thư|vụ việc|vụ bạo lực)\b"
    r"(?:(?!\s+và\s+(?:cũng\s+)?(?:không|chưa)\b)[^.;,])*",
    re.IGNORECASE,
)
# That there is none of what a section is about: "- Không.", "Không có kiến nghị gì."; not "Không có
# kinh phí riêng".
_NOTHING: Final = re.compile(
    r"\W*(?:không|chưa)(?: có)?(?: (?:gì|kiến nghị|đề xuất|hạn chế|tồn tại|khó khăn|vướng mắc|và"
    r"|ý kiến|nội dung|thêm|nào),?)*\W*",
    re.IGNORECASE,
)
_SECTIONS: Final = (
    ("causes", ("nguyên nhân",)),
    ("limits", ("hạn chế", "tồn tại", "khó khăn", "vướng mắc")),
    ("proposals", ("kiến nghị", "đề xuất")),
)
# "diện tích tự nhiên 15,2 km2"; not "diện tích 20 m2".
_AREA: Final = re.compile(r"diện tích[^.;]{0,40}?(?P<figure>\d[\d.,]*)\s*km")
# Words beside a figure that make it one of women: "nữ: 12", "12 nữ"; not across a comma.
_WOMEN: Final = re.compile(r"nữ[^.;,\d]{0,20}$|^[^.;,\d]{0,12}nữ")
_UNIT_HEADINGS: Final = UNIT_HEADINGS | {heading_key("Đơn vị")}
# The units of events: "Cuộc", "hội nghị"; not "Tin, bài", "Lượt", "Cái".
_EVENT: Final = re.compile(
    r"\W*(?:cuộc|lớp|buổi|hội nghị|hội thi|đợt|lần|sự kiện)\b", re.IGNORECASE
)
# Words before a number that make it one of staff: "Tổng số cán bộ, công chức: 14"; not "Cán bộ xã
# đã tư vấn 120 người".
_STAFF: Final = re.compile(
    r"(?:cán bộ|công chức|không chuyên trách)(?:[^.;]*(?:\b(?:là|có|gồm|số)|:))?\s*\Z"
)
_NEAR: Final = 60  # letters between a number of people and the women among them
# Counts that may be a day, and are not known to be one: "1/3"; not "12/KH-UBND" or "1/3/2025".
_SHARE: Final = re.compile(r"(?<![\w/.,-])\d{1,3}/\d{1,3}(?![\w/-])")
# The lines that tell of the unit in figures.
_PROFILE: Final = re.compile(r"dân số|diện tích|hộ dân", re.IGNORECASE)


def read_report(source: str | os.PathLike[str] | DocumentText) -> Draft[Report]:
    r"""A draft of the report in a document: its path, or what :func:`genderplan.read_text` gave.

    ``paper`` is the report in the words of the document: head, profile, results with their counts,
    the three standard tables, limits, causes and proposals. ``issues`` tell what is missing,
    inferred, not understood or left out, figures among them, with the place.

    Raises :class:`~genderplan.errors.FileError` when the file cannot be read, or when the document
    names no title, unit or period, without which there is no report.

    >>> text = (
    ...     "UBND xã Hoằng Kim\nSố: 5/BC-UBND\nHoằng Kim, ngày 10 tháng 12 năm 2024\n"
    ...     "BÁO CÁO\nKết quả công tác bình đẳng giới năm 2024\nI. KẾT QUẢ\n"
    ...     "- Nữ cấp ủy xã: 5/15 đồng chí, đạt 33,3%.\nNơi nhận:\n- Lưu: VT.\nCHỦ TỊCH"
    ... )
    >>> draft = read_report(DocumentText(text=text))
    >>> draft.paper.results[0].name, draft.paper.results[0].value
    ('Nữ cấp ủy xã', Ratio(5, 15))
    >>> draft.place("results[0]")
    'dòng 7'
    """
    reading = Reading(source)
    read_head(reading, "report")
    for path in ("results", "limits", "causes", "proposals"):
        reading.values[path] = ()
    _read_documents(reading)
    profile = {line.start for each in reading.outline.every() for line in _profile_lines(each)}
    _read_profile(reading, profile)
    for section in reading.outline.sections:
        _read_section(reading, section)
    _read_statements(reading)
    read_results(reading, profile)
    _read_tables(reading)
    _tell_figures(reading)
    _finish(reading)
    return reading.finished(Report)


def read_paper(source: str | os.PathLike[str] | DocumentText) -> Draft[Plan] | Draft[Report]:
    """A draft of the plan or of the report in a document, as its title says which it is.

    What has the title of neither is read as an account of results. Raises what
    :func:`read_plan` and :func:`read_report` raise.
    """
    document = source if isinstance(source, DocumentText) else read_text(source)
    kinds = (kind_of(line) for line in Outline.of(document).head)
    kind = next(filter(None, kinds), "report")
    return (
        read_plan(document) if kind in {"plan", "programme", "guidance"} else read_report(document)
    )


def _finish(reading: Reading) -> None:
    values = reading.values
    if values.pop("kind", "") != "report":
        values["form"] = ReportForm.ACCOUNT
        reading.tell(INFERRED, part=message("kind of paper"), value=ReportForm.ACCOUNT.label("vi"))
    number, date = values.pop("number", None), values.pop("date", None)
    issuer = values.pop("issuer", "")
    values.pop("place", None)
    if number is not None:
        values["number"] = DocumentReference(
            type="Báo cáo", number=number, date=date, issuer=issuer
        )


def _read_documents(reading: Reading) -> None:
    """The plan that is carried out, what the report is attached to, and all else that it cites."""
    known = {reading.values.get("number")}
    head = reading.outline.head
    for at, line in enumerate(head):
        if ATTACHED.match(line.text):
            lines = [line]
            while ")" not in lines[-1].text and at + len(lines) < len(head):
                lines.append(head[at + len(lines)])
            _attach(reading, lines)
    attached = reading.values.get("attached_to")
    known |= {None, attached.number if attached else None}
    for line, cited in grounds(reading):
        reading.used.add(line.start)
        if cited.type.casefold() == "kế hoạch" and "plan" not in reading.values:
            reading.put("plan", cited, line)
            known.add(cited.number)
    stated = {id(cited) for _, cited in grounds(reading)}
    for mention in reading.citations():
        cited = mention.value
        is_new = cited.number not in known and not cited.number.is_draft
        if is_new or (cited.number is None and id(cited) in stated):
            known.add(cited.number)
            reading.add("documents", cited, mention.span)


def _attach(reading: Reading, lines: list[Line]) -> None:
    text = " ".join(line.text for line in lines).strip("() ")
    try:
        reading.put("attached_to", DocumentReference.parse(text), *lines)
    except GenderplanError:
        part = message("the document that the report is attached to")
        reading.tell(NOT_UNDERSTOOD, lines[0].span, text=text[:60], part=part)


def _read_section(reading: Reading, section: Section) -> None:
    """Limits, causes and proposals by the titles of their sections."""
    inner = [each for each in section.sections if any(each.says(*words) for _, words in _SECTIONS)]
    for path, words in _SECTIONS:
        if section.says(*words) and not inner:
            lines = (*_run_in(section.line), *section.all_lines())
            reading.add_items(path, (line for line in lines if not _NOTHING.fullmatch(line.text)))
            reading.used |= {section.line.start, *(line.start for line in lines)}
            return
    for below in section.sections:
        _read_section(reading, below)


def _run_in(title: Line) -> tuple[Line, ...]:
    """What stands behind the colon of a title: "1. Hạn chế: kinh phí còn ít"."""
    behind = title.text.partition(":")[2]
    start = title.start + len(title.text) - len(behind.lstrip())
    return (Line(behind.strip(), start),) if behind.strip() else ()


def _read_statements(reading: Reading) -> None:
    """What is said without a figure: that there was no complaint, no violation."""
    for line in reading.outline.body():
        for found in _STATEMENT.finditer(line.text):
            text = bare(found[0])
            start = line.start + found.start()
            reading.add("statements", capital(text), (start, start + len(found[0])))


def _read_profile(reading: Reading, profile: Collection[int]) -> None:
    """The unit in figures: area, people, households, neighbourhoods, staff.

    *profile* is where the lines of the sections about it begin.
    """
    values: dict[str, Any] = {}
    for line in reading.outline.body():
        area = _AREA.search(line.text.casefold())
        if area and "area_km2" not in values:
            _read_area(reading, line, area, values)
        counts = reading.mentions(line, MentionKind.COUNT)
        is_profile = line.start in profile or _PROFILE.search(line.text)
        for mention in counts if is_profile else ():
            _read_count(reading, line, mention, values)
        _read_staff(reading, line, counts, values)
    former = {key: values.pop(key) for key in ("areas", "groups") if key in values}
    if "areas" in former:
        values["neighbourhoods_before"] = FormerNeighbourhoods(**former)
    if values:
        reading.values["profile"] = Profile(**values)
        reading.spans["profile"] = min(
            span for path, span in reading.spans.items() if path.startswith("profile.")
        )


def _read_area(reading: Reading, line: Line, area: re.Match[str], values: dict[str, Any]) -> None:
    """The area in square kilometres; "0.98" with a point is read as the decimal it must be."""
    figure = area["figure"].rstrip(".,")
    is_pointed = re.fullmatch(r"\d{1,3}\.\d{1,2}", figure) is not None
    start = line.start + area.start("figure")
    span = start, start + len(figure)
    try:
        values["area_km2"] = parse_number(figure.replace(".", ",") if is_pointed else figure)
    except GenderplanError:
        reading.tell(NOT_UNDERSTOOD, span, text=figure, part=message("area"))
        return
    reading.spans["profile.area_km2"] = span


def _profile_lines(section: Section) -> tuple[Line, ...]:
    """The lines of a section about the unit itself."""
    is_profile = section.says("đặc điểm", "khái quát", "tình hình chung", "giới thiệu")
    return section.lines if is_profile else ()


def _read_count(reading: Reading, line: Line, mention: Mention, values: dict[str, Any]) -> None:
    """A count of the profile by its noun and the words before it."""
    if not isinstance(mention.value, Count):
        return
    before = line.text[: mention.start - line.start].casefold()
    noun = mention.subject.casefold()
    path = ""
    if noun.startswith(("người", "nhân khẩu")) and re.search(r"dân số[^.;]{0,20}$", before):
        path = "population"
    elif noun.split()[:1] == ["hộ"]:
        path = "households"
    elif noun.startswith(("tổ dân phố", "thôn", "khu phố", "ấp", "bản", "địa bàn")):
        clause = before.rpartition("trước")[2] if "trước" in before else None
        is_former = clause is not None and "từ tháng" not in clause and "hiện" not in clause
        path = "neighbourhoods"
        if is_former:
            path = "areas" if "areas" not in values else "groups"
        elif path not in values:
            _read_since(reading, line, mention, values)
    if path and path not in values:
        values[path] = mention.value
        reading.spans[f"profile.{path}"] = mention.span


def _read_since(reading: Reading, line: Line, mention: Mention, values: dict[str, Any]) -> None:
    """The month from which the neighbourhoods are those: "Từ tháng 3/2020"."""
    for date in reading.mentions(line, MentionKind.DATE):
        near = reading.document.text[max(line.start, date.start - 5) : date.start].casefold()
        close = date.end <= mention.start and mention.start - date.end < 60  # noqa: PLR2004 - letters
        if close and near.strip().endswith("từ") and isinstance(date.value, PartialDate):
            values["neighbourhoods_since"] = date.value
            reading.spans["profile.neighbourhoods_since"] = date.span


def _read_staff(
    reading: Reading, line: Line, counts: Iterable[Mention], values: dict[str, Any]
) -> None:
    """Staff in all and the women among them: "14 đồng chí (trong đó số nữ là 7 đồng chí)"."""
    whole: Mention | None = None
    for mention in counts:
        if not isinstance(mention.value, Count):
            continue
        if whole is not None and mention.start - whole.end > _NEAR:
            whole = None
        before = line.text[: mention.start - line.start].casefold()
        if whole is None and "staff" not in values and _STAFF.search(before):
            whole = mention
        elif whole is not None and ("nữ" in mention.text.casefold() or _WOMEN.search(before[-25:])):
            try:
                values["staff"] = BySex(total=whole.value, women=mention.value)
            except GenderplanError:
                reading.tell(NOT_UNDERSTOOD, mention.span, text=mention.text, part=message("staff"))
                return
            reading.spans["profile.staff"] = whole.span
            reading.spans["profile.staff.women"] = mention.span
            return


def _read_tables(reading: Reading) -> None:
    """The standard tables of the Action Month, and tables of results and activities.

    Those that stand under a plan or another year are told, as what is said in words there is.
    """
    of_else = tables_of_else(reading)
    for table in reading.document.tables:
        known = known_tables(table)
        found = [each for each in known if each.form.name != "events" or not _counts_others(table)]
        if not found:
            reading.tell_table(table, table.rows[0], message("a table of the report"))
        elif title := of_else.get(table.number):
            part = message("figures of the unit in the period")
            reading.tell_table(table, (title, *table.rows[0]), part)
        else:
            for each in found:
                if each.form.name in _TABLES:
                    reading.take_table(table, each)


def _counts_others(table: TextTable) -> bool:
    """Whether a column "Đơn vị tính" says that a table counts what are no events: news, banners."""
    keys = [heading_key(table.column(position)) for position in range(len(table.rows[0]))]
    at = next((place for place, key in enumerate(keys) if key in _UNIT_HEADINGS), None)
    cells = [row[at] for row in table.rows[table.heads :] if at is not None and at < len(row)]
    return any(cell.strip() and not _EVENT.match(cell) for cell in cells)


def _tell_figures(reading: Reading) -> None:
    """The counts that stand in the text and in no part of the draft."""
    taken = set(reading.spans.values())
    known = {*taken, *(mention.span for mention in reading.context.mentions)}
    results = {span[0] for path, span in reading.spans.items() if path.startswith("results[")}
    for line in reading.outline.body():
        # A result takes its own figures, and no others of its line.
        is_open = line.start not in reading.used or not results.isdisjoint(range(*line.span))
        for mention in reading.mentions(line, MentionKind.COUNT):
            inside = any(start <= mention.start < end for start, end in taken)
            if is_open and not inside:
                reading.tell(FIGURE, mention.span, text=mention.text)
        for found in _SHARE.finditer(line.text) if "nữ" in line.text.casefold() else ():
            start, end = line.start + found.start(), line.start + found.end()
            if not any(first < end and start < last for first, last in known):
                reading.tell(FIGURE, (start, end), text=found[0])
