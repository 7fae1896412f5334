"""Plans out of documents: purposes, targets, groups of tasks, funding, assignments, reporting.

Sentences and tables are read, tables of activities, of targets, and of tasks with their organs.
"""

import datetime as dt
import os
import re
from collections.abc import Callable
from typing import Final

import attrs

from genderplan._messages import message
from genderplan.extraction import DocumentText, Mention, MentionKind
from genderplan.extraction.texts import TextTable
from genderplan.papers.drafts import (
    INFERRED,
    MISSING,
    NOT_UNDERSTOOD,
    Draft,
    Reading,
    cell_span,
    known_tables,
)
from genderplan.papers.heads import grounds, read_head
from genderplan.papers.outlines import Line, Section, bare
from genderplan.papers.targets import read_target, read_target_table
from genderplan.periods import Period
from genderplan.plans import (
    Activity,
    ActivityKind,
    Assignment,
    Frequency,
    Plan,
    PlanForm,
    ReportingDuty,
    TaskGroup,
)
from genderplan.serialization.cells import small
from genderplan.serialization.lines import TOTAL, is_ditto
from genderplan.serialization.table_forms import NUMBER_HEADINGS, heading_key

# The columns of a table of tasks: "Nội dung công việc", "Đơn vị chủ trì"; not "Nội dung chỉ tiêu".
_TASK_COLUMN: Final = re.compile(
    r"\W*(?:nội dung|nhiệm vụ|công việc|tên hoạt động|hoạt động)(?!.*chỉ tiêu)", re.IGNORECASE
)
# The column of who does it: "Đơn vị chủ trì", "Cơ quan thực hiện"; not "Đơn vị tính".
_ORGAN_COLUMN: Final = re.compile(
    r"chủ trì|phụ trách|(?:cơ quan|đơn vị|bộ phận|người) thực hiện", re.IGNORECASE
)


def read_plan_table(reading: Reading, table: TextTable) -> None:
    """Put what a table of a plan says into the draft, and tell what of it is left."""
    if not _read_activities(reading, table):
        left = read_target_table(reading, table)
        left = _read_task_table(reading, table) if left is None else left
        if left:
            reading.tell_table(table, left, message("a table of the plan"))


def _read_activities(reading: Reading, table: TextTable) -> bool:
    """The activities of a table that names them so, or that has a column of their kinds."""
    found = [each for each in known_tables(table) if each.form.name == "activities"]
    named = any("hoạt động" in table.column(at).casefold() for at in range(len(table.rows[0])))
    for each in found if named else ():
        reading.take_table(table, each)
    return named and bool(found)


def _read_task_table(reading: Reading, table: TextTable) -> list[str]:
    """The tasks of a table with the organ that carries each, and what of the table is left.

    Sums are left: "Tổng cộng" is no task. Of a task over several rows each row may name an organ.
    """
    heads = [table.column(position) for position in range(len(table.rows[0]))]
    task = next((at for at, head in enumerate(heads) if _TASK_COLUMN.match(head)), None)
    organ = next((at for at, head in enumerate(heads) if _ORGAN_COLUMN.search(head)), None)
    if task is None or organ is None:
        return list(table.rows[0])
    numbers = {at for at, head in enumerate(heads) if heading_key(head) in NUMBER_HEADINGS}
    known = {task, organ, *numbers}
    left = [head for at, head in enumerate(heads) if head and at not in known]
    last = ""
    for at, row in enumerate(table.rows[table.heads :], start=table.heads):
        said = [cell.strip() for cell in row]
        name, carried = (_said(table, at, position) for position in (task, organ))
        words = name or next(filter(None, said), "")
        if TOTAL.fullmatch(small(words)) or not any(said[task + 1 :]):
            left += [words] if words else []  # "I | Công tác truyền thông"
        elif not name or (not carried and said[organ : organ + 1] not in ([], [""])):
            left.append(" ".join(filter(None, said)))  # no task, or ditto marks below nothing
        elif name == last and said[task] != name:
            _add_organ(reading, carried)
        else:
            built = TaskGroup(name, responsible=(carried,) if carried else ())
            reading.add("task_groups", built, cell_span(table, at, task))
            last = name
    return left


