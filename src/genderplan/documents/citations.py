"""Reading a citation: the words, number, date, issuer and title by which a text names a document.

Decided: the number is found first, by its shape, for it is what no other words look like; the kind
of document is read before it, the date and the issuer after it, or before it in a sentence ("Ngày
20/01/2018, Ban Bí thư đã ban hành Chỉ thị số 21-CT/TW"). Nothing is made up: a date that cannot be is
kept as text, a bare number takes no issuer. Every pattern is bounded, so reading is linear in the text.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

import attrs

from genderplan._messages import message
from genderplan._source import Source
from genderplan._text import match_key
from genderplan.documents.issuers import find_issuer
from genderplan.documents.numbers import DocumentNumber, NumberStyle
from genderplan.documents.pinpoints import Pinpoint, read_pinpoint
from genderplan.documents.symbols import GROUP, LETTER
from genderplan.documents.types import DocumentType, TypeFamily, document_types
from genderplan.errors import ParseError
from genderplan.periods import PartialDate

__all__ = ["Citation", "read_citation", "types_named"]

Span = tuple[int, int]
LAW_NAMES: Final = ("Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh")

_LABEL: Final = (
    r"(?:(?<![^\W_])(?:số(?:\s{0,3}(?:ký\s{1,3})?hiệu)?|no\b|s(?=\s{1,3}[0-9]))\s{0,3}[:.]?)"
)
_DIGITS: Final = r"[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,7}"
_YEAR: Final = r"(?:(?:19|20)[0-9]{2}|[4-9][0-9])"
_NUMBERED: Final = re.compile(
    rf"(?:{_LABEL}\s{{0,40}})?(?<![0-9][./-])(?:(?<![^\W_])|(?<=số))(?P<start>)"
    rf"(?:{_DIGITS})(?:bis|[a-zđ](?=\s{{0,3}}[/-]))?"
    rf"(?:\s{{0,3}}(?P<slash>[/-])\s{{0,3}}(?:{_YEAR}\s{{0,3}}[/-]?\s{{0,3}})?|\s{{0,3}})(?P<group>(?=[{LETTER}]){GROUP})",
    re.IGNORECASE,
)
_BLANK: Final = re.compile(
    rf"(?:{_LABEL}[\s._…]{{0,60}}|(?<!\S)[._…]{{1,40}}\s{{0,3}}|^\s{{0,40}})(?P<start>)(?P<slash>[/-])\s{{0,3}}(?:{_YEAR}\s{{0,3}}[/-]\s{{0,3}})?"
    rf"(?P<group>(?=[{LETTER}]){GROUP})",
    re.IGNORECASE,
)
_LATER: Final = re.compile(rf"(\s{{0,3}})[/-](\s{{0,3}})({GROUP})")
_BARE: Final = re.compile(
    r"\s{1,5}(?P<label>số\s{0,3}:?\s{0,3}|no\b\.?\s{0,3})?(?P<digits>[0-9]{1,6}[a-zđ]?)(?![^\W_]|\s{0,3}[/%.,-]\s{0,3}[0-9])",
    re.IGNORECASE,
)
_UNTONED: Final = re.compile(r"[A-ZĂÂĐÊÔƠƯ0-9&.]+")
_BETWEEN: Final = re.compile(r"[\s|:(\"“-]{0,20}")

_MONTHS: Final = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_GAP: Final = r"[\s._…]{0,40}"
_DATE: Final = re.compile(
    r"(?P<word>(?<![^\W_])(?:ngày|dated?|on)\s{0,5}(?:the\s)?\s{0,5})?(?P<date>"
    r"(?<![0-9/.-])[0-9]{1,2}\s{0,2}[./-]\s{0,2}[0-9]{1,2}\s{0,2}[./-]\s{0,2}[0-9]{1,4}(?![0-9/])"
    r"|(?<![0-9])[0-9]{1,2}\s{0,3},?\s{0,3}tháng\s{0,3}[0-9]{1,2}\s{0,3},?\s{0,3}năm\s{0,3}[0-9]{1,4}(?![0-9])"
    rf"|(?<=ngày){_GAP}tháng{_GAP}(?:[0-9]{{1,2}}{_GAP})?năm{_GAP}(?:[0-9]{{4}}(?![0-9]))?"
    rf"|(?<=ngày){_GAP}/{_GAP}(?:[0-9]{{1,2}}{_GAP}/{_GAP})?[0-9]{{4}}(?![0-9])"
    r"|(?<![^\W_])tháng\s{0,3}[0-9]{1,2}\s{0,3}(?:/|năm)\s{0,3}[0-9]{4}(?![0-9])"
    rf"|(?<![^\W_])(?:{_MONTHS})[a-z]{{0,6}}\.?\s{{1,3}}[0-9]{{1,2}}(?:st|nd|rd|th)?\s{{0,3}},?\s{{1,3}}[0-9]{{4}}"
    rf"|(?<![^\W_])[0-9]{{1,2}}(?:st|nd|rd|th)?\s{{1,3}}(?:of\s{{1,3}})?(?:{_MONTHS})[a-z]{{0,6}}\.?\s{{0,3}},?\s{{1,3}}[0-9]{{4}}"
    r")",
    re.IGNORECASE,
)
_YEAR_ONLY: Final = re.compile(
    r"[\s,|(]{0,5}(?:năm\s{0,3})?((?:19|20)[0-9]{2})(?![0-9]|\s{0,2}[-–./]\s{0,2}[0-9])",
    re.IGNORECASE,
)
_NOTE: Final = re.compile(r"\s{0,5}\(([^()\n]{1,80})\)")
_BY: Final = re.compile(
    r"[\s,|)]{0,10}(?:(?:đã\s+|được\s+)?(?:ban hành\s+)?)?(?:của|do|by|of)\s{1,5}(?:the\s+)?",
    re.IGNORECASE,
)
_STOP: Final = re.compile(
    r"(?<=[\s,;)])(?:[Vv]ề(?:\s+việc)?|[Vv]/[Vv]|ban\s+hành(?!\s+ngày)|phê\s+duyệt|quy\s+định|hướng\s+dẫn|sửa\s+đổi|bổ\s+sung|triển\s+khai"
    r"|thực\s+hiện|(?<![Bb]an\s)tổ\s+chức|nhằm|trong\s+đó|trên\s+địa\s+bàn|đã|sẽ|được|gửi|giao|có\s+hiệu\s+lực|thì|là|theo"
    r"|approving|promulgating|regarding|concerning|on(?=\s+(?!the\s+[0-9]|[0-9]))|issued)(?![^\W_])"
    r"|[;”\"“«»]|(?<!TP)(?<!Tp)(?<!TX)(?<!TT)(?<![QPHX])\.(?=\s|$)|\(sau\s+đây"
)
_ISSUED: Final = re.compile(
    r"(?<=[\s,])(?:đã\s+|vừa\s+)?(?:(?:kịp\s+thời|chủ\s+động)\s+)?(?:ký\s+ban\s+hành|ban\s+hành|có|ký|ra|xây\s+dựng|gửi|phê\s+duyệt|issued|promulgated|signed)[\s:\"“]{0,10}$",
    re.IGNORECASE,
)
_LAW_END: Final = re.compile(
    r"\s*(?:,?\s*(?=ngày\s*[0-9\s…._]|năm\s+[0-9]{4})|\(|[;”\"]|\.(?=\s|$)|,?\s+(?=số\s*:?\s*[0-9])|,?\s+(?=của\s+Quốc\s+hội|được\s|đã\s|quy\s+định\s|và\s+(?:các|Luật|Nghị|Bộ)))"
)


@attrs.frozen(kw_only=True)
class Citation:
    """What a citation says, part by part; ``spans`` say where each part stands in the text given."""

    type: str = ""
    number: DocumentNumber | None = None
    number_text: str = ""
    date: PartialDate | None = None
    date_text: str = ""
    issuer: str = ""
    title: str = ""
    note: str = ""
    pinpoint: Pinpoint | None = None
    written: str = ""
    spans: tuple[tuple[str, Span], ...] = ()


class _Number(NamedTuple):
    value: DocumentNumber
    start: int  # where the label begins
    end: int
    written: str


class _Words(NamedTuple):
    text: str
    start: int
    end: int


class _When(NamedTuple):
    value: PartialDate | None
    text: str
    start: int
    end: int


@cache
def _type_words() -> re.Pattern[str]:
    """The names of all kinds of documents, longest first, however tones and spaces are put."""
    names = {name for kind in document_types() for name in (kind.name, *kind.english_names)}
    spelled = [_loose(name) for name in sorted(names, key=lambda name: (-len(name), name))]
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(spelled)})(?![^\W_])", re.IGNORECASE)


def _loose(name: str) -> str:
    pattern = r"\s{1,3}".join(map(re.escape, name.split()))
    for plain, both in (("ỏa", "(?:ỏa|oả)"), ("ủy", "(?:ủy|uỷ)"), ("Quy", "Qu[yi]")):
        pattern = pattern.replace(plain, both)
    return pattern


def types_named(words: str) -> tuple[DocumentType, ...]:
    """The kinds of documents that *words* can name, by their name or their abbreviation.

    >>> [kind.symbol for kind in types_named("Qui  định")], types_named("KH")[0].name
    (['QyĐ', 'QĐ'], 'Kế hoạch')
    """
    key = match_key(words)
    if key.startswith("qui "):
        key = f"quy {key[4:]}"
    types = document_types()
    return types.named(key) or types.with_symbol(words.strip())


def read_citation(source: Source) -> Citation:
    """What the first citation in *source* says.

    Raises :class:`~genderplan.errors.ParseError` with ``part`` "number" when there is neither a
    number, nor the name of a law, nor a kind of document with a date.
    """
    text = source.text
    pinpoint, start = read_pinpoint(text)
    number = _find_number(text, start)
    words = _find_words(text, start, number)
    if number is not None:
        citation = _numbered(text, start, number, words)
    else:
        citation = _bare(text, start) or _law(text, start) or _unnumbered(text, start)
    if citation is None:
        summary = message(
            "{text} names no document: a number such as 31/KH-UBND or the name of a law is expected",
            text=repr(source.given[:80]),
        )
        raise source.error(summary, "number", (start, len(text)))
    places = tuple(
        (part, (source.offsets[first], source.offsets[last]))
        for part, (first, last) in citation.spans
    )
    return attrs.evolve(citation, pinpoint=pinpoint, spans=places)


def _find_number(text: str, start: int) -> _Number | None:
    """The first thing in *text* that is a number with its symbol."""
    found = [*_candidates(_NUMBERED, text, start), *_candidates(_BLANK, text, start)]
    return min(found, key=lambda number: number.start, default=None)


def _candidates(pattern: re.Pattern[str], text: str, start: int) -> Iterator[_Number]:
    for found in pattern.finditer(text, start):
        groups, end = _groups(text, found)
        if not _is_symbol(groups, found["slash"] or ""):
            continue
        written = text[found.start("start") : end]
        try:
            number = DocumentNumber.parse(written)
        except ParseError:
            continue
        yield _Number(number, found.start(), end, " ".join(written.split()))
        return


def _groups(text: str, found: re.Match[str]) -> tuple[list[str], int]:
    """The groups of a symbol in running text, and where the last of them ends."""
    groups, end = [found["group"]], found.end()
    typed = document_types().canonical_symbol(groups[0].partition(".")[0]) is not None
    while (later := _LATER.match(text, end)) is not None:
        spaced = bool(later[1] or later[2])
        if not _is_abbreviation(later[3], spaced=spaced, like=groups[0]):
            break
        if spaced and (not typed or len(groups) > 1):
            break
        groups.append(later[3])
        end = later.end()
    return groups, end


def _is_abbreviation(group: str, *, spaced: bool, like: str) -> bool:
    if find_issuer(group) is not None or (like.islower() and len(group) <= 8 and group.islower()):  # noqa: PLR2004 - abbreviations are short
        return True
    if spaced:
        return _UNTONED.fullmatch(group) is not None
    capitals = sum(char.isupper() for char in group)
    return capitals >= 2 or len(group) <= 4  # noqa: PLR2004 - two capitals; a short unit such as Vx


def _is_symbol(groups: list[str], separator: str) -> bool:
    first = groups[0]
    known = document_types().canonical_symbol(first.partition(".")[0]) is not None
    if not separator:
        return known and len(groups) > 1
    if known or find_issuer(first) is not None:
        return True
    return sum(char.isupper() for char in first) >= 2  # noqa: PLR2004 - BNV, not Bộ


def _find_words(text: str, start: int, number: _Number | None) -> _Words | None:
    """The kind of document that the words before *number* name."""
    if number is None:
        return None
    found = [
        _Words(m[0], m.start(), m.end()) for m in _type_words().finditer(text, start, number.start)
    ]
    if not found:
        return _abbreviated(text, start, number.start)
    last = found[-1]
    if _BETWEEN.fullmatch(text, last.end, number.start):
        return last
    if number.value.style is NumberStyle.NORMATIVE and number.value.type is None:
        laws = [words for words in found if _is_law(words.text)]
        if laws:
            return laws[0]
    agreeing = [words for words in found if number.value.type in _symbols(words.text)]
    return agreeing[-1] if agreeing and number.value.type else None


def _abbreviated(text: str, start: int, end: int) -> _Words | None:
    """An abbreviation that stands for the words: "KH số 31/KH-UBND"."""
    head = text[start:end].rstrip(" :.")
    word = head[head.rfind(" ") + 1 :]
    if not word or word != document_types().canonical_symbol(word):
        return None
    first = start + len(head) - len(word)
    return _Words(word, first, first + len(word))


def _symbols(words: str) -> set[str | None]:
    return {kind.symbol for kind in types_named(words)}


def _is_law(words: str) -> bool:
    return any(kind.name in LAW_NAMES for kind in types_named(words))


def _numbered(text: str, start: int, number: _Number, words: _Words | None) -> Citation:
    head_end = words.start if words else number.start
    between = text[words.end : number.start] if words else ""
    title, issuer = _between(between)
    parts = _after(text, number.end, issuer)
    if parts.date is None and not parts.date_text or not parts.issuer:
        parts = _before(text, start, head_end, parts)
    spans = [("number", (number.start, number.end))]
    if words:
        spans.append(("type", (words.start, words.end)))
    return attrs.evolve(
        parts,
        type=" ".join(words.text.split()) if words else "",
        number=number.value,
        written=number.written,
        title=title or parts.title,
        spans=(*spans, *parts.spans),
    )


def _between(text: str) -> tuple[str, str]:
    """The title of a law, or the issuer, between the kind of document and its number."""
    words = _tidy(text)
    issuer = re.match(r"(?:của|do)\s+(.*)", words)
    return ("", _tidy(issuer[1])) if issuer else (words, "")


def _after(text: str, position: int, issuer: str) -> Citation:
    """Date, issuer, note and title in what follows the number."""
    note, position = _read_note(text, position)
    when = _when(text, position)
    year = _YEAR_ONLY.match(text, position) if when is None else None
    gap = (position, when.start) if when else None
    if not issuer and gap:
        issuer, _ = _read_issuer(text, gap[0], gap[1])
    position = when.end if when else year.end() if year else position
    if not note:
        note, position = _read_note(text, position)
    if not issuer:
        issuer, position = _read_issuer(text, position, len(text))
    if not note:
        note, position = _read_note(text, position)
    value = when.value if when else PartialDate(int(year[1])) if year else None
    return Citation(
        date=value,
        date_text="" if value or when is None else when.text,
        issuer=issuer,
        note=note,
        title=_read_title(text, position),
        spans=_date_span(when),
    )


def _date_span(when: _When | None) -> tuple[tuple[str, Span], ...]:
    return (("date", (when.start, when.end)),) if when else ()


def _read_note(text: str, position: int) -> tuple[str, int]:
    found = _NOTE.match(text, position)
    if found is None or _DATE.fullmatch(found[1].strip()) or found[1].startswith("sau đây"):
        return "", position
    return _tidy(found[1]), found.end()


def _when(text: str, position: int) -> _When | None:
    """The date that belongs to the number before *position*: before any other matter begins."""
    stop = _STOP.search(text, position)
    found = _DATE.search(text, position, stop.start() if stop else len(text))
    if found is None:
        return None
    near = not text[position : found.start()].strip(" ,|()-–\n")
    if not found["word"] and not near:
        return None
    end = found.end() + (text[found.end() : found.end() + 1] == ")")
    return _read_when(found, end)


def _read_when(found: re.Match[str], end: int) -> _When:
    written = _tidy(found[0])
    try:
        value = PartialDate.parse(_dateable(found))
    except ParseError:
        blank = not any(char.isdigit() for char in written)
        return _When(None, "" if blank else _tidy(found["date"]), found.start(), end)
    return _When(value, written, found.start(), end)


def _dateable(found: re.Match[str]) -> str:
    word = (found["word"] or "").strip().casefold()
    return f"ngày {found['date']}" if word == "ngày" else found["date"]


def _read_issuer(text: str, position: int, end: int) -> tuple[str, int]:
    found = _BY.match(text, position, end)
    if found is None:
        return "", position
    stop = _STOP.search(text, found.end(), end)
    last = stop.start() if stop else end
    issuer = _tidy(text[found.end() : last])
    return (issuer, last) if issuer else ("", position)


def _read_title(text: str, position: int) -> str:
    rest = text[position:].lstrip(' ,|\n"“”«»')
    return _tidy(re.split(r"[;”\"“]|\.\s|\.$", rest, maxsplit=1)[0]) if rest[:1].isalpha() else ""


def _tidy(text: str) -> str:
    return " ".join(text.split()).strip(' ,;:|.-–"“”«»')


def _before(text: str, start: int, end: int, parts: Citation) -> Citation:
    """Date and issuer in a sentence before the number, when nothing after it says them."""
    issued = _ISSUED.search(text, start, end)
    head_end = issued.start() if issued else end
    dates = list(_DATE.finditer(text, start, head_end))
    found = next((date for date in reversed(dates) if date["word"]), None)
    if not issued and (found is None or text[found.end() : head_end].strip(" ,:-–(\n")):
        return parts
    first = found.end() if found else max(text.rfind(mark, start, head_end) for mark in ",;:.") + 1
    issuer = _tidy(text[max(first, start) : head_end])
    if found and not issuer:
        issuer = _tidy(text[start : found.start()])
    when = _read_when(found, found.end()) if found else None
    if when and parts.date is None and not parts.date_text:
        text_kept = "" if when.value else when.text
        parts = attrs.evolve(parts, date=when.value, date_text=text_kept, spans=_date_span(when))
    return attrs.evolve(parts, issuer=parts.issuer or (issuer if issued else ""))


def _bare(text: str, start: int) -> Citation | None:
    """A kind of document with digits alone: "Quyết định số 23", "KH 38"."""
    for words in _all_words(text, start):
        found = _BARE.match(text, words.end)
        symbol = next((kind.symbol for kind in types_named(words.text) if kind.symbol), None)
        if found is None or (
            not found["label"] and (symbol is None or _like_year(found["digits"]))
        ):
            continue
        parts = _after(text, found.end(), "")
        if parts.date is None and not parts.date_text or not parts.issuer:
            parts = _before(text, start, words.start, parts)
        return attrs.evolve(
            parts,
            type=" ".join(words.text.split()),
            number=DocumentNumber(found["digits"], symbol) if symbol else None,
            number_text="" if symbol else found["digits"],
            written=found["digits"],
            spans=(
                ("number", found.span("digits")),
                ("type", (words.start, words.end)),
                *parts.spans,
            ),
        )
    return None


def _like_year(digits: str) -> bool:
    return re.fullmatch(_YEAR, digits) is not None and len(digits) == 4  # noqa: PLR2004 - a year


def _all_words(text: str, start: int) -> Iterator[_Words]:
    for found in _type_words().finditer(text, start):
        yield _Words(found[0], found.start(), found.end())
    for found in re.finditer(rf"(?<![^\W_./-])[{LETTER}]{{2,6}}(?=\s)", text[start:]):
        if found[0] == document_types().canonical_symbol(found[0]):
            yield _Words(found[0], start + found.start(), start + found.end())


def _law(text: str, start: int) -> Citation | None:
    """A law by its name alone."""
    for words in _all_words(text, start):
        if not _is_law(words.text):
            continue
        end = _LAW_END.search(text, words.end)
        title = _tidy(text[words.end : end.start() if end else len(text)])
        if not title and "hiến pháp" != words.text.casefold():
            continue
        parts = _after(text, end.start() if end else len(text), "")
        return attrs.evolve(
            parts,
            type=" ".join(words.text.split()),
            title=title,
            spans=(("type", (words.start, words.end)), *parts.spans),
        )
    return None


def _unnumbered(text: str, start: int) -> Citation | None:
    """A kind of document known by its date and issuer alone."""
    for words in _all_words(text, start):
        issuer, position = _read_issuer(text, words.end, len(text))
        parts = _after(text, words.end, "")
        if parts.date is not None:
            return attrs.evolve(
                parts,
                type=" ".join(words.text.split()),
                spans=(("type", (words.start, words.end)), *parts.spans),
            )
    return None
