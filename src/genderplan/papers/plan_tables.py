"""The tables of a plan: tasks with the organs that carry them out, activities with their times."""

import re
from typing import Final

from genderplan.errors import GenderplanError
from genderplan.extraction.texts import TextTable
from genderplan.papers.drafts import Reading
from genderplan.papers.outlines import bare
from genderplan.periods import Period
from genderplan.plans import Activity, ActivityKind, TaskGroup

__all__ = ["read_activities", "read_tasks"]

# A cell with a name and its kind behind it: "Nói chuyện chuyên đề (buổi nói chuyện)".
_NAME_AND_KIND: Final = re.compile(r"(?P<name>.+) \((?P<kind>[^()]+)\)")
# The columns of a table of tasks: "Nội dung công việc", "Đơn vị chủ trì"; not "Nội dung chỉ tiêu".
_TASK_COLUMN: Final = re.compile(
    r"\W*(?:nội dung|nhiệm vụ|công việc|tên hoạt động|hoạt động)(?!.*chỉ tiêu)", re.IGNORECASE
)
# The column of who does it: "Đơn vị chủ trì", "Cơ quan thực hiện"; not "Đơn vị tính".
_ORGAN_COLUMN: Final = re.compile(
    r"chủ trì|phụ trách|(?:cơ quan|đơn vị|bộ phận|người) thực hiện", re.IGNORECASE
)
# The column of numbers, "STT"; not "TT-BNV".
_ROW_NUMBER: Final = re.compile(r"\W*(?:stt|tt|số tt)\W*", re.IGNORECASE)


def read_activities(reading: Reading, table: TextTable) -> bool:
    """The activities of an annex that gives each with its kind and its time, and no more."""
    heads = [table.column(at) for at in range(len(table.rows[0]))]
    if len(heads) != 3 or not _ROW_NUMBER.fullmatch(heads[0]) or heads[2] != "Thời gian":  # noqa: PLR2004 - the number, the name, the time
        return False
    kinds = {kind.label("vi"): kind for kind in ActivityKind}
    built = []
    for row in table.rows[table.heads :]:
        found = _NAME_AND_KIND.fullmatch(row[1])
        if found is None or found["kind"] not in kinds:
            return False
        try:
            period = Period.parse(row[2])
        except GenderplanError:
            return False
        built.append(Activity(kind=kinds[found["kind"]], name=found["name"], period=period))
    for at, starts in enumerate(table.starts[table.heads :]):
        reading.spans[f"activities[{at}]"] = starts[1], starts[1] + len(table.rows[at + 1][1])
    reading.values["activities"] = tuple(built)
    return True


def read_tasks(reading: Reading, table: TextTable) -> list[str]:
    """The tasks of a table with the organ that carries each, and what of the table is left."""
    heads = [table.column(position) for position in range(len(table.rows[0]))]
    task = next((at for at, head in enumerate(heads) if _TASK_COLUMN.match(head)), None)
    organ = next((at for at, head in enumerate(heads) if _ORGAN_COLUMN.search(head)), None)
    if task is None or organ is None:
        return list(table.rows[0])
    known = {task, organ, *(at for at, head in enumerate(heads) if _ROW_NUMBER.fullmatch(head))}
    left = [head for at, head in enumerate(heads) if head and at not in known]
    for row, starts in zip(table.rows[table.heads :], table.starts[table.heads :], strict=True):
        if not any(cell.strip() for cell in row[task + 1 :]):
            left += [row[task]] if row[task].strip() else []  # "I | Công tác truyền thông"
            continue
        built = TaskGroup(bare(row[task]), responsible=tuple(filter(None, [bare(row[organ])])))
        reading.add("task_groups", built, (starts[task], starts[task] + len(row[task])))
    return left