def _said(table: TextTable, row: int, at: int) -> str:
    """The words of a cell: those above where it is merged or has ditto marks."""
    text = table.rows[row][at] if at < len(table.rows[row]) else ""
    above = table.merged.get((row, at))
    if above is not None and above[1] == at:
        return _said(table, *above)
    if is_ditto(text):
        return _said(table, row - 1, at) if row > table.heads else ""
    return bare(text)


def _add_organ(reading: Reading, organ: str) -> None:
    """One organ more for the task that was read last."""
    *others, group = reading.values["task_groups"]
    if organ and organ not in group.responsible:
        group = attrs.evolve(group, responsible=(*group.responsible, organ))
    reading.values["task_groups"] = (*others, group)


# How a line begins that sets targets: "Phấn đấu …", "- Chỉ tiêu 1: …".
_GOAL: Final = re.compile(r"\W*(?:phấn đấu|chỉ tiêu)\b", re.IGNORECASE)
# An organ that is asked and not told: "Đề nghị Ủy ban MTTQ …".
_ASKED: Final = re.compile(r"đề nghị\s+", re.IGNORECASE)
_TOLD: Final = re.compile(
    r"\A(?:giao|yêu cầu)\s+(?:cho\s+)?", re.IGNORECASE
)  # "Giao Phòng Kinh tế"
# "- Sở Nội vụ: chủ trì …" gives an organ its duty in one line.
_ORGAN_LINE: Final = re.compile(r"\W*(?P<organ>[^:.;]{3,150}):\s*(?P<duty>\S.*)")
# The same in a sentence: "Giao Phòng Kinh tế chủ trì …", "Các đơn vị liên quan căn cứ …"; not
# "Các nhiệm vụ được thực hiện", "Ban hành kế hoạch", nor "Đơn vị được giao chủ trì".
_ORGAN_SENTENCE: Final = re.compile(
    r"\W*(?P<organ>(?i:(?:giao|yêu cầu|đề nghị)\s)?"
    r"(?i:phòng|sở|ban(?! hành)|ubnd|[ủu][ỷy] ban|hđnd|hội|đoàn|liên đoàn|công an|bộ|trạm"
    r"|trường(?! hợp)|thủ trưởng|trưởng|bí thư|chủ tịch|giám đốc|hiệu trưởng|công chức|cán bộ"
    r"|thường trực|tổ(?! chức)|đảng [ủu][ỷy]|cấp [ủu][ỷy]|đài|báo(?! cáo)|trung tâm|văn phòng"
    r"|mặt trận|kho bạc|ngân hàng|chi cục|cơ quan|đơn vị|doanh nghiệp"
    r"|các (?:sở|ban|phòng|bộ|ngành|cơ quan|đơn vị|địa phương|đoàn thể|hội|thôn|tổ|xã|trường"
    r"|doanh nghiệp|chi hội|đồng chí))\b[^:;]*?)"
    r"\s(?P<duty>(?:(?:có|chịu) trách nhiệm|(?<!giao )chủ trì|chủ động|phối hợp|tham mưu|bố trí"
    r"|căn cứ|theo dõi|đôn đốc|triển khai|hướng dẫn|(?<!ban )chỉ đạo|lãnh đạo, chỉ đạo|tăng cường"
    r"|đẩy mạnh|lồng ghép|cân đối|phân bổ|kiện toàn|ban hành|xây dựng|tuyên truyền"
    r"|trong phạm vi|bằng"
    r"|(?<!việc )(?<!được )thực hiện|tổ chức (?:triển khai|thực hiện|tuyên truyền|các hoạt động))"
    r"(?!\w).*)"
)
# What leads to a duty and is none: "có trách nhiệm bố trí"; not "chịu trách nhiệm về".
_RESPONSIBLE: Final = re.compile(r"(?:có|chịu) trách nhiệm(?! về| trước)\W*")
_LONGEST_ORGAN: Final = 12  # words of what names an organ, without its duties
# How often a report is due, each by its words; a year is none when it has a number behind it.
_FREQUENCIES: Final = (
    (Frequency.MONTH, re.compile(r"h[ằà]ng tháng|mỗi tháng|\(tháng\b|định kỳ tháng")),
    (Frequency.QUARTER, re.compile(r"\bquý\b")),
    (Frequency.HALF_YEAR, re.compile(r"\b0?6 tháng|sáu tháng")),
    (Frequency.YEAR, re.compile(r"h[ằà]ng năm|mỗi năm|cả năm|\bnăm\b(?!\s*\d)")),
    (Frequency.ON_DEMAND, re.compile(r"đột xuất")),
)
# "định kỳ tổng hợp, báo cáo (06 tháng, năm)", "báo cáo 6 tháng"; not "báo cáo vụ việc đột xuất".
_REPORTING: Final = re.compile(
    r"định kỳ[^.;]*báo cáo|báo cáo[^.;]*(?:định kỳ|h[ằà]ng (?:năm|quý|tháng)|0?6 tháng)"
    r"|h[ằà]ng năm[^.;]*báo cáo|báo cáo đột xuất"
)
# "báo cáo Sở Nội vụ trước ngày 20/12/2026", "báo cáo về Phòng (chậm nhất 05/12/2026)"; not
# "ban hành kế hoạch trước ngày 15/3".
_DUE_REPORT: Final = re.compile(
    r"(?<!\w)báo cáo\s(?:[^.;]*[\s(])?(?:trước|(?:chậm|muộn) nhất)\s(?:là\s)?(?:ngày\s)?\Z"
)
_LAST_DAYS: Final = 62  # of a year, in which the report on it is due
# "Thực hiện nhiệm vụ tại mục 1, 2 và 5 phần Nhiệm vụ, giải pháp": groups of tasks by their numbers.
_GROUPS: Final = re.compile(
    r"Thực hiện (?:các )?nhiệm vụ tại (?:các )?mục "
    r"(?P<numbers>\d{1,2}(?:(?:, | và )\d{1,2})*) phần .*"
)
# "Cơ quan thực hiện: Phòng Văn hóa - Xã hội; Hội Liên hiệp Phụ nữ xã." below the tasks of a group.
_CARRIED_BY: Final = re.compile(
    r"\W*(?:cơ quan|đơn vị) (?:thực hiện|chủ trì)\s*:\s*(?P<organs>\S.*)", re.IGNORECASE
)
# "Báo cáo hằng năm, gửi UBND huyện, chậm nhất vào ngày 15/12/2025": to whom, and by which days.
_SENT_TO: Final = re.compile(r"(?<!\w)gửi (?P<to>[^,;.]{3,80})")
_BY_DAYS: Final = re.compile(r"chậm nhất (?P<days>\d{1,3}) ngày trước khi hết kỳ")


