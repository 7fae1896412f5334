"""The passages of a text that tell the nation's targets.

A passage begins where a sentence names the national strategy on gender equality, its resolution, or
the national target, and ends with the sentence; when the sentence announces the targets, what it
lists belongs to it too. A local target may be stronger than the nation's, and a result is no
target: so a passage ends where the text comes to speak of a place, of a plan of its own or of what
was reached, and none begins in a sentence that tells how the strategy is carried out, or that names
a unit. What is told before the strategy is named is no quotation, unless it "is the target of" it.
Each look back or ahead is bounded.
"""

import re
from collections.abc import Iterator
from typing import Final

import attrs

from genderplan._forms import lazy, spaced
from genderplan.auditing.reading import AuditContext
from genderplan.extraction import MentionKind

# Strategies and targets of the nation on other subjects: "… về dân số". Not "… về bình đẳng giới".
_ELSE: Final = (
    r"(?! (?:về )?(?:phòng|phát triển|dân số|y tế|dinh dưỡng|bảo vệ|khởi nghiệp|tăng trưởng|an ninh"
    r"|chuyển đổi|nâng cao|xóa|xoá|giảm|thích ứng|biến đổi|biển|an toàn|quản lý|thông tin|giáo dục"
    r"|trẻ em|người cao tuổi|cấp nước|kinh tế|chống|bảo tồn|đa dạng|sức kh|tài chính|chăm sóc"
    r"|gia đình|xây dựng|nông thôn))"
)
# What names the strategy: "Chiến lược quốc gia về bình đẳng giới", "Nghị quyết 28/NQ-CP", and,
# once it was named in full, "Chiến lược này đặt". Not "chương trình mục tiêu quốc gia".
_NAMED: Final = spaced(
    r"(?<!\w)(?:"
    rf"chiến lược quốc gia{_ELSE}(?: về (?:công tác )?bình đẳng giới| bình đẳng giới)?"
    r"|nghị quyết (?:số )?28(?:\s{0,2}/\s{0,2}nq-cp(?!\w)| (?=của chính phủ|ngày 0?3|đặt|đề|nêu"
    r"|xác định))"
    rf"|(?<!chương\strình\s)(?:mục|chỉ) tiêu (?:cấp )?quốc gia{_ELSE}"
    r"|(?P<listed>(?:của|trong) chiến lược)(?=(?: này)?(?: như sau| gồm| là|\s?:))"
    r"|(?P<short>chiến lược)(?= (?:này |đã |cũng |còn ){0,2}(?:đặt|đề ra|nêu|xác định|phấn đấu"
    r"|hướng|đưa ra|yêu cầu)(?!\w))"
    r")"
)
# The full name, after which "the strategy" alone is known. Not "chiến lược quốc gia" alone.
_FULL_NAME: Final = spaced(
    r"chiến lược quốc gia (?:về )?(?:công tác )?bình đẳng giới|nghị quyết (?:số )?28\s?/\s?nq-cp"
)
# How it is carried out: "kết quả thực hiện Chiến lược". Not "Bộ Kế hoạch và Đầu tư".
_CARRIED_OUT: Final = spaced(
    r"(?<!\w)(?:thực hiện|triển khai|cụ thể h(?:óa|oá)|căn cứ|hưởng ứng|kết quả|đánh giá|tình hình"
    r"|sơ kết|tổng kết|thực trạng|kế hoạch(?! và đầu tư)|đề án|góp phần|tham mưu)(?!\w)"
)
# A result beside the target: "vượt mục tiêu quốc gia". Not "mục tiêu quốc gia là vượt".
_COMPARED: Final = spaced(
    r"(?<!\w)(?:so với|vượt|cao hơn|thấp hơn|đạt|bằng|kém|hoàn thành)(?: \w{1,8}){0,4}\s{0,3}\Z"
)
# What was told before is the target: "50% … là mục tiêu của Chiến lược". Not "mục tiêu là".
_IS_THE_TARGET: Final = spaced(
    r"là (?:một trong (?:những|các) |các )?(?:mục tiêu|chỉ tiêu)(?: \w{1,8}){0,5}\s{0,3}\Z"
)
_PLACE: Final = (
    r"(?:tỉnh|huyện|(?<!hợp\stác\s)xã(?! (?:hội|viên))|phường|quận|thị xã|thị trấn"
    r"|thành phố|đặc khu|thôn|ngành|(?<!chính\squyền\s)địa phương|đơn vị)"
    r"(?!\w|, (?:thành|phường|thị))"
)
# A place, its plan or what was reached: "tỉnh phấn đấu", "hiện đạt". Not "toàn xã hội".
_LOCAL_OR_REACHED: Final = spaced(
    r"(?<!\w)(?:"
    rf"(?:của|toàn|trên địa bàn|riêng|tại|trong|ở) {_PLACE}"
    rf"|(?<!tỉnh,\s)(?<!xã,\s)(?<!phường,\s){_PLACE}"
    r"(?:\s{0,2}:| (?:ta |đã |cũng |sẽ |chỉ |còn |mình ){0,2}"
    r"(?:phấn đấu|đặt|đề ra|xác định|ban hành|giao|đăng ký|là|đạt|mới đạt|nâng|chọn|nhà)(?!\w))"
    r"|(?:ubnd|[uủ][ỷy] ban nhân dân|hđnd|hội đồng nhân dân) (?:tỉnh|huyện|xã|thành|phường|quận)"
    r"|(?:tỉnh|huyện|thành|thị|đảng) [uủ][ỷy](?!\w)|trên địa bàn|chúng ta|cụ thể h(?:óa|oá)"
    r"|kế hoạch(?: số| này| của| đề ra| đặt ra| năm)?(?! và đầu tư)"
    r"|hiện nay|hiện tại|(?<!phát\s)hiện (?:có|đạt|là|chiếm|mới)|đến nay"
    r"|tính đến (?:nay|tháng|hết|ngày|cuối)"
    r"|thực tế|kết quả|ước (?:đạt|tính|thực)|đã (?:đạt|có|hoàn thành)|mới (?:đạt|có)|chỉ đạt"
    r"|thực hiện (?:được|đạt|chiến lược|nghị quyết|mục tiêu|chỉ tiêu|năm)|so với năm"
    r")(?!\w)"
)
# A list is announced: "các chỉ tiêu sau:". Not "chỉ tiêu: 50%".
_ANNOUNCED: Final = spaced(
    r"(?:mục tiêu|chỉ tiêu|đặt ra|đề ra|xác định|nêu|quy định)(?P<after>[^.;%]{0,160}?):"
)
_TARGETS: Final = spaced(r"mục tiêu|chỉ tiêu")
_LEAD: Final = 300  # characters of a sentence before the strategy is named
_HEADING: Final = 200
_LONGEST: Final = 1500  # characters of a sentence or of a chain of them
# The marks of parts, headings and items, from the highest down: "I.", "1.2.", "a)", "-", "+".
_MARKS: Final = (
    re.compile(r"\s*(?:[IVX]{1,4}|[A-Z])\s?[.)]\s"),
    re.compile(r"\s*\(?[0-9]{1,2}(?P<deeper>(?:\.[0-9]{1,2}){0,3})\s?[.):]\s?"),
    re.compile(r"\s*(?:Mục tiêu|MỤC TIÊU)\s[0-9]"),
    re.compile(r"\s*(?:Chỉ tiêu|CHỈ TIÊU)\s?[0-9:]"),
    re.compile(r"\s*\(?[a-zđ]\s?[.)]\s"),
    re.compile(r"\s*[-–•●*]"),
    re.compile(r"\s*\+"),
)
# Lines that go on with a list without a mark: "Đến năm 2030 …". Not "Để thực hiện".
_OPEN_LINE: Final = lazy(r"\s*(?:Đến năm|Từ năm|Tăng|Giảm|Tỷ|Duy trì)\s")
_LINE_END: Final = lazy(r"\n")
_LINE: Final = lazy(r"[^\n]+\n?|\n")


