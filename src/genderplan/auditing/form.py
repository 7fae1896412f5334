"""Rules about form: figures as official papers write them, blanks, parts of a paper.

What is merely written otherwise than the rules want is a note; a decimal point is a warning,
because 1.234 is read as a thousand. Words in quotation marks and in English are left alone. Only
the corrections of ``SAFE_CODES`` are safe: they change how something is written, not what it says.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

import attrs

from genderplan._encodings import misread
from genderplan._forms import lazy, spaced
from genderplan._messages import mark, message
from genderplan._text import CAPITALS, ascii_key
from genderplan.auditing.places import MISSPELT_NAME
from genderplan.auditing.reading import AuditContext
from genderplan.auditing.structure import MOTTO_LINE
from genderplan.documents import layout, references
from genderplan.documents.layout import AUTHORITIES, Signature, paper_form
from genderplan.documents.references import BLANK_NUMBER
from genderplan.documents.types import document_types
from genderplan.errors import GenderplanError
from genderplan.extraction import MentionKind
from genderplan.extraction.lexicon import name_key
from genderplan.formatting.dates import BLANK_DATE, DateLine
from genderplan.formatting.money import SCALE
from genderplan.hierarchy.units import KIND_PATTERN, LEVEL_OF_WORD
from genderplan.issues import Issue, IssueKind, Severity
from genderplan.periods import PartialDate

NO_END_MARK: Final = IssueKind(
    "GP634",
    Severity.NOTE,
    mark("the text does not end with ./."),
    mark("Put ./. behind the last sentence before the recipients."),
)
HEAD_WRITTEN: Final = IssueKind(
    "GP635",
    Severity.NOTE,
    mark("the head of the paper writes {written}"),
    mark("Write {right}."),
)
SHORT_BODY: Final = IssueKind(
    "GP636",
    Severity.NOTE,
    mark("the body that signs is written {written}"),
    mark("Write {right} in full in a signature."),
)
HEAD_FOR_HIMSELF: Final = IssueKind(
    "GP637",
    Severity.WARNING,
    mark("{title} stands under KT., by which a deputy signs for the head"),
    mark("Write {right} under KT., or leave KT. out where the head signs."),
)
DECIMAL_POINT: Final = IssueKind(
    "GP642",
    Severity.WARNING,
    mark("{written} has a decimal point; Vietnamese papers write {right}"),
    mark("A comma comes before decimals, a dot parts thousands."),
)
COMMA_THOUSANDS: Final = IssueKind(
    "GP643",
    Severity.WARNING,
    mark("{written} has commas between thousands; Vietnamese papers write {right}"),
    mark("A dot parts thousands, a comma comes before decimals."),
)
UNREADABLE_TEXT: Final = IssueKind(
    "GP661",
    Severity.ERROR,
    mark("the text is not in Unicode: {reason}; almost nothing of it was read"),
    mark("Save or convert the file as Unicode (UTF-8) and check it again."),
)
OTHER_LEVEL: Final = IssueKind(
    "GP626",
    Severity.WARNING,
    mark("{written} is wording of the {level} in a paper of {unit}"),
    mark("Write {right}, unless the whole {level} is meant."),
)
SAFE_CODES: Final = frozenset({"GP107", "GP121", "GP642", "GP643"})
# A decimal point before a unit: "20.9%", "1.2345 km". Not "1.234 km", "12.5.2024".
_POINT: Final = spaced(
    r"(?<![0-9.,/-])(?P<number>[0-9]{1,4}\.(?:[0-9]{1,2}|[0-9]{4,6}))(?=\s?(?:%|‰|km|ha(?!\w)"
    r"|điểm phần|triệu|tỷ|tỉ đồng|m²|m2))"
)
# Thousands parted by commas: "1,234", "12,000,000". Not "1,23", "1.234,567", "25,625%", "1,250 km".
_COMMAS: Final = lazy(
    r"(?<![0-9.,])[1-9][0-9]{0,2}(?:,[0-9]{3})+(?![0-9.,]|\s?(?:%|km|ha(?!\w)|m2|m²|kg|tấn))"
)
# "1,250 tỷ"; not "tỷ lệ 1,250".
_SCALED: Final = lazy(rf"(?<![^\W\d_]){SCALE}", re.IGNORECASE)


def figures_have_the_official_form(context: AuditContext) -> Iterator[Issue]:
    """Decimals follow a comma, thousands are parted by dots."""
    items = {item.start(): int(item[1]) for item in _ITEM.finditer(context.text)}
    numbers = set(items.values())
    for found in _POINT.finditer(context.text):
        item = items.get(found.start())
        is_item = item is not None and not numbers.isdisjoint({item - 1, item + 1})
        if not (is_item or context.is_left_alone(found.start())):
            right = found["number"].replace(".", ",")
            yield context.respelt(DECIMAL_POINT, found.span("number"), right)
    for number in _in_commas(context):
        yield context.respelt(COMMA_THOUSANDS, number.span(), number[0].replace(",", "."))


# The number of an item of a list at the beginning of a line: "2.95% số hộ", below "1. ".
_ITEM: Final = lazy(r"^([0-9]{1,2})\.", re.MULTILINE)


def _in_commas(context: AuditContext) -> Iterator[re.Match[str]]:
    """The figures of counts, money and ratios whose thousands are parted by commas."""
    for kind in (MentionKind.COUNT, MentionKind.MONEY, MentionKind.RATIO):
        for mention in context.by_kind[kind]:
            is_decimal = kind is MentionKind.RATIO and isinstance(mention.value.numerator, Decimal)
            if is_decimal or context.is_left_alone(mention.start):
                continue
            scaled = _SCALED.search(mention.text)
            for number in _COMMAS.finditer(context.text, mention.start, mention.end):
                if not scaled or number[0].count(",") > 1:  # "1,250 tỷ" has decimals
                    yield number


_FIRST_WORD: Final = lazy(r"\S+")
# The number in the head with the symbol of its kind: "Số: 12/TTr-UBND".
_HEAD_NUMBER: Final = lazy(
    r"^[^\w\n]{0,60}Số\s{0,2}:\s*(?P<number>[^\n|]{0,30}/\s?(?P<symbol>[^\W\d_]{2,4})\s?-\s?[^\W\d_]+)",
    re.MULTILINE,
)
# Kinds of papers of which one may stand before the other: "QUYẾT ĐỊNH ban hành\nKẾ HOẠCH".
_OTHER_TITLE: Final = lazy(
    r"QUYẾT ĐỊNH|NGHỊ QUYẾT|CÔNG VĂN|TỜ TRÌNH|KẾ HOẠCH|BÁO CÁO|THÔNG BÁO|HƯỚNG DẪN|CHƯƠNG TRÌNH|V/v"
)


def the_number_has_the_symbol_of_the_title(context: AuditContext) -> Iterator[Issue]:
    """The symbol in the number of a paper is that of the kind in its title."""
    title = context.title_line
    number = _HEAD_NUMBER.search(context.text, 0, title.start()) if title else None
    if title is None or number is None:
        return
    words, types = " ".join(re.findall(r"\w+", title[0])).capitalize(), document_types()
    if _OTHER_TITLE.search(context.text, number.end(), title.start()):
        return
    own = tuple(kind.symbol for kind in types.named(words) if kind.symbol)
    # A consolidated text, VBHN, has the title of the paper that it consolidates.
    is_other = number["symbol"] != "VBHN" and types.with_symbol(number["symbol"])
    if own and is_other and not number["symbol"].startswith(own):
        yield references.TYPE_AGAINST_SYMBOL.at(
            span=number.span("symbol"), words=words, number=context.words(number.span("number"))
        )


def the_text_is_unicode(context: AuditContext) -> Iterator[Issue]:
    """The text is in Unicode: in another encoding nothing could be read, so nothing was found."""
    found, first = misread(context.text), _FIRST_WORD.search(context.text)
    if found is not None and first is not None:
        reason = message("it looks like {name} read as something else", name=found.encoding)
        yield UNREADABLE_TEXT.at(span=first.span(), reason=reason)


# The parts of a whole document, by Nghị định 30/2020/NĐ-CP, Phụ lục I. A passage lacks nothing.

# The first recipient, behind what stands beside the heading: "- UBND tỉnh"; not "UBND tỉnh".
_FIRST_ITEM: Final = lazy(r"[^\n]*\n\s*(?:[-–+•*]|(?:lưu|như)(?!\w))", re.IGNORECASE)
# The line of the file copy, wherever it stands below: "- Lưu: VT", "; lưu VT", "- Lưu.".
# Not "Lưu trữ huyện", a recipient, and not "Lưu ý:".
_FILE_COPY: Final = spaced(
    r"(?:^|[|\t;,])[\s*|+•–~-]*(?i:l[ưƣ]u)"
    r"(?:\s*[:;.]|\s+(?=[A-ZĐ]{2}|(?i:văn|hồ sơ|ban|phòng)\b)|\s*$)",
    re.MULTILINE,
)
# The end of a text: "./." or its look-alikes before the recipients. Not a bare
# full stop, nor "./".
_END_MARK: Final = lazy(r"\.\s?/\s?\.\s*(?:\n|\Z)")
_END_SIZE: Final = 600  # characters before the recipients; notes on annexes may follow the mark
# The first line of a signature: "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH".
_SIGNED: Final = lazy(
    rf"(?:^|[|\t])[ ]{{0,3}}(?P<line>(?:{AUTHORITIES})\s?\.[^\n|\t]{{2,80}})", re.MULTILINE
)
_TITLE_LINE: Final = lazy(r"\s*\n\s*(?P<line>[^\n|\t]{2,80})")
_SHORT: Final = lazy(r"TM\s?\.\s?(?P<body>UBND|HĐND)(?!\w)")
_FULL: Final = {"UBND": "ỦY BAN NHÂN DÂN", "HĐND": "HỘI ĐỒNG NHÂN DÂN"}
# Five to nine words in capitals of which the first and the last are those of the state's name,
# whatever marks they have: "CÔNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM".
_STATE: Final = lazy(r"C[OÔỘỐỒỔỖ]NG\s{1,2}H\w{1,4}\s{1,2}X\w\s[\w ]{8,24}\sVI\wT\s{1,2}NAM(?!\w)")


def the_head_has_its_form(context: AuditContext) -> Iterator[Issue]:
    """The head names the state with all its marks, and parts the words of the motto by hyphens."""
    if not context.is_whole or context.is_scanned:
        return
    end, country = context.opening, paper_form().part("country").text
    state, motto = _STATE.search(context.text, 0, end), MOTTO_LINE.search(context.text, 0, end)
    right = paper_form().part("motto").text
    name = context.words(state.span()) if state else country
    if state and name_key(name) != name_key(country) and ascii_key(name) == ascii_key(country):
        yield context.respelt(HEAD_WRITTEN, state.span(), country)
    if motto and motto[0] not in {right, right.upper()}:
        yield context.respelt(HEAD_WRITTEN, motto.span(), right)


def the_place_of_the_date_is_the_own_unit(context: AuditContext) -> Iterator[Issue]:
    """The line with place and date spells the name of the unit whose paper it is."""
    unit, line = context.unit, context.date_line
    if unit is None or not (line and line["place"]) or not context.is_own_paper:
        return
    place, right = line["place"], unit.name_on(context.on) if context.on else unit.name
    if name_key(place) != name_key(right) and ascii_key(place) == ascii_key(right):
        yield MISSPELT_NAME.at(
            span=line.span("place"),
            written=place,
            right=unit.full_name(context.on),
            replacement=right,
        )


def the_date_line_has_its_form(context: AuditContext) -> Iterator[Issue]:
    """A place that is named after a person or by a number stands in the date line with its kind."""
    line = context.date_line if context.is_whole else None
    if line is None or not line["place"]:
        return
    try:
        found = DateLine.parse(context.text[line.start("place") : line.end()]).check()
    except GenderplanError:
        return
    # Blanks and zeros are told by the rules about dates.
    yield from _as_notes(found.with_code("GP123"), line.span("place"))


def _as_notes(found: Iterable[Issue], span: tuple[int, int]) -> Iterator[Issue]:
    """What a part of a paper finds wrong with itself, as notes about the text at *span*."""
    for issue in found:
        yield attrs.evolve(issue, path="", span=span, severity=Severity.NOTE)


# Heads of papers that end with a full stop: "Nghị định này có hiệu lực …". Not "KẾ HOẠCH".
_ENDS_PLAINLY: Final = lazy(
    r"^[^\w\n]{0,60}(?:NGHỊ (?:ĐỊNH|QUYẾT)|QUYẾT ĐỊNH|THÔNG TƯ|ĐẢNG CỘNG SẢN)(?!\w)", re.MULTILINE
)


def the_text_ends_with_its_mark(context: AuditContext) -> Iterator[Issue]:
    """The text of a letter, a plan or a report ends with "./." before the recipients.

    Rules and decisions often end with a full stop, papers of the Party do.
    """
    block, end = context.recipients, context.opening
    if block is None or context.is_scanned or _ENDS_PLAINLY.search(context.text, 0, end):
        return
    signed = _SIGNED.search(context.text, 0, block.start())
    body = context.text[: signed.start() if signed else block.start()].rstrip(" \n\t|-*_\xa0")
    if body and not _END_MARK.search(body, max(0, len(body) - _END_SIZE)):
        yield NO_END_MARK.at(span=(len(body) - 1, len(body)))


def recipients_name_the_file_copy(context: AuditContext) -> Iterator[Issue]:
    """The recipients end with the line that says where the file copy stays."""
    text, block = context.text, context.recipients
    is_cut = text.rstrip().endswith(";")  # the list goes on where the text was cut
    if block is None or is_cut or context.is_scanned or not _FIRST_ITEM.match(text, block.end()):
        return
    is_form = _TO_FILL_IN.search(text, block.end(), block.end() + _FORM_REACH)
    if not (is_form or _FILE_COPY.search(text, block.end())):
        yield layout.NO_FILE_COPY.at(span=block.span("words"), severity=Severity.NOTE)


def the_signature_has_its_form(context: AuditContext) -> Iterator[Issue]:
    """A signature names the body in full, and its marks and titles stand in their order."""
    if not context.is_whole:
        return
    for found in _SIGNED.finditer(context.text):
        if short := _SHORT.match(context.text, found.start("line")):
            right = _FULL[short["body"]]
            yield SHORT_BODY.at(
                span=short.span("body"),
                written=found["line"].strip(),
                right=f"TM. {right}",
                replacement=right,
            )
    first = _SIGNED.search(context.text)
    if first is not None:
        yield from _checked(context, first)


# The head's title under itself: "KT. CHỦ TỊCH\nCHỦ TỊCH"; not "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH".
_UNDER_ITSELF: Final = lazy(
    r"KT\s?\.[ ]{0,2}(?P<above>[^\W\d_][^\n|\t]{2,60}?)[ |*_\t]*\n[ |*_\t]*"
    r"(?P<title>(?P=above))[ |*_\t]*$",
    re.MULTILINE,
)


def a_deputy_signs_for_the_head(context: AuditContext) -> Iterator[Issue]:
    """Under "KT." stands the title of a deputy (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.7)."""
    for found in _UNDER_ITSELF.finditer(context.text) if "KT" in context.text else ():
        title = found["title"].strip()
        yield HEAD_FOR_HIMSELF.at(
            span=(found.start(), found.end("title")), title=title, right=f"PHÓ {title}"
        )


# The title of a deputy in a line of its own: "PHÓ GIÁM ĐỐC".
_DEPUTY: Final = lazy(
    r"^[ \t]*(?P<line>PHÓ [^\W\d_a-z]{2,12}(?: [^\W\d_a-z]{1,12}){0,3})[ \t]*$", re.MULTILINE
)
_COLUMN: Final = 400  # characters of a column of recipients
# The name of a person in a line of its own, or nothing more, below a title and such a column:
# "(Đã ký)\nThS. Nguyễn Văn A".
_SIGNER: Final = lazy(
    r"(?:[\s|*_.]|(?<=\s)[-–+•][^\n]*|\([^()\n]{2,20}\)){0,600}+"
    rf"(?:(?:[^\W\d_]{{1,4}}\.\s?){{0,3}}[{CAPITALS}][^\W\d_]{{0,6}}"
    rf"(?:[ ][{CAPITALS}][^\W\d_]{{0,6}}){{1,5}}[ \t|*]*(?:\n|\Z)|\Z)"
)
# What a title is called, of which a line may hold two: "KT. CHỦ TỊCH PHÓ CHỦ TỊCH".
_OFFICE: Final = lazy(
    r"TRƯỞNG|CHỦ TỊCH|GIÁM ĐỐC|CHÁNH|CHỦ NHIỆM|BÍ THƯ|THỦ TƯỚNG|PHÓ|ỦY VIÊN|VIỆN SĨ"
)


def _checked(context: AuditContext, first: re.Match[str]) -> Iterator[Issue]:
    """What is wrong with the signature block that begins with *first*.

    That a title is missing is told only where the name of a person stands in its place.
    """
    lines, end = [first["line"].strip()], first.end()
    while (line := _TITLE_LINE.match(context.text, end)) and line["line"].strip().isupper():
        lines.append(line["line"].strip())
        end = line.end()
    # A column of recipients may stand between in the text of a page with two columns.
    deputy = _DEPUTY.search(context.text, end, end + _COLUMN) if len(lines) == 1 else None
    if deputy is not None:
        lines.append(deputy["line"])
    try:
        found = Signature.parse("\n".join(lines)).check()
    except GenderplanError:
        return
    is_bare = lines[-1].isupper() and len(_OFFICE.findall(lines[-1])) == 1
    is_missing = is_bare and _SIGNER.match(context.text, end)
    told = (each for each in found if is_missing or each.code != layout.DEPUTY_WITHOUT_TITLE.code)
    yield from _as_notes(told, (first.start("line"), end))


# Wording for a whole area: "trên địa bàn tỉnh", "toàn huyện". Not "toàn xã hội", "cấp toàn tỉnh".
_AREA: Final = spaced(
    r"(?<!\w)(?:trên (?:địa bàn|phạm vi) (?:toàn )?|(?:trong )?phạm vi toàn |(?<!cấp\s)toàn )"
    rf"(?P<word>(?!thành)(?:{KIND_PATTERN}))(?!\w)(?! (?:hội|viên)| (?-i:[{CAPITALS}]))",
    re.IGNORECASE,
)


def wording_is_of_the_own_level(context: AuditContext) -> Iterator[Issue]:
    """A unit's own paper speaks of its own area: no "trên địa bàn huyện" in a commune's plan."""
    unit, day = context.unit, context.on
    if unit is None or not context.is_own_paper:
        return
    kind = unit.kind_on(day) if day else unit.kind
    for found in _AREA.finditer(context.text):
        meant = LEVEL_OF_WORD[" ".join(found["word"].lower().split())]
        if meant.rank >= kind.level.rank or context.cited_at(found.start()):
            continue
        right = context.text[found.start() : found.start("word")] + kind.word
        yield OTHER_LEVEL.at(
            span=found.span(),
            written=context.words(found.span()),
            level=meant.words(),
            unit=unit.full_name(day),
            right=right,
            replacement=right,
        )


# The line of the number with nothing before its slash: "Số:         /UBND-NC". Not "Số: 12/UBND".
_BLANK_LINE: Final = lazy(
    r"^\W{0,4}(?P<line>Số\s{0,2}:[\s._…]{0,30}/\s?(?P<symbol>[A-ZĐ][A-ZĐa-z0-9&.,-]{1,30}))",
    re.MULTILINE,
)
# A citation up to its symbol: "Quyết định số      /QĐ-UBND", "Số:    /SNV- XDCQ".
_BLANK_NUMBER: Final = lazy(r"[^/]{0,60}(?:/\s?[\w.,&]+)+(?:\s?-\s?[A-ZĐ][\w.,&]*)*")


# The head of a form that others fill in: "Mẫu số 9", "MẪU", "ĐƠN ĐỀ NGHỊ", "PHIẾU KHẢO SÁT". Not
# "Mẫu logo", nor the papers "PHIẾU TRÌNH", "BIÊN BẢN".
_FORM: Final = lazy(
    r"^\W{0,9}(?:(?:MẪU|Mẫu|BIỂU MẪU|Biểu mẫu)(?:\s{1,2}(?:SỐ|số|[0-9]{1,2}|[IVX]{1,4})\b|\W{0,9}$)"
    r"|BẢN KHAI|TỜ KHAI|ĐƠN (?:ĐỀ NGHỊ|XIN)|GIẤY (?:ĐỀ NGHỊ|XÁC NHẬN)"
    r"|PHIẾU(?! (?:TRÌNH|GỬI|CHUYỂN|BÁO)))",
    re.MULTILINE,
)
_FORM_SIZE: Final = 3000  # characters of a form behind its head
# Dots for others to fill in: "UBND tỉnh ......". Not those of a number or a date, "số ....../KH",
# nor the rule of dots below "Hạnh phúc".
_TO_FILL_IN: Final = lazy(
    r"(?<!số)(?<!ngày)(?<!tháng)(?<!năm)(?<!phúc)(?<![\s:/.…0-9])[\s:(]{0,3}(?:\.{4,}|…{2,})(?![.…]|\s{0,2}[/-])"
    r"|^(?<!phúc\n)[^\S\n]{0,60}[.…]{8,}(?!\s{0,2}[/-])",
    re.IGNORECASE | re.MULTILINE,
)
_FORM_REACH: Final = 400  # characters before and behind a blank in which such dots stand
_LEAST_DOTTED: Final = 2  # such places of a form; one may be what a paper itself still leaves open
_DOTS: Final = lazy(r"\s?(?:[._]{2,}|…)[._…\s]*")


def nothing_is_left_blank(context: AuditContext) -> Iterator[Issue]:
    """No number and no date is still blank, but in a form that others are to fill in."""
    told = set()
    for mention in context.by_kind[MentionKind.CITATION]:
        if mention.value.is_draft:
            blank = _BLANK_NUMBER.match(mention.text)
            end = mention.start + blank.end() if blank else mention.end
            document = f"{mention.value.type} {mention.value.number}".strip()
            told |= {mention.start, end - 1}  # its title may stand in a line above
            if not (_is_in_form(context, mention.start) or _DOTS.search(document)):
                yield BLANK_NUMBER.at(span=(mention.start, end), document=document)
    for line in _BLANK_LINE.finditer(context.text):
        if told.isdisjoint(range(*line.span())) and not _is_in_form(context, line.start()):
            yield BLANK_NUMBER.at(span=line.span("line"), document=f"/{line['symbol']}")
    for mention in context.by_kind[MentionKind.DATE]:
        is_partial = isinstance(mention.value, PartialDate) and mention.value.day is None
        of_paper = context.is_official or context.cited_at(mention.start)
        is_blank = is_partial and of_paper and mention.text.lower().startswith("ngày")
        if is_blank and not _is_in_form(context, mention.start):
            written = _DOTS.sub(" … ", context.words(mention.span))
            yield BLANK_DATE.at(span=mention.span, written=" ".join(written.split()))


def _is_in_form(context: AuditContext, position: int) -> bool:
    """Whether a place is in a form: below the head of one, or near dots for names and amounts.

    The head of a paper is one of a form only where dots stand above the place, or in its own line.
    """
    if _FORM.search(context.text, max(0, position - _FORM_SIZE), position):
        return True
    first, last = max(0, position - _FORM_REACH), position + _FORM_REACH
    title = context.title_line
    if position < (title.start() if title else context.opening):
        end = context.text.find("\n", position)
        return _TO_FILL_IN.search(context.text, first, end if end >= 0 else last) is not None
    dotted = _TO_FILL_IN.finditer(context.text, first, last)
    return sum(1 for _ in dotted) >= _LEAST_DOTTED


FORM_RULES: Final = (
    wording_is_of_the_own_level,
    nothing_is_left_blank,
    figures_have_the_official_form,
    the_number_has_the_symbol_of_the_title,
    the_text_is_unicode,
    the_head_has_its_form,
    the_place_of_the_date_is_the_own_unit,
    the_date_line_has_its_form,
    the_text_ends_with_its_mark,
    recipients_name_the_file_copy,
    the_signature_has_its_form,
    a_deputy_signs_for_the_head,
)
