"""What in a report tells of other times or places than its own: plans, other years, larger units.

Its figures are no results of the unit in the period, whether they stand in words or in a table.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter
from typing import Final

from genderplan.extraction.texts import HEADING, RECIPIENTS
from genderplan.papers.drafts import Reading
from genderplan.papers.outlines import Line, Section, bare
from genderplan.periods import Period
from genderplan.serialization.lines import NAMED_BY_YEAR

# A title of what is to come: "II. CHỈ TIÊU NĂM 2025"; below "Kết quả thực hiện các chỉ tiêu" there
# is "Chỉ tiêu 1" as well.
_TO_COME: Final = re.compile(
    r"\b(?:(?:mục tiêu|chỉ tiêu)(?! (?:số )?\d| về| cán bộ)|nhiệm vụ|giải pháp|trọng tâm"
    r"|chương trình công tác"
    r"|(?:việc|công việc) (?:cần|phải|sẽ) (?:làm|thực hiện|triển khai))\b"
)
# What is to come also below "I. KẾT QUẢ": "3. Phương hướng", "Kế hoạch năm 2025"; not "Theo Kế
# hoạch số 12/KH-UBND", "kế hoạch hóa gia đình", "Thực hiện kế hoạch được giao".
_PLANNED: Final = re.compile(
    r"\b(?:phương hướng|dự kiến|(?<!theo )(?<!thực hiện )(?<!triển khai )(?<!xây dựng )(?<!sở )"
    r"(?<!phòng )(?<!- )kế hoạch(?! số| hóa| và kết quả| và đầu tư)"
    r"|(?:năm|thời gian|kỳ) tới|(?<!giáo dục )định hướng(?! nghề| dư luận| giới))\b"
    r"|\A\W*(?:(?:những|một số|các|nội dung) )*(?:kiến nghị|đề xuất|đề nghị)\b"
    r"|(?:,| và| -) (?:kiến nghị|đề xuất|đề nghị)\b"
)
# Petitions of citizens, of which a report tells: "Giải quyết khiếu nại, kiến nghị".
_PETITIONS: Final = re.compile(r"\b(?:khiếu nại|tố cáo|phản ánh|đơn thư|tiếp công dân|cử tri)\b")
# The rest of a year that a report on its first months looks at: "6 tháng cuối năm".
_REST_OF_YEAR: Final = re.compile(r"\bcuối năm\b")
_ACHIEVED: Final = re.compile(
    r"\b(?:kết quả|(?<!giải pháp )(?<!tổ chức )(?<!cần )thực hiện|đạt được|đánh giá"
    r"|tình hình|tổng kết|hoàn thành|đã)\b"
)
# How a title of results begins, also below one of plans: "Kết quả", "Biểu 2. Tổng hợp kết quả"; not
# "Kết quả dự kiến", "Nâng cao kết quả".
_RESULTS: Final = re.compile(
    r"\W*(?:(?:bảng|biểu|phụ lục)(?:\s(?:số\s)?[\divx]{1,4}\b)?\W*)?"
    r"(?:(?:tổng hợp|báo cáo|so sánh)\s)*"
    r"(?:kết quả|đánh giá|tình hình|số liệu|tổng kết)\b(?!.*\bdự kiến\b)"
)
# Years and stretches of years in a title: "năm 2025", "giai đoạn 2026-2030"; not "so với năm 2023",
# "từ năm 2021".
_YEARS: Final = re.compile(
    r"\b(?:(?<!so với )(?<!từ )năm|giai đoạn) (?P<first>20[0-9]{2})"
    r"(?:\s?[-–]\s?(?P<last>20[0-9]{2}))?\b"
)
# What a paper names by an earlier year although it counts today: "bầu cử năm 2021".
_OLDER: Final = re.compile(rf"\b(?:bầu cử|đại hội|khóa|{NAMED_BY_YEAR})\b")
# Above a table, but no words on what it holds: "Đơn vị tính: người", "(Kèm theo Báo cáo số 5)".
_NO_CAPTION: Final = re.compile(r"\W*(?:đơn vị|đvt)\b|\(.*\)\W*\Z", re.IGNORECASE)
_END: Final = re.compile(rf"(?im)^(?:{RECIPIENTS.pattern})")
_CAPTIONS: Final = 3  # lines above a table that may be its title
_LONGEST_CAPTION: Final = 200  # letters
# Before counts that are no result of the period: "Mục tiêu năm 2025: ", "phấn đấu", "theo quy định
# phải đạt", "nhiệm kỳ trước". Not "Chỉ tiêu 1: ", under which a report tells a result.
_NO_RESULT: Final = re.compile(
    r"\b(?:mục tiêu|chỉ tiêu|kế hoạch)(?:\s*:| (?:là|được giao|giao|đề ra|phấn đấu|(?:đến )?năm"
    r"|giai đoạn|nhiệm kỳ)\b)|\b(?:phấn đấu|dự kiến|cùng kỳ|quy định|yêu cầu)\b"
    r"|\b(?:năm|kỳ|nhiệm kỳ|khóa) trước\b|\b(?:còn )?thiếu\b"
    r"|(?<!theo )(?<!đã )\b(?:đề nghị|kiến nghị|đề xuất)\b(?! của| số)|\bcần (?:có|bố trí|đạt)\b"
    r"|\A\W*(?:theo )?kế hoạch (?:là |có |giao )?(?:tỷ lệ |cán bộ )?nữ\b"
    r"|\bđầu (?:năm|kỳ|nhiệm kỳ)\b|\btrước (?:đây|đó|đại hội|sáp nhập|khi)\b|\bđịnh hướng\b"
)
# What a level above or a resolution sets; not across a comma, "nhiệm vụ cấp trên giao, nữ cấp ủy".
_SET_ABOVE: Final = re.compile(
    r"\b(?:tỉnh|huyện|thành phố|trung ương|cấp trên|đảng ủy|ubnd[^,;]{0,25}) giao\b[^,;]*\Z"
    r"|\b(?:nghị quyết|chiến lược|chương trình)\b[^,;]*\b(?:đề ra|giao|xác định|đặt ra|là)\b"
    r"[^,;]*\Z"
)
# What a comparison has in brackets: "so với năm 2023 (nữ cấp ủy 4/15".
_COMPARED: Final = re.compile(r"\bso với\b[^.;()]{0,60}\([^)]*\Z")
_BRACKETS: Final = re.compile(r"\([^()]*\)")
# Where another clause begins: "; năm 2024 ", ", năm 2023: ", " (".
_CLAUSE: Final = re.compile(r";|\(|,\s(?=năm 20[0-9]{2}\b)")
# That something is carried out or met makes no target: "Thực hiện kế hoạch năm 2024, ".
_CARRIED_OUT: Final = re.compile(
    r"\b(?:thực hiện|hoàn thành|triển khai)\s(?:các\s)?(?:kế hoạch|chỉ tiêu|mục tiêu)[^,;:]*"
    r"|\bđáp ứng (?:được )?(?:các )?(?:yêu cầu|quy định)[^,;:]*"
)
# Behind these the result itself may follow: "Chỉ tiêu: 8/20; kết quả: 5/20".
_RESULT: Final = re.compile(r"\b(?:kết quả|thực hiện được|đã đạt|hiện (?:nay|có)|nay)\b")
_YEAR: Final = re.compile(r"\bnăm (?P<year>20[0-9]{2})\b")
# A year that begins what is told: "Năm 2023, ", "Kết quả năm 2023: "; not "bầu năm 2020".
_OF_YEAR: Final = re.compile(r"\W*(?:(?:kết quả|thực hiện|số liệu)\s)?năm (?P<year>20[0-9]{2})\b")
# The same right before or behind a figure: "nữ cấp ủy năm 2024 là", "5/27 đồng chí (năm 2024)"; not
# "bầu năm 2020: ", "6/27 (năm 2024: 5/27)".
_YEAR_BEFORE: Final = re.compile(
    r"(?<!bầu )(?<!hội )(?<!từ )(?<!với )\bnăm (?P<year>20[0-9]{2})(?:\s?:|\s(?:là|đạt|có))\s*\Z"
)
_PAST_BEHIND: Final = re.compile(
    r"(?:\s[^\W\d_]+){0,4}\s*(?:\((?:[^\W\d_]+\s){0,2}?(?:năm (?P<year>20[0-9]{2})"
    r"|(?:năm|kỳ|nhiệm kỳ|khóa) trước|cùng kỳ|đầu (?:năm|kỳ|nhiệm kỳ))\)"
    r"|\s(?:của )?năm (?P<bare>20[0-9]{2})\s(?:lên|xuống)\b)",
    re.IGNORECASE,
)
# The first figure of a change: "từ 22%", "từ mức 22%"; words like "lên" lead to its second one.
_FROM: Final = re.compile(r"\btừ\s(?:[^\W\d_]+\s){0,2}\Z")
_TO: Final = re.compile(
    r"[^%;.]*\b(?:lên|xuống|đến|tới|còn|thành|đạt|sang)\s(?:[^\W\d_]+\s){0,4}\Z"
)
# The same without "từ": "tăng 22% lên 25%", "22% (năm 2025) lên 25%".
_UP_OR_DOWN: Final = re.compile(r"\s*(?:\([^()]*\)\s*)?(?:lên|xuống)\b")
# Figures of a whole of which the unit may be a part: "toàn huyện", "bình quân cả tỉnh".
_WHOLE: Final = re.compile(
    r"\b(?:toàn|cả)\s(?P<word>huyện|quận|thị xã|thành phố|tỉnh|nước|quốc)\b(?=[^,;]*\Z)"
)


def _told_by(title: str, period: object) -> tuple[bool | None, bool]:
    """Whether the figures below a title are of another time, if it says so, and if that is sure.

    What is not sure holds where no title above says anything.
    """
    low = title.casefold()
    is_result, achieved = _RESULTS.match(low) is not None, _ACHIEVED.search(low) is not None
    of_period = False
    years = [
        (int(found["first"]), int(found["last"] or found["first"]))
        for found in _YEARS.finditer(low)
    ]
    if years and isinstance(period, Period):
        later = all(first > period.last_year for first, _ in years)
        earlier = all(last < period.first_year for _, last in years)
        if (later and not is_result) or (earlier and not _OLDER.search(low)):
            return True, True
        of_period = not later and not earlier
    end = period.end if isinstance(period, Period) else None
    is_rest = end is not None and (end.month, end.day) != (12, 31) and _REST_OF_YEAR.search(low)
    is_planned = _PLANNED.search(low) is not None and not _PETITIONS.search(low)
    if (is_planned or is_rest) and not is_result:
        return True, True
    is_sure = is_result or of_period
    if _TO_COME.search(low) and not (achieved or of_period):
        return True, False
    return (False if achieved or is_sure else None), is_sure


def _deciding(titles: Iterable[str], period: object) -> str:
    """The one of *titles*, the highest first, that makes figures those of another time."""
    of_else, told = None, ""
    for title in titles:
        says, is_sure = _told_by(title, period)
        if says is not None and (is_sure or of_else is None):
            of_else, told = says, title
    return told if of_else else ""


def _with_titles(
    sections: Iterable[Section], above: tuple[str, ...] = ()
) -> Iterator[tuple[Section, tuple[str, ...]]]:
    """Each section with its title below those that it stands in."""
    for section in sections:
        titles = (*above, section.title)
        yield section, titles
        yield from _with_titles(section.sections, titles)


def lines_of_else(reading: Reading) -> Iterator[Line]:
    """The lines of sections about targets, plans and other years, with their titles."""
    period = reading.values.get("period")
    for section, titles in _with_titles(reading.outline.sections):
        if _deciding(titles, period):
            yield from (section.line, *section.lines)


def is_of_else(reading: Reading, before: str) -> bool:
    """Whether the words before counts make them a target, or of another year or a larger unit.

    Of an earlier year are counts that its name leads to: "Năm 2023, nữ cấp ủy 4/20".
    """
    if _COMPARED.search(before):
        return True
    clause = _CLAUSE.split(_BRACKETS.sub("", before))[-1]
    said = _RESULT.split(_CARRIED_OUT.sub("", clause))[-1]
    if _NO_RESULT.search(said) or _SET_ABOVE.search(said):
        return True
    begins = _OF_YEAR.match(clause) or _YEAR_BEFORE.search(clause)
    if begins and _is_before(reading, begins["year"]):
        return True
    period = reading.values.get("period")
    years = [int(found["year"]) for found in _YEAR.finditer(clause)]
    if isinstance(period, Period) and any(year > period.last_year for year in years):
        return True
    unit = str(reading.values.get("unit", "")).casefold()
    return any(not unit.startswith(found["word"]) for found in _WHOLE.finditer(said))


def is_of_past_behind(reading: Reading, behind: str) -> bool:
    """Whether the words behind counts make them those of an earlier year: "5/27 (năm 2024)"."""
    found = _PAST_BEHIND.match(behind)
    year = found and (found["year"] or found["bare"])
    return found is not None and (year is None or _is_before(reading, year))


def _is_before(reading: Reading, year: str) -> bool:
    return int(year) < reading.first_year


def begins_change(before: str, between: str) -> bool:
    """Whether a change begins with a figure: 22% in "từ 22% lên 25%".

    *between* is what stands from it to the next figure.
    """
    if _UP_OR_DOWN.match(between):
        return True
    return bool(_FROM.search(before.casefold()) and _TO.match(between))


def tables_of_else(reading: Reading) -> Mapping[int, str]:
    """The tables about targets, plans and other years, by number, each with the title that says so.

    It is a title of the sections in which a table stands, or a line right above the table.
    """
    outline, text = reading.outline, reading.document.text
    places = [(each.line.start, titles) for each, titles in _with_titles(outline.sections)]
    # An annex behind the signature stands in no section.
    places = sorted([*places, *((each.start(), ()) for each in _END.finditer(text))])
    found: dict[int, str] = {}
    end = 0
    for table in reading.document.tables:
        start = table.starts[0][0]
        at = bisect_right(places, start, key=itemgetter(0))
        titles = places[at - 1][1] if at else ()
        captions = _captions(text[max(end, places[at - 1][0] if at else 0) : start])
        told = _deciding((*titles, *captions), reading.values.get("period"))
        if told:
            found[table.number] = told
        end = table.starts[-1][-1] + len(table.rows[-1][-1])
    return found


def _captions(above: str) -> list[str]:
    """The last lines above a table that may be its title, the nearest last."""
    found: list[str] = []
    for line in reversed(above.splitlines()):
        title = line.strip(" |\t")
        if not title or _NO_CAPTION.match(title):
            continue
        if title.endswith((".", ";")) or len(title) > _LONGEST_CAPTION or len(found) == _CAPTIONS:
            break
        number = HEADING.match(title)
        found.insert(0, bare(title[number.end() :] if number else title))
    return found