def read_plan(source: str | os.PathLike[str] | DocumentText) -> Draft[Plan]:
    r"""A draft of the plan in a document: its path, or what :func:`genderplan.read_text` gave.

    ``paper`` is the plan in the words of the document; ``issues`` tell what is missing, inferred,
    not understood or left out, with the place; ``place("targets[0]")`` says where a part stands.

    Raises :class:`~genderplan.errors.FileError` when the file cannot be read, or when the document
    names no title, unit or period, without which there is no plan.

    >>> text = (
    ...     "UBND xã Hoằng Kim\nSố:    /KH-UBND\nHoằng Kim, ngày    tháng 02 năm 2024\n"
    ...     "KẾ HOẠCH\nCông tác bình đẳng giới năm 2024\nI. NHIỆM VỤ\n1. Truyền thông\n"
    ...     "- Tổ chức Tháng hành động.\nNơi nhận:\n- Lưu: VT.\nCHỦ TỊCH"
    ... )
    >>> draft = read_plan(DocumentText(text=text))
    >>> draft.paper.task_groups
    (TaskGroup(title='Truyền thông', actions=('Tổ chức Tháng hành động',), responsible=()),)
    >>> draft.place("task_groups[0].actions[0]")
    'dòng 8'
    """
    reading = Reading(source)
    read_head(reading, "plan", "programme", "guidance")
    for path in ("purposes", "requirements", "funding", "targets", "task_groups", "legal_bases"):
        reading.values[path] = ()
    _read_grounds(reading)
    for section in reading.outline.sections:
        _read_section(reading, section)
    _read_reporting(reading)
    _read_other_documents(reading)
    for table in reading.document.tables:
        read_plan_table(reading, table)
    listed = reading.values.get("activities", ())
    if not any(each.kind is ActivityKind.CAMPAIGN for each in listed):
        _read_campaign(reading)
    _finish(reading)
    return reading.finished(Plan)