@attrs.frozen
class Passage:
    """Where a text tells the nation's targets, and where the sentence begins that says so.

    ``is_certain`` when the text names the strategy on gender equality in full somewhere: "the
    national target" alone may be one of population, of health or of schools.
    """

    start: int
    end: int
    lead: int
    is_certain: bool = True


def national_passages(context: AuditContext) -> Iterator[Passage]:
    """The passages of the text that tell the nation's targets, in order, none within another."""
    reached = 0
    full = _FULL_NAME.search(context.low)
    for named in _NAMED.finditer(context.low):
        short = named["short"] or named["listed"]
        if named.start() < reached or (short and (full is None or full.end() > named.start())):
            continue
        for passage in _passages(context, named):
            reached = max(reached, passage.end)
            yield attrs.evolve(passage, is_certain=full is not None)


# Words of a line that states what is aimed at: "phấn đấu", "đến năm". Not "kết quả đạt được".
_AIMED: Final = spaced(r"(?<!\w)(?:phấn đấu|chỉ tiêu|đến năm|vào năm|từ năm|duy trì)(?!\w)")
_REACHED: Final = spaced(
    r"(?<!\w)(?:đã|kết quả|hiện|ước|thực hiện được|so với|đánh giá|tính đến|đến nay|chưa đạt)(?!\w)"
)


