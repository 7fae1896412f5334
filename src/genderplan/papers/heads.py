"""The head and the end of a paper: number, place and date, organ, title, recipients, signature."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from typing import Final

import attrs

from genderplan._messages import mark, message
from genderplan._text import ascii_key, match_key, name_case
from genderplan.documents import DocumentNumber, DocumentReference
from genderplan.documents.layout import AUTHORITIES, Recipients, Signature
from genderplan.documents.types import COUNTRY, MOTTO, types_named
from genderplan.errors import GenderplanError
from genderplan.extraction import Mention, MentionKind
from genderplan.extraction.lexicon import words_of_unit
from genderplan.extraction.mentions import NamedOrgan
from genderplan.extraction.texts import BEHIND_TITLE
from genderplan.formatting.dates import DateLine
from genderplan.hierarchy import AdministrativeUnit
from genderplan.hierarchy.bodies import bodies
from genderplan.hierarchy.names import Piece, words_of
from genderplan.hierarchy.units import KIND_PATTERN
from genderplan.issues import IssueKind, Issues, Severity
from genderplan.papers.drafts import INFERRED, MISSING, NOT_UNDERSTOOD, Reading, found_at
from genderplan.papers.outlines import DAY_AND_BLANKS, Line
from genderplan.periods import PartialDate, Period
from genderplan.plans import PlanForm
from genderplan.serialization.faults import file_error

OTHER_PAPER: Final = IssueKind(
    "GP536",
    Severity.ERROR,
    mark("the document is {kind}; only {expected} are read here"),
    mark("Give the document of the plan or report itself."),
)

# The line of the number, filled in or blank: "Số: 12/KH-UBND", "Số:      /BC-UBND".
_NUMBER: Final = re.compile(r"\W{0,4}Số\s*:\s*(?P<number>[^\t]*?/[^\s\t]+)")
# The place and the date, blanks and all: "Hoằng Kim, ngày    tháng 02 năm 2024"; in figures only
# where the line has nothing else: "Kbang, ngày 10/6/2026", not "Hội nghị ngày 10/6/2026 đã họp".
_DATE: Final = re.compile(
    rf"(?P<place>[^\W\d_][^,\n\t]{{0,60}},\s*)?{DAY_AND_BLANKS}"
    r"|^[^\W\d_][^,\n\t]{0,40},\s*ngày\s*"
    r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})$"
)
# The two lines with the name of the state, which may be broken: "… CHỦ NGHĨA", "VIỆT NAM".
_STATE: Final = re.compile(rf"\W*(?:{COUNTRY}|{MOTTO}|(?:chủ nghĩa )?việt nam\W*$)", re.IGNORECASE)
_KINDS: Final = {
    **{match_key(form.label("vi")): form.value for form in PlanForm},
    match_key("Báo cáo"): "report",
}
# A ground of the paper, "Căn cứ Luật …", "Thực hiện Kế hoạch …"; not "Căn cước".
_GROUND: Final = re.compile(r"\W*(?:căn cứ|thực hiện|theo|xét)\b", re.IGNORECASE)
# "Ủy ban nhân dân xã B ban hành Kế hoạch …, nội dung như sau:" opens the body and says no more.
_OPENING: Final = re.compile(r".*\b(?:ban hành|xây dựng|báo cáo|như sau)\b.*", re.IGNORECASE)
# Where an annex begins behind the end of a paper: "Phụ lục I"; not "tại Phụ lục kèm theo".
_ANNEX: Final = re.compile(r"phụ lục\b", re.IGNORECASE)
# A line of a signature that stands above the recipients: "TM. ỦY BAN NHÂN DÂN", "PHÓ CHỦ TỊCH".
_SIGNS: Final = re.compile(
    rf"(?:(?:{AUTHORITIES})\s?\.|[TK]/[MTL]\b|(?:PHÓ )?(?:CHỦ TỊCH|TRƯỞNG BAN|BÍ THƯ))"
)
# A line of the recipients that goes on in the next; not one that ends, nor one before an item.
_BROKEN: Final = re.compile(r"(?<![;.:\n])\n(?=[^-–+•\n])")
_LONGEST_SIGNATURE: Final = 6  # lines
_LONGEST_TITLE: Final = 400  # letters; what is longer has run into the text
_A_YEAR: Final = 366  # days
_SOME_DAYS: Final = 25  # by which months, quarters and years differ among themselves, and more
# A part of a year or term, no period here: "tuần 46 năm 2025", "nửa cuối nhiệm kỳ 2021-2026",
# "tháng 10 và tháng 11 năm 2025"; not "nửa đầu năm 2025", "Tuần lễ".
_PART_OF_PERIOD: Final = re.compile(
    r"\b(?:tuần (?:thứ )?(?:\d{1,2}|[ivx]{1,4})\b[^.;]{0,30}?\bnăm \d{4}"
    r"|nửa (?:đầu|cuối) (?:nhiệm kỳ|giai đoạn)(?: \d{4}\s?[-–]\s?\d{4})?"
    r"|tháng \d{1,2}(?:(?:\s?,| và| &) (?:tháng )?\d{1,2})+(?:\s?/\s?| năm )\d{4})",
    re.IGNORECASE,
)
# The organs that a head names with their unit: council, committee, front and unions. Its offices
# ("Sở Nội vụ") stand in a line of their own below the unit.
_OF_UNITS: Final = tuple(
    body
    for body in bodies()
    if body.place == "unit"
    and (body.organ not in {"", "department"} or body.name.startswith(("Hội ", "Liên đoàn ")))
    and not body.party
)
_NAMES: Final = sorted({name for body in _OF_UNITS for name in body.names}, key=len, reverse=True)
# "ỦY BAN NHÂN DÂN XÃ HOẰNG KIM", "HĐND TỈNH THANH HÓA", "BTV HỘI LHPN XÃ KBANG"; not one with
# another organ behind it, "UBND TỈNH THANH HÓA SỞ NỘI VỤ".
_ORGAN: Final = re.compile(
    r"(?P<title>(?:(?:ban thường vụ|ban chấp hành|btv|bch)\s+)?"
    rf"(?:{'|'.join(map(re.escape, _NAMES)).replace('Ủy', '(?:Ủy|Uỷ)')}))"
    rf"\s+(?P<place>(?:{KIND_PATTERN}|tp\.?)\s"
    r"(?:(?!\s(?:sở|phòng|chi cục|ban|hội|trung tâm)\s).)+)",
    re.IGNORECASE,
)
# Council and committee are written in short, the parts of unions in full.
_SHORT_NAMES: Final = {
    **{match_key(body.name): body.short[0] for body in _OF_UNITS if body.state},
    match_key("BTV"): "Ban Thường vụ",
    match_key("BCH"): "Ban Chấp hành",
}
# Names of organs as they are written; of any other, each part of its field has a capital.
_WRITTEN: Final = {
    name.casefold(): name for name in (*_NAMES, "Ban Thường vụ", "Ban Chấp hành", "Việt Nam")
}
# One of these names as a whole word, in capitals or not.
_NAME: Final = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, _WRITTEN))})(?!\w)", re.IGNORECASE)
# The words of an office before its field: "Sở", "Trung tâm", "Ban Quản lý".
_OFFICE: Final = re.compile(r"(?:trung tâm|chi cục|văn phòng|ban quản lý|thanh tra|\w+)\s*")
# The first letter of each part of a field: of "văn hóa - xã hội", "tài chính, kế hoạch" and
# "gia đình và trẻ em" two each.
_PART: Final = re.compile(r"(?:^|,\s|\s?[-–]\s?|\svà\s)\w")


def read_head(reading: Reading, *kinds: str) -> None:
    """Everything in the head and at the end of a paper that plans and reports have in common.

    Raises :class:`~genderplan.errors.FileError` for a paper with a number that is none of *kinds*.
    """
    head = reading.outline.head
    kind = next((line for line in head if kind_of(line)), None)
    numbered = next((line for line in head if _NUMBER.match(line.text)), None)
    found = kind or numbered
    if found is not None and kind_of(found) not in kinds:
        words = kind.text if kind else message("a letter")
        expected = message("reports") if "report" in kinds else message("plans")
        issue = found_at(reading.document, OTHER_PAPER, found.span, kind=words, expected=expected)
        raise file_error(reading.document.source or "text", Issues([issue]))
    for line in reading.outline.head:
        if _STATE.match(line.text):
            reading.used.add(line.start)
    _read_number_and_date(reading)
    _read_title(reading)
    _read_unit(reading)
    _read_period(reading)
    _read_end(reading)
    for line in reading.outline.head:
        if line.text.endswith(":") and _OPENING.fullmatch(line.text):
            reading.used.add(line.start)


def _read_number_and_date(reading: Reading) -> None:
    for line in reading.outline.head:
        number, date = _NUMBER.match(line.text), _DATE.search(line.text)
        if number and "number" not in reading.values:
            _read(reading, "number", line, number["number"].strip(" ._…"))
        if date and "date" not in reading.values and not _GROUND.match(line.text):
            if "(" in line.text[: date.start()] or "số" in line.text[: date.start()].casefold():
                continue  # the date of another document: "(Kèm theo Kế hoạch số … ngày …)"
            _read(reading, "date", line, date[0])
    for path, part in (("number", mark("number")), ("date", mark("date"))):
        if path not in reading.values:
            reading.tell(MISSING, part=message(part))


def _read(reading: Reading, path: str, line: Line, text: str) -> None:
    """The number or the line of the date in *text*."""
    figures = _DATE.fullmatch(text)
    if path == "date" and figures and figures["day"]:
        place, day, month, year = text.partition("ngày")[0], *figures.group("day", "month", "year")
        text = f"{place}ngày {day} tháng {month} năm {year}"
    try:
        if path == "number":
            reading.put("number", DocumentNumber.parse(text), line)
            return
        placed = "," in text.partition("ngày")[0]
        found = DateLine.parse(text if placed else f"x, {text}")
    except GenderplanError:
        reading.tell(NOT_UNDERSTOOD, line.span, text=text, part=message(path))
        return
    date = found.date
    if isinstance(date, dt.date):
        date = PartialDate(date.year, date.month, date.day)
    reading.put("date", date, line)
    if placed:
        reading.put("place", found.place, line)


def title_lines(reading: Reading) -> tuple[Line, ...]:
    """The line with the kind of paper, and those of its title."""
    head = reading.outline.head
    first = next((at for at, line in enumerate(head) if kind_of(line)), None)
    if first is None:
        return ()
    found = [head[first]]
    for line in head[first + 1 :]:
        is_behind = len(found) > 1 and BEHIND_TITLE.match(line.text)
        if is_behind or line.text.endswith((".", ":", ";")):
            break
        if sum(len(each.text) for each in found) > _LONGEST_TITLE:
            break
        found.append(line)
    return tuple(found)


def kind_of(line: Line) -> str:
    """The kind of paper that a line in capitals names: "plan", "report", "other"; "" for none."""
    words = line.text.strip(" *#")
    if not words.isupper():
        return ""
    return _KINDS.get(match_key(words)) or ("other" if types_named(words) else "")


def _read_title(reading: Reading) -> None:
    lines = title_lines(reading)
    if len(lines) < 2:  # noqa: PLR2004 - the kind, and what it is about
        _read_headline(reading)
        return
    text = " ".join(" ".join(line.text for line in lines[1:]).split())
    reading.put("kind", kind_of(lines[0]), lines[0])
    reading.put("title", text, *lines[1:])


def _read_headline(reading: Reading) -> None:
    """The first line of a text without the kind of paper, such as an account in the press."""
    lines = [*reading.outline.head, *(each.line for each in reading.outline.sections)][:1]
    if not lines or len(lines[0].text) > _LONGEST_TITLE:
        reading.tell(MISSING, part=message("title"))
        return
    reading.put("title", lines[0].text.strip("#* ."), *lines)
    reading.tell(INFERRED, lines[0].span, part=message("title"), value=lines[0].text[:80])


def _organs(reading: Reading) -> Iterator[Mention]:
    """The organs that may have issued the paper: of its head, then those named in full."""
    for mention in reading.context.by_kind[MentionKind.ORGAN]:
        place = mention.value.place if isinstance(mention.value, NamedOrgan) else ""
        word, _, name = words_of_unit(place)
        if word and name:  # not "UBND tỉnh", which names no unit
            yield mention


@attrs.frozen
class _Organ:
    """The organ that issues a paper: its name, the unit that it is of, where both stand."""

    title: str
    place: str
    span: tuple[int, int]


def _head_organ(reading: Reading) -> _Organ | None:
    """The organ above the number: the last that is named, below the one that it belongs to."""
    lines: list[Line] = []
    for line in reading.outline.head:
        if _NUMBER.match(line.text) or kind_of(line):
            break
        if line.text.isupper() and not _STATE.match(line.text):
            lines.append(line)
    for at in reversed(range(len(lines))):
        whole = _ORGAN.fullmatch(" ".join(line.text for line in lines[at:]))
        found = whole or _ORGAN.fullmatch(lines[at].text)
        if found:
            reading.used.update(line.start for line in lines)
            below = " ".join(line.text.lower() for line in lines[at + 1 :])
            title = found["title"] if whole else _office_name(below)
            return _Organ(title, found["place"], (lines[at].start, lines[-1].span[1]))
    return None


def _office_name(words: str) -> str:
    """An office in small letters as it is written: "Phòng Văn hóa - Xã hội"."""
    kind = _OFFICE.match(words)
    behind = kind.end() if kind else 0
    field = _PART.sub(lambda found: found[0][:-1] + found[0][-1].upper(), words[behind:])
    name = f"{words[:behind].capitalize()}{field}"
    return _NAME.sub(lambda found: _WRITTEN[found[0].casefold()], name)


def _organ_name(title: str) -> str:
    """An organ of a unit as it is written, in short where it has a short name."""
    whole = _SHORT_NAMES.get(match_key(title))
    words = [_SHORT_NAMES.get(match_key(word), word) for word in title.split()]
    return whole or _NAME.sub(lambda found: _WRITTEN[found[0].casefold()], " ".join(words))


def _read_unit(reading: Reading) -> None:
    """The unit with those above it, as the paper writes them, and the organ that issues it."""
    own = _head_organ(reading)
    head = reading.outline.head
    last = head[-1].span[1] if head else 0
    is_headline = not title_lines(reading)
    mention = next(_organs(reading), None)
    if own is None and mention is not None and not (is_headline and _titled_units(reading)):
        own = _Organ(mention.value.title, mention.value.place, mention.span)
        if mention.start >= last or is_headline:
            part = message("unit")
            reading.tell(INFERRED, mention.span, part=part, value=_as_written(reading, own.place))
    if own is None:
        _read_first_unit(reading)
        return
    written = _as_written(reading, own.place)
    reading.values["issuer"] = f"{_organ_name(' '.join(own.title.split()))} {written}"
    reading.spans["issuer"] = reading.spans["unit"] = own.span
    unit = _unit_named(reading, own)
    reading.values["unit"] = _with_those_above(reading, written, unit)
    for line in head:
        if line.start < own.span[1] and own.span[0] < line.span[1] and line.text.isupper():
            reading.used.add(line.start)
    if unit is None:
        reading.tell(NOT_UNDERSTOOD, own.span, text=written, part=message("a unit of that day"))


def _read_first_unit(reading: Reading) -> None:
    """The first unit that the text names, where no organ of a unit is named."""
    found = [*_titled_units(reading), *reading.context.by_kind[MentionKind.UNIT]]
    first = next((each for each in found if each.value is not None), None)
    if first is None:
        reading.tell(MISSING, part=message("unit"))
        return
    written = _as_written(reading, first.text)
    reading.values["unit"] = _with_those_above(reading, written, first.value)
    reading.spans["unit"] = first.span
    reading.tell(INFERRED, first.span, part=message("unit"), value=reading.values["unit"])


def _titled_units(reading: Reading) -> list[Mention]:
    """The units in the lines that say what the paper is about."""
    headline = [each for each in reading.outline.head if each.span == reading.spans.get("title")]
    lines = title_lines(reading)[1:] or headline
    return [each for line in lines for each in reading.mentions(line, MentionKind.UNIT)]


def _unit_named(reading: Reading, own: _Organ) -> AdministrativeUnit | None:
    """The unit of an organ: that of the paper, else one that the text names, else by its name."""
    context, place = reading.context, " ".join(own.place.split())
    _, kinds, name = words_of_unit(place)
    unit, day = context.unit, context.on
    if unit is not None and day is not None and unit.kind in kinds:
        # with the units above it an audit tells one whose name is spelled wrong
        is_own = ascii_key(unit.name_on(day)) == ascii_key(name)
        if is_own:
            return unit
    same = (
        each.value for each in context.by_kind[MentionKind.UNIT] if _is_spelling(each.text, place)
    )
    named = next((each for each in same if each is not None), None)
    try:
        return named or context.hierarchy.find(_as_written(reading, place), on=context.on)
    except GenderplanError:  # there is none of that name, or there are several
        return None


def _is_spelling(text: str, place: str) -> bool:
    """Whether *text* names the unit called *place*, whose marks count unless it has none.

    "xã Hoằng Kim" does for "XÃ HOẰNG KIM" and "XA HOANG KIM", "xã Hoàng Kim" for the second only.
    """
    one, other = Piece(words_of(text)), Piece(words_of(place))
    return one.plain == other.plain if other.is_plain else one.exact == other.exact


def _as_written(reading: Reading, place: str) -> str:
    """The name of a unit in small letters, as the text has it elsewhere where it does."""
    for mention in reading.context.by_kind[MentionKind.UNIT]:
        text = " ".join(mention.text.split())
        if not text.isupper() and _is_spelling(text, place):
            word, _, name = words_of_unit(text)
            return f"{word.lower()} {name}" if word else text
    word, _, name = words_of_unit(" ".join(place.split()))
    shown = name_case(name) if name.isupper() else name
    return f"{word.lower()} {shown}"


def _with_those_above(reading: Reading, written: str, unit: AdministrativeUnit | None) -> str:
    """A unit as it is *written*, and behind it the units above, the nearest first."""
    path = unit.path_on(reading.context.on) if unit is not None else ()
    return ", ".join([written, *(_named(reading, above) for above in reversed(path[:-1]))])


def _named(reading: Reading, unit: AdministrativeUnit) -> str:
    """A unit as the text writes it, else under its own name, which is then marked as inferred."""
    proper = unit.full_name(reading.context.on)
    head = " ".join(word for line in reading.outline.head for word in line.text.split())
    for mention in reading.context.by_kind[MentionKind.UNIT]:
        word, _, name = words_of_unit(mention.text)
        if word and not mention.text.isupper() and ascii_key(mention.text) == ascii_key(proper):
            return f"{word.lower()} {name}"
    if ascii_key(proper) not in ascii_key(head):
        reading.tell(INFERRED, part=message("unit above"), value=proper)
    return proper


def _read_period(reading: Reading) -> None:
    """The period of the title, of several the shortest; of the date where the title names none."""
    for line in title_lines(reading)[1:]:
        partly = _PART_OF_PERIOD.search(line.text)
        if partly:  # neither the weeks nor half a term are the year or term that they are part of
            span = line.start + partly.start(), line.start + partly.end()
            reading.tell(NOT_UNDERSTOOD, span, text=partly[0], part=message("period"))
            return
        found = _periods(reading, line)
        # Years and quarters differ by days; of two years the first in the title is that of results.
        for mention, period in sorted(found, key=lambda each: _length(each[1]) // _SOME_DAYS):
            reading.values["period"] = period
            reading.spans["period"] = mention.span
            return
    date = reading.values.get("date")
    named = [
        each
        for each in reading.context.by_kind[MentionKind.PERIOD]
        if isinstance(each.value, Period) and _length(each.value) <= _A_YEAR
    ]
    if date is not None:
        period, span = Period.of_year(date.year), reading.spans["date"]
    elif named:
        period = Counter(each.value for each in named).most_common(1)[0][0]
        span = next(each.span for each in named if each.value == period)
    else:
        reading.tell(MISSING, part=message("period"))
        return
    reading.values["period"] = period
    reading.spans["period"] = span
    reading.tell(INFERRED, span, part=message("period"), value=period.text("vi"))


def _periods(reading: Reading, line: Line) -> list[tuple[Mention, Period]]:
    """The periods in a line, months among them, but for the months of documents that it cites."""
    kinds = (MentionKind.PERIOD, MentionKind.DATE)
    mentions = [each for kind in kinds for each in reading.mentions(line, kind)]
    found: list[tuple[Mention, Period]] = []
    year: int | None = None  # of what stands behind: "quý III, nhiệm vụ quý IV năm 2025"
    for mention in sorted(mentions, key=lambda each: each.start, reverse=True):
        value = mention.value
        if isinstance(value, PartialDate) and value.month and value.day is None:
            year = value.year or year
            is_cited = reading.context.cited_at(mention.start) is not None
            value = Period.of_month(year, value.month) if year and not is_cited else value
        elif value is None and year:
            with suppress(GenderplanError):
                value = Period.parse(f"{mention.text.removesuffix(' năm')} năm {year}")
        if isinstance(value, Period):
            year = value.first_year
            found.insert(0, (mention, value))
    return found


def _length(period: Period) -> int:
    """Days of a period; the most for one without an end, such as "đến năm 2030"."""
    if period.start is None or period.end is None:
        return 10**6
    return (period.end - period.start).days


def grounds(reading: Reading) -> Iterator[tuple[Line, DocumentReference]]:
    """The documents that the lines of the head rest on, each with its line."""
    for line in reading.outline.head:
        if _GROUND.match(line.text) and line not in title_lines(reading):
            for mention in reading.mentions(line, MentionKind.CITATION):
                yield line, mention.value


def _read_end(reading: Reading) -> None:
    """The recipients, and the lines above the name of who signs; names are not kept."""
    listed: list[Line] = []
    signing: list[Line] = []
    before: Line | None = None
    for line in reading.outline.end:
        if _ANNEX.match(line.text):
            break
        is_open = before is not None and before.is_item and not before.text.endswith((";", "."))
        if not listed or line.is_item or (is_open and not line.text.isupper()):
            listed.append(line)
        elif line.text.isupper():
            signing.append(line)
        reading.used.add(line.start)
        before = line
    if not signing and reading.outline.sections:
        last = list(reading.outline.every())[-1].lines[-_LONGEST_SIGNATURE:]
        signing = [line for line in last if _SIGNS.match(line.text)]
    parts = (
        (mark("recipients"), Recipients.parse, listed),
        (mark("signature"), Signature.parse, signing),
    )
    for path, parse, lines in parts:
        text = "\n".join(line.text for line in lines)
        if path == "recipients":
            text = _BROKEN.sub(" ", text)
        try:
            if lines:
                reading.put(path, parse(text), *lines)
            else:
                reading.tell(MISSING, part=message(path))
        except GenderplanError:
            reading.tell(NOT_UNDERSTOOD, lines[0].span, text=text[:60], part=message(path))