def _finish(reading: Reading) -> None:
    """What a plan is called and whether it is issued."""
    values = reading.values
    kind = values.pop("kind", "")
    if kind:
        values["form"] = PlanForm(kind)
    else:
        reading.tell(MISSING, part=message("the title KẾ HOẠCH"))
    title, word = values.get("title", ""), PlanForm(kind).label("vi") if kind else ""
    if word and title and not title.casefold().startswith(word):
        values["title"] = f"{word.capitalize()} {title[0].lower()}{title[1:]}"
    number, date = values.get("number"), values.get("date")
    values["issued"] = bool(number and not number.is_draft and date and date.is_complete)


def _read_grounds(reading: Reading) -> None:
    """The plan that is carried out, or else the first that is a ground, and the other grounds."""
    found = tuple(grounds(reading))
    told = [pair for pair in found if "thực hiện" in pair[0].text[:20].casefold()]
    plans = [pair for pair in found if pair[1].type.casefold() == "kế hoạch"]
    parent = next(iter((*told, *plans)), None)
    if parent is not None:
        reading.put("parent", parent[1], parent[0])
        if not told:
            part = message("the plan of the level above")
            reading.tell(INFERRED, parent[0].span, part=part, value=str(parent[1])[:80])
    for line, cited in found:
        if parent is None or cited is not parent[1]:
            reading.add("legal_bases", cited, line.span)
            reading.used.add(line.start)


def _read_other_documents(reading: Reading) -> None:
    """Documents with a number that the body names: a plan has no other place for them."""
    numbers = {cited.number for cited in reading.values["legal_bases"]}
    numbers |= {getattr(reading.values.get("parent"), "number", None), reading.values.get("number")}
    targets = [span for path, span in reading.spans.items() if path.startswith("targets")]
    first = reading.outline.head[-1].span[1] if reading.outline.head else 0
    for mention in reading.citations():
        cited = mention.value
        if mention.start < first or cited.number is None or cited.number in numbers:
            continue
        if any(start <= mention.start < end for start, end in targets):
            continue  # "(Nghị quyết số 28/NQ-CP: ít nhất 60%)" says what a target is compared with
        numbers.add(cited.number)
        reading.add("legal_bases", cited, mention.span)
        part = message("a legal basis, named in the body")
        reading.tell(INFERRED, mention.span, part=part, value=str(cited)[:80])


def _read_section(reading: Reading, section: Section) -> None:
    """A section by its title; one whose title says nothing by the sections below it."""
    for words, read in _READERS:
        if section.says(*words):
            read(reading, section)
            reading.used.add(section.line.start)
            return
    for below in section.sections:
        _read_section(reading, below)