def local_passages(context: AuditContext) -> Iterator[Passage]:
    """The lines in which a unit's own paper on the strategy states targets of its own."""
    if not context.is_own_paper or not _FULL_NAME.search(context.low):
        return
    national = [(each.start, each.end) for each in national_passages(context)]
    for line in re.finditer(r"[^\n]+", context.low):
        told = any(start < line.end() and line.start() < end for start, end in national)
        if not told and _AIMED.search(line[0]) and not _REACHED.search(line[0]):
            yield Passage(line.start(), line.end(), line.start())


def _passages(context: AuditContext, named: re.Match[str]) -> Iterator[Passage]:
    low = context.low
    start, end = _sentence(context, named.start())
    lead = low[max(start, named.start() - _LEAD) : named.start()]
    if named.start() - start > _LEAD or _CARRIED_OUT.search(lead):
        return
    if context.between(MentionKind.UNIT, start, end) or _LOCAL_OR_REACHED.search(lead):
        return
    if _IS_THE_TARGET.search(lead):
        yield Passage(start, named.start(), start)
    told = _until_local(low, named.end(), end)
    if _COMPARED.search(lead):
        comma = low.find(", ", named.end(), told)
        told = told if comma < 0 else comma
    elif told == end and (
        _ANNOUNCED.search(low, max(start, named.start() - _LEAD), end)
        or _is_heading(_line(context.text, start, end))
    ):
        told = _list_end(context, start, end)
    yield Passage(named.end(), told, start)


def _sentence(context: AuditContext, position: int) -> tuple[int, int]:
    """The sentence around *position*, within lines that run on."""
    start, _ = context.sentence(position, _LEAD + 1)
    for cut in _line_cuts(context.text, start, position):
        start = cut
    return start, _sentence_end(context, position)


def _sentence_end(context: AuditContext, position: int) -> int:
    _, end = context.sentence(position, _LONGEST)
    return next(_line_cuts(context.text, position, end), end)


def _line_cuts(text: str, start: int, end: int) -> Iterator[int]:
    """Where a line begins that does not go on with the sentence of the line before."""
    for found in _LINE_END.finditer(text, start, end):
        at = found.end()
        line = text[at : at + _HEADING].lstrip()
        if line[:1].isupper() or _rank(line) is not None:
            yield at


def _rank(line: str) -> float | None:
    """How far in a list the mark of *line* stands, from a part to a plus sign; None for no mark."""
    for rank, mark in enumerate(_MARKS):
        if found := mark.match(line):
            deeper = found.groupdict().get("deeper") or ""
            return rank + deeper.count(".") / 10
    return None


def _until_local(low: str, start: int, end: int) -> int:
    """Where the text comes to speak of a place or of what was reached; *end* if nowhere."""
    found = _LOCAL_OR_REACHED.search(low, start, end)
    return found.start() if found else end


def _line(text: str, start: int, end: int) -> str:
    """A sentence with what stands before it in its line: the mark of a list."""
    return text[max(text.rfind("\n", 0, start) + 1, start - _LEAD) : end]


def _is_heading(words: str) -> bool:
    line = words.strip()
    return (
        len(line) <= _HEADING
        and line[-1:].isalnum()
        and "%" not in line
        and (_rank(line) is not None or line.isupper())
        and _TARGETS.search(line.lower()) is not None
    )


def _list_end(context: AuditContext, start: int, end: int) -> int:
    """Where the list ends that a sentence or heading from *start* to *end* announces."""
    text, reached = context.text, end
    while text[start:reached].rstrip(" ").endswith(";") and reached < len(text):
        reached = _sentence_end(context, reached)
        told = _until_local(context.low, end, reached)
        if told < reached or reached - end > _LONGEST:
            return told
    line = _line(text, start, reached)
    if line.rstrip().endswith((":", ";")) or _is_heading(line):
        return _items_end(context, reached, _rank(line))
    return reached


def _items_end(context: AuditContext, end: int, own: float | None) -> int:
    """Where the lines of a list end that begins at *end*, under a line with the mark *own*."""
    first, opened = None, False
    for found in _LINE.finditer(context.text, end):
        line = found[0][:_HEADING].strip()
        if not line:
            continue
        rank = _rank(line)
        if rank is None and not (line[0].islower() or (opened and _OPEN_LINE.match(line))):
            break
        if rank is not None and (rank < (first or 0) or (own is not None and rank <= own)):
            break
        first = rank if first is None else first
        opened = opened if rank is None else "%" not in line
        told = _until_local(context.low, *found.span())
        if told < found.end():
            return told
        if context.between(MentionKind.UNIT, *found.span()):
            return found.start()
        end = found.end()
    return end


def sentences(context: AuditContext, passage: Passage) -> Iterator[tuple[int, int]]:
    """The sentences of a passage, the first from where its own sentence begins."""
    start, at = passage.lead, passage.start
    while start < passage.end:
        end = min(_sentence_end(context, min(at, passage.end - 1)), passage.end)
        yield start, end
        start = at = end
