"""Reading a citation: the words, number, date, issuer and title by which a text names a document.

Decided: the number is found first, by its shape, for it is what no other words look like; the kind
of document is read before it, the date and the issuer after it, or before it in a sentence ("Ngày
20/01/2018, Ban Bí thư đã ban hành Chỉ thị số 21-CT/TW"). Nothing is made up: a date that cannot be
is kept as text, a bare number takes no issuer.
"""

import re
from string import ascii_letters
from typing import Final

import attrs

from genderplan._messages import message
from genderplan._source import Source
from genderplan.documents.citation_dates import (
    FoundDate,
    date_after,
    issuer_after,
    last_date,
    note_after,
    opens_title,
    tidy,
    year_after,
)
from genderplan.documents.citation_numbers import (
    YEAR,
    FoundNumber,
    FoundWords,
    all_words,
    find_number,
    find_words,
    is_law,
    type_words,
    types_named,
)
from genderplan.documents.numbers import DocumentNumber
from genderplan.documents.pinpoints import Pinpoint, read_pinpoint
from genderplan.periods import PartialDate

__all__ = ["Citation", "read_citation"]

_BARE: Final = re.compile(
    r"\s{1,5}(?P<label>số\s{0,3}:?\s{0,3}|no\b\.?\s{0,3})?(?P<digits>[0-9]{1,6}(?-i:[a-zA-ZđĐ])?)"
    rf"(?:\s{{0,2}}/\s{{0,2}}(?P<year>{YEAR}))?(?![^\W_]|\s{{0,3}}[/%.,-]\s{{0,3}}[0-9])",
    re.IGNORECASE,
)
_YEAR: Final = re.compile(YEAR)
_ISSUED: Final = re.compile(
    r"(?<=[\s,])(?:(?:đã|vừa)\s{1,3})?(?:(?:kịp\s{1,3}thời|chủ\s{1,3}động)\s{1,3})?"
    r"(?:ký\s{1,3}ban\s{1,3}hành|ban\s{1,3}hành|có|ký|ra|xây\s{1,3}dựng|gửi|phê\s{1,3}duyệt"
    r"|issued|promulgated|signed)[\s:\"“]{0,10}$",
    re.IGNORECASE,
)
_LAW_END: Final = re.compile(
    rf"\s*,?\s*(?=ngày\s*[0-9\s…._]|năm\s+[0-9]{{4}})|\(|[;”\"]|\.(?=\s|$)"
    rf"|\s+(?={YEAR}(?:[\s,;.)]|$))|,?\s+(?=số\s*:?\s*[0-9]|No\b)"
    r"|,?\s+(?=của\s+Quốc\s+hội|được\s|đã\s|quy\s+định\s|và\s+(?:các\s|Luật\s|Nghị\s|Bộ\s+luật\s))"
)
_LEAD: Final = re.compile(r"[\s(\"“]*+(?:(?:căn\s{1,3}cứ|tại|của)\s++)?", re.IGNORECASE)
_AMENDING: Final = re.compile(r"\s*sửa\s+đổi")
_AND: Final = re.compile(r"(?:và|and|,)\s+", re.IGNORECASE)
_NO_NUMBER: Final = f"0đĐ{ascii_letters}"  # what is left without these counts something
_GAP: Final = re.compile(r"[\s,|\"“”«»]*+")
_TITLE_END: Final = re.compile(r";|\.\s|\.$")
_QUOTE: Final = re.compile(r"[”\"“]")
_SHOWN: Final = 80


@attrs.frozen(kw_only=True)
class Citation:
    """What a citation says, part by part; ``spans`` say where parts stand in the text given."""

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
    spans: tuple[tuple[str, tuple[int, int]], ...] = ()


def read_citation(source: Source) -> Citation:
    """What the first citation in *source* says.

    Raises :class:`~genderplan.errors.ParseError` with ``part`` "number" when there is neither a
    number, nor the name of a law, nor a kind of document with a date.
    """
    text = source.text
    pinpoint, start = read_pinpoint(text)
    citation = _citation(text, start)
    if citation is None:
        summary = message(
            "{text} names no document; a number such as 31/KH-UBND or a law is expected",
            text=repr(source.given[:_SHOWN]),
        )
        raise source.error(summary, "number", (start, len(text)))
    at = source.offsets
    spans = tuple((part, (at[first], at[last])) for part, (first, last) in citation.spans)
    return attrs.evolve(citation, pinpoint=pinpoint, spans=spans)


def _citation(text: str, start: int) -> Citation | None:
    number = find_number(text, start)
    if number is not None:
        return _law_before(text, start, number) or _numbered(text, start, number)
    return _bare(text, start) or _law(text, start) or _unnumbered(text, start)


def _numbered(text: str, start: int, number: FoundNumber) -> Citation:
    words = find_words(text, start, number)
    title, issuer = _between(text[words.end : number.start]) if words else ("", "")
    found = _after(text, number.end, issuer)
    found = _before(text, start, words.start if words else number.start, found)
    return attrs.evolve(
        _typed(found, words),
        number=number.value,
        written=number.written,
        title=title or found.title,
        spans=(*_typed(found, words).spans, ("number", (number.start, number.end))),
    )