def _read_aims(reading: Reading, section: Section) -> None:
    """Purposes and requirements: of two sections below, or of one list."""
    inner = [below for below in section.sections if below.says("mục đích", "yêu cầu")]
    for below in inner:
        _read_aims(reading, below)
        reading.used.add(below.line.start)
    path = "purposes" if section.says("mục đích") else "requirements"
    reading.add_items(path, section.lines if inner else section.all_lines())


def _read_targets(reading: Reading, section: Section) -> None:
    for line in section.all_lines():
        read_target(reading, line)


def _read_tasks(reading: Reading, section: Section) -> None:
    is_list = not any(each.lines or each.sections for each in section.sections)  # "1. …", "2. …"
    for group in (section,) if is_list else section.sections:
        path = f"task_groups[{len(reading.values['task_groups'])}]"
        lines, organs = [], []
        for line in group.all_lines():
            carried = _CARRIED_BY.fullmatch(line.text)
            if carried:
                organs += [bare(each) for each in carried["organs"].split(";")]
                reading.used.add(line.start)
            elif not (_GOAL.match(line.text.lstrip("-+ ")) and read_target(reading, line)):
                lines.append(line)
        actions = reading.items(f"{path}.actions", lines)
        if group is section and not actions:
            continue  # its tasks stand in a table
        built = TaskGroup(bare(group.title), actions, tuple(filter(None, organs)))
        reading.put("task_groups", (*reading.values["task_groups"], built), group.line)
        reading.spans[path] = group.line.span
    if not is_list:
        for line in section.lines:
            if _GOAL.match(line.text.lstrip("-+ ")):
                read_target(reading, line)


def _read_assignments(reading: Reading, section: Section) -> None:
    """The organs of the sections below, or of lines "Sở Nội vụ: chủ trì …", with their duties.

    A sentence in which no organ is known has no assignment, and is told.
    """
    listed = [line for line in section.lines if _with_duty(line.text)]
    organs = section.sections or [
        Section("", line) for line in listed if not _is_closing(line, reading)
    ]
    for at, each in enumerate(organs):
        lines = [line for line in each.all_lines() if not _is_closing(line, reading)]
        title, both = _TOLD.sub("", each.title), _with_duty(each.line.text, is_title=bool(lines))
        reading.used.add(each.line.start)
        if both:  # "Phòng Văn hóa - Xã hội: Chủ trì …" has the organ and its first duty
            title = _TOLD.sub("", both["organ"])
            duty = _RESPONSIBLE.sub("", both["duty"], count=1)
            start = each.line.start + both.end("duty") - len(duty)
            lines = [Line(duty, start), *lines] if duty.strip(" .:") else lines
        elif not lines and len(title.split()) > _LONGEST_ORGAN:
            part = message("an organ with its duties")
            reading.tell(NOT_UNDERSTOOD, each.line.span, text=title[:60], part=part)
            continue
        organ = _ASKED.sub("", title, count=1)
        path = f"assignments[{len(reading.values.get('assignments', ()))}]"
        duties = reading.items(f"{path}.duties", lines)
        if both and not duties:  # its one duty ends the paper, or names the annex
            duties = tuple(filter(None, [bare(both["duty"])]))
        number = int(each.label) if each.label.isdecimal() else at + 1
        duties, groups = _groups(duties, len(reading.values["task_groups"]))
        built = Assignment(
            number=number, organ=bare(organ), duties=duties, asked=organ != title, groups=groups
        )
        reading.add("assignments", built, each.line.span)


def _with_duty(text: str, *, is_title: bool = False) -> re.Match[str] | None:
    """The organ and its duty in a line; in a title, with more duties below, where it has an end."""
    is_sentence = not is_title or text.endswith((".", ":"))
    return _ORGAN_LINE.fullmatch(text) or (_ORGAN_SENTENCE.fullmatch(text) if is_sentence else None)


