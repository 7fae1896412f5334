"""Tables of a plan: its activities, its targets, its tasks with the organs that carry them out."""

import re
from typing import Final

import attrs

from genderplan._messages import message
from genderplan.extraction.texts import TextTable
from genderplan.papers.drafts import Reading, cell_span, known_tables
from genderplan.papers.outlines import bare
from genderplan.papers.target_tables import read_target_table
from genderplan.plans import TaskGroup
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
        left = _read_tasks(reading, table) if left is None else left
        if left:
            reading.tell_table(table, left, message("a table of the plan"))


def _read_activities(reading: Reading, table: TextTable) -> bool:
    """The activities of a table that names them so, or that has a column of their kinds."""
    found = [each for each in known_tables(table) if each.form.name == "activities"]
    named = any("hoạt động" in table.column(at).casefold() for at in range(len(table.rows[0])))
    for each in found if named else ():
        reading.take_table(table, each)
    return named and bool(found)


def _read_tasks(reading: Reading, table: TextTable) -> list[str]:
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