def _law_before(text: str, start: int, number: FoundNumber) -> Citation | None:
    """A law with which the text begins, when *number* is that of another document."""
    words = find_words(text, start, number)
    first = next(all_words(text, start), None)
    if words is None or first is None or first.start >= words.start or not is_law(first.text):
        return None
    if is_law(words.text) or not _LEAD.fullmatch(text, start, first.start):
        return None
    return _law(text[: words.start], start)


def _typed(citation: Citation, words: FoundWords | None) -> Citation:
    if words is None:
        return citation
    spans = (*citation.spans, ("type", (words.start, words.end)))
    return attrs.evolve(citation, type=" ".join(words.text.split()), spans=spans)


def _between(text: str) -> tuple[str, str]:
    """The title of a law, or the issuer, between the kind of document and its number."""
    issuer, _ = issuer_after(text, 0, len(text))
    return ("", issuer) if issuer else (tidy(text), "")


def _after(text: str, position: int, issuer: str) -> Citation:
    """Date, issuer, note and title in what follows the number."""
    note, position = note_after(text, position)
    found = date_after(text, position) or year_after(text, position)
    if found is not None:
        issuer = issuer or issuer_after(text, position, found.start)[0]
        position = found.end
    if not note:
        note, position = note_after(text, position)
    if not issuer:
        issuer, position = issuer_after(text, position, len(text))
    if not note:
        note, position = note_after(text, position)
    citation = Citation(issuer=issuer, note=note, title=_title(text, position))
    return _dated(citation, found)


def _dated(citation: Citation, found: FoundDate | None) -> Citation:
    if found is None:
        return citation
    spans = (*citation.spans, ("date", (found.start, found.end)))
    return attrs.evolve(citation, date=found.value, date_text=found.text, spans=spans)


def _title(text: str, position: int) -> str:
    gap = _GAP.match(text, position)
    start = gap.end() if gap else position
    rest = text[start:]
    if "," in text[position:start] and not opens_title(rest):
        return ""
    conjunction = _AND.match(rest)
    other = type_words().match(rest, conjunction.end() if conjunction else 0)
    if not rest[:1].isalpha() or (other and _BARE.match(rest, other.end())):
        return ""
    words = _TITLE_END.split(rest, maxsplit=1)[0]
    if words.count('"') % 2 or words.count("“") != words.count("”"):
        words = _QUOTE.split(words, maxsplit=1)[0]
    return " ".join(words.split()).strip(" ,:|-–")


def _before(text: str, start: int, end: int, citation: Citation) -> Citation:
    """Date and issuer in a sentence before the number, where nothing after it says them."""
    if citation.issuer and (citation.date or citation.date_text):
        return citation
    issued = _ISSUED.search(text, start, end)
    last = issued.start() if issued else end
    found = last_date(text, start, last)
    if issued is None and (found is None or text[found.end : last].strip(" ,:-–(\n")):
        return citation
    if found is not None and not (citation.date or citation.date_text):
        citation = _dated(citation, found)
    if issued is None or citation.issuer:
        return citation
    first = found.end if found else max(text.rfind(mark, start, last) for mark in ",;:.") + 1
    issuer = tidy(text[max(first, start) : last])
    if found and not issuer:  # The Prime Minister on the 25th of February 1993 issued ...
        issuer = tidy(text[start : found.start])
    return attrs.evolve(citation, issuer=issuer)


def _bare(text: str, start: int) -> Citation | None:
    """A kind of document with digits alone: "Quyết định số 23", "KH 38", "Nghị định 70/2008"."""
    for words in all_words(text, start):
        found = _BARE.match(text, words.end)
        if found is None or not found["digits"].strip(_NO_NUMBER):
            continue
        symbol = types_named(words.text)[0].symbol
        announced = found["label"] or found["year"]
        if not announced and (symbol is None or _YEAR.fullmatch(found["digits"])):
            continue
        return _with_digits(text, start, words, found, symbol)
    return None


def _with_digits(
    text: str, start: int, words: FoundWords, found: re.Match[str], symbol: str | None
) -> Citation:
    year = int(found["year"]) if found["year"] else None
    number = DocumentNumber(found["digits"], symbol, year=year) if symbol else None
    written = " ".join(found[0][len(found["label"] or "") :].split()).removeprefix("số ")
    citation = _before(text, start, words.start, _after(text, found.end(), ""))
    citation = _typed(citation, words)
    return attrs.evolve(
        citation,
        number=number,
        number_text="" if number else written,
        written=written,
        spans=(*citation.spans, ("number", found.span("digits"))),
    )


def _law(text: str, start: int) -> Citation | None:
    """A law by its name alone."""
    for words in all_words(text, start):
        if not is_law(words.text):
            continue
        end = len(text)
        amending = _AMENDING.match(text, words.end)
        for found in _LAW_END.finditer(text, words.end):
            if not (amending and text.startswith("và", found.end())):
                end = found.start()
                break
        title = tidy(text[words.end : end])
        if title or words.text.casefold() == "hiến pháp":
            citation = _typed(_after(text, end, ""), words)
            return attrs.evolve(citation, title=title)
    return None


def _unnumbered(text: str, start: int) -> Citation | None:
    """A kind of document known by its day alone."""
    for words in all_words(text, start):
        if date_after(text, words.end) is not None:
            return _typed(_after(text, words.end, ""), words)
    return None