def _groups(duties: tuple[str, ...], most: int) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Duties, and the numbers of the groups of tasks that the last of them names."""
    found = _GROUPS.fullmatch(duties[-1]) if duties else None
    numbers = tuple(map(int, re.findall(r"\d+", found["numbers"]))) if found else ()
    if not numbers or max(numbers) > most or min(numbers) < 1:
        return duties, ()
    return duties[:-1], numbers


def _is_closing(line: Line, reading: Reading) -> bool:
    """Whether a line ends the paper: "Đề nghị các ngành thực hiện./." belongs to no organ."""
    if line.text.endswith("./.") and not line.is_item:
        reading.used.add(line.start)
        return True
    return False


def _read_reporting(reading: Reading) -> None:
    told: set[Frequency] = set()
    for section in reading.outline.every():
        for line in section.lines:
            low = line.text.casefold()
            if not _REPORTING.search(low):
                continue
            for frequency, words in _FREQUENCIES:
                if words.search(low) and frequency not in told:
                    told.add(frequency)
                    reading.add("reporting", _duty(reading, line, frequency), line.span)
    due = None if Frequency.YEAR in told else _yearly_report(reading)
    if due is not None:
        mention, days = due
        reading.add("reporting", ReportingDuty(Frequency.YEAR, days), mention.span)


def _duty(reading: Reading, line: Line, frequency: Frequency) -> ReportingDuty:
    """A report that a line asks for: how often, to whom, and how long before its period ends."""
    to = _SENT_TO.search(line.text)
    stated = _BY_DAYS.search(line.text)
    days = int(stated["days"]) if stated else None
    end = reading.end
    dates = [each.value for each in reading.mentions(line, MentionKind.DATE)]
    # The last day of the year belongs to the last report of it, whatever the frequency.
    if dates and end is not None and isinstance(dates[-1], dt.date) and "chậm nhất" in line.text:
        days = (end - dates[-1]).days
    on_demand = frequency is Frequency.ON_DEMAND
    return ReportingDuty(frequency, None if on_demand else days, to["to"] if to else "")


def _yearly_report(reading: Reading) -> tuple[Mention, int] | None:
    """The day by which the report of a plan's year is due, and how long before the year's end."""
    end, context = reading.end, reading.context
    for mention in context.by_kind[MentionKind.DATE]:
        if end is None or not isinstance(mention.value, dt.date):
            continue
        days = (end - mention.value).days
        before = context.low[context.sentence(mention.start)[0] : mention.start]
        if 0 <= days < _LAST_DAYS and _DUE_REPORT.search(before):
            return mention, days
    return None


def _read_campaign(reading: Reading) -> None:
    """The Action Month with the days on which it is held."""
    for mention in reading.context.by_kind[MentionKind.PERIOD]:
        start = reading.document.text.rfind("\n", 0, mention.start) + 1
        before = reading.document.text[start : mention.start]
        found = re.search(r"Tháng hành động[^;.]*?(?=\s*(?:trên địa bàn|từ ngày|năm|$))", before)
        if not found or not mention.text.casefold().startswith("từ ngày"):
            continue
        if not isinstance(mention.value, Period):
            reading.tell(NOT_UNDERSTOOD, mention.span, text=mention.text, part=message("period"))
        else:
            campaign = Activity(
                kind=ActivityKind.CAMPAIGN, name=bare(found[0]).rstrip(" ("), period=mention.value
            )
            reading.add("activities", campaign, mention.span)
            return


_READERS: Final[tuple[tuple[tuple[str, ...], Callable[[Reading, Section], None]], ...]] = (
    (("mục đích", "yêu cầu"), _read_aims),
    (
        ("kinh phí",),
        lambda reading, section: reading.add_items("funding", section.all_lines()),
    ),
    (("tổ chức thực hiện", "phân công", "trách nhiệm thực hiện"), _read_assignments),
    (("mục tiêu", "chỉ tiêu"), _read_targets),
    (("nhiệm vụ", "giải pháp", "nội dung", "hoạt động"), _read_tasks),
)
