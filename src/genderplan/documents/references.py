"""A citation of a document: kind, number, date, issuer, title and the place inside it.

A reference says what the text says. A date that cannot be stands in ``date_text``, a type
word that contradicts the symbol stays beside it, a bare number takes no issuer; ``check()`` turns
such things into findings, and nothing is repaired silently. Writing follows Nghị định
30/2020/NĐ-CP: everything at the first mention, kind and number afterwards, a law without its number
in the grounds.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, Literal, TypeAlias

import attrs

from genderplan._forms import Source, lazy
from genderplan._messages import mark, message
from genderplan._text import match_key, nfc
from genderplan.documents.citation_parts import opens_title
from genderplan.documents.citations import Citation, first_citation
from genderplan.documents.issuers import is_term
from genderplan.documents.numbers import DocumentNumber, number_from
from genderplan.documents.numbers_in_text import stands_between
from genderplan.documents.sentences import Pinpoint
from genderplan.documents.types import (
    LAW_NAMES,
    DocumentType,
    NumberStyle,
    TypeFamily,
    document_types,
    is_generic,
    is_legislature,
    symbols_of,
    types_named,
)
from genderplan.errors import InvalidValueError, ParseError
from genderplan.formatting.dates import date_of, format_date
from genderplan.hierarchy.bodies import body_with_symbol, is_party_symbol
from genderplan.issues import Issue, IssueKind, Issues, Severity
from genderplan.periods import PartialDate

CitationStyle: TypeAlias = Literal["full", "short", "grounds"]
LONGEST: Final = 2000
_Date: TypeAlias = "dt.date | PartialDate | None"


def _words(given: str) -> str:
    return " ".join(nfc(given).split()) if given else ""


def _kind_key(words: str) -> str:
    """Equal for the same kind of document however it is put: "kế hoạch", "KH", "Plan"."""
    kinds = types_named(words)
    return kinds[0].name if kinds else words


@attrs.frozen(kw_only=True, repr=False)
class DocumentReference:
    """A document as a text names it.

    ``type`` is the word for its kind as written, "Kế hoạch" or "KH"; "" where none stands.

    >>> reference = DocumentReference.parse(
    ...     "Kế hoạch số 40/KH-UBND ngày 23/02/2024 của UBND huyện Hoằng Hóa"
    ... )
    >>> reference.type, reference.number, reference.issuer
    ('Kế hoạch', DocumentNumber('40/KH-UBND'), 'UBND huyện Hoằng Hóa')
    >>> reference.date
    datetime.date(2024, 2, 23)
    >>> DocumentReference(type="Chỉ thị", number="21-CT/TW", date="2018-01-20")
    DocumentReference('Chỉ thị số 21-CT/TW ngày 20 tháng 01 năm 2018')
    """

    type: str = attrs.field(default="", converter=_words, eq=_kind_key)
    """The word for its kind as written, "Kế hoạch" or "KH"; "" where none stands."""
    number: DocumentNumber | None = attrs.field(
        default=None, converter=attrs.converters.optional(number_from)
    )
    """Its number; None where the text gives none, or none with a symbol."""
    date: _Date = attrs.field(default=None, converter=attrs.converters.optional(date_of))
    """The day, or a :class:`~genderplan.PartialDate` ("năm 2021"); None where none can be read."""
    issuer: str = attrs.field(default="", converter=_words)
    """The words for the body that issued it: "UBND huyện Hoằng Hóa"."""
    title: str = attrs.field(default="", converter=_words)
    """The name of a law, or what the document is about."""
    pinpoint: Pinpoint | None = None
    """The place inside the document."""
    note: str = attrs.field(default="", converter=_words)
    """What stands in brackets behind it, without them: "khóa X"."""
    number_text: str = ""
    """A number without any symbol, as written."""
    date_text: str = ""
    """A date that cannot be read, as written."""
    written: str = attrs.field(default="", eq=False)
    """The number as the text has it; references are compared without it."""
    spans: tuple[tuple[str, tuple[int, int]], ...] = attrs.field(default=(), eq=False)
    """Where each part stands in the text given: its name, and the first and last place."""

    def __attrs_post_init__(self) -> None:
        if self.number is None and not self.number_text and not self.type:
            summary = message(
                "a reference needs a number or the kind of document; both are missing"
            )
            raise InvalidValueError(summary, None, "number")

    @classmethod
    def parse(cls, text: str) -> "DocumentReference":
        """The document that *text* names: the law it begins with, else the first with a number.

        Reads the forms of documents, news and web pages, Vietnamese and English, with the date or
        the issuer before the number or after it. The words of the sentence around it are passed
        over; :func:`~genderplan.extract` finds all documents of a text. Raises
        :class:`~genderplan.errors.ParseError` when the text names no document.

        >>> DocumentReference.parse("Ngày 20/01/2018, Ban Bí thư đã ban hành Chỉ thị số 21-CT/TW")
        DocumentReference('Chỉ thị số 21-CT/TW ngày 20 tháng 01 năm 2018 của Ban Bí thư')
        >>> print(DocumentReference.parse("khoản 1 Điều 25 Luật Bình đẳng giới").pinpoint)
        khoản 1 Điều 25
        """
        source = Source.of(text, mark("citation"), longest=LONGEST)
        found = first_citation(source.text)
        if found is None:
            summary = message(
                "{text} names no document; a number such as 31/KH-UBND or a law is expected",
                text=repr(source.given[:80]),
            )
            raise source.error(summary, "number", (0, len(source.text)))
        return cls.of_citation(found, source.offsets.__getitem__)

    @classmethod
    def of_citation(
        cls, found: Citation, at: Callable[[int], int] | None = None
    ) -> "DocumentReference":
        """The reference that the grammar found, its places led back by *at* if that is given."""
        parts = found._asdict()
        del parts["start"], parts["end"]
        if at is not None:
            places = found.spans
            parts["spans"] = tuple((part, (at(start), at(end))) for part, (start, end) in places)
        return cls(**parts)

    @property
    def document_type(self) -> DocumentType | None:
        """The kind of document: what the words say, else what the number says.

        >>> found = DocumentReference.parse("Quy định số 295-QĐ/ĐU").document_type
        >>> found and found.name
        'Quy định'
        """
        kinds: Sequence[DocumentType | None] = types_named(self.type)
        if self.number is not None:
            family = self.number.style.family or TypeFamily.ADMINISTRATIVE
            own = [kind for kind in kinds if kind and kind.family is family]
            kinds = own or kinds or (self.number.document_type,)
        return kinds[0] if kinds else None

    @property
    def type_symbol(self) -> str | None:
        """The abbreviation of the kind: in the number, else that of the words, else a law's name.

        >>> DocumentReference.parse("Chỉ thị 646-TTg").type_symbol
        'CT'
        """
        if self.number is not None and self.number.type:
            return self.number.type
        kind = self.document_type
        if kind is None:
            return None
        return kind.name if kind.name in LAW_NAMES else kind.symbol

    @property
    def is_law(self) -> bool:
        """Whether it is a law, a code, an ordinance or the constitution, all cited by name."""
        kind = self.document_type
        return kind is not None and kind.name in LAW_NAMES

    @property
    def is_draft(self) -> bool:
        """Whether the number is still blank."""
        return self.number is not None and self.number.is_draft

    def cite(self, style: CitationStyle = "full") -> str:
        """The citation in Vietnamese.

        "full" says all that is known; "short" (later mentions) the kind and the number, or a law's
        name; "grounds" (căn cứ) is full, but names a law without number and issuer. Source: Nghị
        định 30/2020/NĐ-CP, Phụ lục I.

        >>> law = DocumentReference.parse("Luật Bình đẳng giới số 73/2006/QH11 ngày 29/11/2006")
        >>> law.cite()
        'Luật Bình đẳng giới số 73/2006/QH11 ngày 29 tháng 11 năm 2006'
        >>> law.cite("short"), law.cite("grounds")
        ('Luật Bình đẳng giới', 'Luật Bình đẳng giới ngày 29 tháng 11 năm 2006')
        """
        if style not in {"full", "short", "grounds"}:
            summary = message(
                "style is {style}; full, short or grounds is expected", style=repr(style)
            )
            raise InvalidValueError(summary, style, "style")
        return " ".join(filter(None, self._parts(style)))

    def _parts(self, style: CitationStyle) -> Iterator[str]:
        by_name = self.is_law and bool(self.title)
        numbered = "" if by_name and style != "full" else self._numbered
        yield str(self.pinpoint) if self.pinpoint else ""
        yield self._kind
        early = self.is_law or (
            # "công tác" in "Chương trình công tác số 02-CTr/TU"
            self.number is not None
            and self.title != ""
            and not opens_title(self.title)
            and stands_between(self.title, self.type, self.number)
        )
        yield self.title if early else ""
        yield numbered
        if style != "short" or not (numbered or by_name):
            yield self._dated
        if style == "short":
            return
        note = f"({self.note})" if self.note else ""
        if self.issuer and not (by_name and style == "grounds"):
            issuer = f"của {self.issuer}"
            # A term behind the issuer would be read as part of its name: "Bộ Chính trị (khóa X)".
            yield from (note, issuer) if is_term(note) else (issuer, note)
        else:
            yield note
        # A title that no usual word opens is put in quotation marks, so that it is read again.
        quoted = not (early or not self.title or opens_title(self.title))
        yield "" if early else f"“{self.title}”" if quoted else self.title

    @property
    def _kind(self) -> str:
        kind = self.document_type
        return kind.name if kind is not None and types_named(self.type) else self.type

    @property
    def _numbered(self) -> str:
        if self.number is None:
            return f"số {self.number_text}" if self.number_text else ""
        if self.number.issuer or self.number.type not in symbols_of(self.type):
            return f"số {self.number}"
        year = f"/{self.number.year}" if self.number.year else ""
        return f"số {self.number.number}{year}"

    @property
    def _dated(self) -> str:
        if self.date is not None:
            return format_date(self.date)
        return f"ngày {self.date_text}" if self.date_text else ""

    def check(self) -> Issues:
        """What contradicts itself or is written otherwise than the rules want.

        Each finding has the part in ``path``, and for a parsed reference its place in ``span``.

        >>> reference = DocumentReference.parse("Quyết định số 55/2007/CT-UBND ngày 15/20/2007")
        >>> print(reference.check())  # doctest: +ELLIPSIS
        GP101 warning at type, 0-10: the words say Quyết định, but the number is 55/2007/CT-UBND...
        GP102 error at date, 30-45: 15/20/2007 is no date: ...
        """
        found = (
            *_type_conflicts(self.type, self.number),
            *_date_conflicts(self.date, self.date_text, self.number),
            *_legislature_conflicts(self.number),
            *_issuer_conflicts(self.issuer, self.number, self.date),
            *_number_findings(self),
        )
        places = dict(self.spans)
        return Issues(attrs.evolve(issue, span=places.get(issue.path)) for issue in found)

    def __str__(self) -> str:
        return self.cite()

    def __repr__(self) -> str:
        return f"DocumentReference({self.cite()!r})"


def format_grounds(references: Iterable[DocumentReference]) -> str:
    """The grounds of a document (căn cứ), a line for each reference.

    Each line ends with a semicolon, the last one with a full stop. Source: Nghị định
    30/2020/NĐ-CP, Phụ lục I, II.6 (clause number unverified).

    >>> law = DocumentReference.parse("Luật Bình đẳng giới số 73/2006/QH11 ngày 29/11/2006")
    >>> plan = DocumentReference.parse("Kế hoạch số 40/KH-UBND ngày 23/02/2024")
    >>> print(format_grounds([law, plan]))
    Căn cứ Luật Bình đẳng giới ngày 29 tháng 11 năm 2006;
    Căn cứ Kế hoạch số 40/KH-UBND ngày 23 tháng 02 năm 2024.
    """
    lines = [f"Căn cứ {reference.cite('grounds')}" for reference in references]
    joined = ";\n".join(lines)
    return f"{joined}." if lines else ""


TYPE_AGAINST_SYMBOL: Final = IssueKind(
    "GP101",
    Severity.WARNING,
    mark("the words say {words}, but the number is {number}"),
    mark("Look at the document itself: either the word or the symbol is wrong."),
)
NO_SUCH_DATE: Final = IssueKind(
    "GP102",
    Severity.ERROR,
    mark("{written} is no date: {reason}"),
    mark("Day comes before month; the year has four digits."),
)
ISSUER_AGAINST_SYMBOL: Final = IssueKind(
    "GP104",
    Severity.WARNING,
    mark("the issuer is named {issuer}, but {symbol} in the number stands for {meant}"),
    mark("Look at the document itself: either the name or the symbol is wrong."),
)
YEAR_AGAINST_DATE: Final = IssueKind(
    "GP105",
    Severity.WARNING,
    mark("the number {number} is of {year}, the date of {other}"),
    mark("A normative document has the year of its date in its number."),
)
LEGISLATURE_AGAINST_YEAR: Final = IssueKind(
    "GP116",
    Severity.WARNING,
    mark("{number} is of {year}, but {symbol} sat from {first} to {last}"),
    mark("Look the number up: either its year or its legislature is wrong."),
)
OTHER_SYSTEM: Final = IssueKind(
    "GP106",
    Severity.NOTE,
    mark("{number} is joined in the other way than numbers of {issuer} are"),
    mark("The state writes 31/KH-UBND, the Party 21-CT/TW."),
)
WRITTEN_OTHERWISE: Final = IssueKind(
    "GP107",
    Severity.NOTE,
    mark("the number is written {written}; the rules write {number}"),
)
BLANK_NUMBER: Final = IssueKind(
    "GP108",
    Severity.WARNING,
    mark("the number of {document} is still blank"),
    mark("Fill it in once the document is registered."),
)
NO_SYMBOL: Final = IssueKind(
    "GP109",
    Severity.WARNING,
    mark("number {number} stands without its full symbol"),
    mark("Without the symbol of the issuer many documents have this number."),
)
ISSUER_OF_ANOTHER_TIME: Final = IssueKind(
    "GP110",
    Severity.WARNING,
    mark("{symbol} ({name}) issued no documents on {date}: known from {since} to {until}"),
)

# The first words of the names of bodies, and what the name is then that of.
_BODIES: Final = {
    match_key(prefix): body
    for body, prefixes in (
        ("", ("bộ chính trị",)),  # no ministry
        ("Bộ", ("bộ", "bộ trưởng")),
        ("Sở", ("sở", "giám đốc sở")),
        ("Phòng", ("phòng",)),
        ("UBND", ("ủy ban nhân dân", "ubnd", "chủ tịch ubnd", "chủ tịch ủy ban nhân dân")),
        ("HĐND", ("hội đồng nhân dân", "hđnd")),
        ("Thủ tướng", ("thủ tướng",)),
        ("Chính phủ", ("chính phủ",)),
    )
    for prefix in prefixes
}


def _type_conflicts(words: str, number: DocumentNumber | None) -> Iterator[Issue]:
    if number is not None and words and not _agree(words, number):
        yield TYPE_AGAINST_SYMBOL.at("type", words=words, number=str(number))


def _agree(words: str, number: DocumentNumber) -> bool:
    kinds = types_named(words)
    symbols = symbols_of(words)
    # a consolidated text has the name of what it consolidates: "Quyết định", "92/VBHN-BQP"
    if not kinds or is_generic(words) or number.type == "VBHN":
        return True
    if number.type is None:
        return None in symbols or number.style in {NumberStyle.STATE, NumberStyle.NORMATIVE}
    types = document_types()
    if types.canonical_symbol(number.type) is None or number.type in symbols:
        return True
    if number.type in types.ambiguous and None in symbols:
        return not any(kind.name in LAW_NAMES for kind in kinds)
    # One kind may be the other with words added: Kế hoạch and Kế hoạch phối hợp.
    named = [kind.name for kind in types.with_symbol(number.type)]
    pairs = (sorted((own, kind.name), key=len) for own in named for kind in kinds)
    return any(f"{longer} ".startswith(f"{shorter} ") for shorter, longer in pairs)


def _date_conflicts(
    date: "dt.date | PartialDate | None", text: str, number: DocumentNumber | None
) -> Iterator[Issue]:
    if text:
        try:
            PartialDate.parse(text)
        except ParseError as error:
            yield NO_SUCH_DATE.at("date", written=text, reason=error.summary)
    if date is None or number is None or None in (number.year, date.year):
        return
    if number.year != date.year:
        yield YEAR_AGAINST_DATE.at("date", number=str(number), year=number.year, other=date.year)


# The years in which the tenth National Assembly, 1997, and those after it were elected.
_ELECTED: Final = (1997, 2002, 2007, 2011, 2016, 2021, 2026, 2031)


def _legislature_conflicts(number: DocumentNumber | None) -> Iterator[Issue]:
    """A number such as 83/2015/QH14, in whose year another National Assembly sat."""
    if number is None or number.year is None or not is_legislature(number.issuer):
        return
    symbol, year, at = number.issuer, number.year, int(number.issuer.lstrip("UBTVQH")) - 10
    first, last = _ELECTED[at : at + 2] if 0 <= at < len(_ELECTED) - 1 else (year, year)
    if not first <= year <= last:
        yield LEGISLATURE_AGAINST_YEAR.at(
            "number", number=str(number), year=year, symbol=symbol, first=first, last=last
        )


_SAME: Final = 6  # letters of a field that tell it, however the rest is shortened
_OF_FIELD: Final = lazy(rf"(?<!\S)(?:{match_key('Sở')}|{match_key('Phòng')})\s(?P<field>.+)")


def _may_share(issuer: str, symbol: str, ministry: str) -> bool:
    """Whether a Sở or Phòng of a ministry's field may write *symbol*, such as LĐTBXH."""
    found = _OF_FIELD.search(match_key(issuer))  # "Giám đốc Sở Lao động …", "Sở Lao động …"
    if found is None or symbol.startswith("B"):
        return False
    # only the letters count: "LĐ-TB&XH" is "LĐTBXH"
    names = (found["field"], match_key(ministry).partition(" ")[2])
    own, full = ("".join(filter(str.isalpha, name)) for name in names)
    return own.startswith((match_key(symbol), full[:_SAME]))


def _issuer_conflicts(
    name: str, number: DocumentNumber | None, date: "dt.date | PartialDate | None"
) -> Iterator[Issue]:
    body = body_with_symbol(number.issuers[0]) if number is not None and number.issuers else None
    if body is None or number is None:
        return
    named, meant = _body(name), _body(body.name)
    shared = _may_share(name, number.issuers[0], body.name)
    if named and meant and named != meant and not number.is_joint and not shared:
        yield ISSUER_AGAINST_SYMBOL.at(
            "issuer", issuer=name, symbol=number.issuers[0], meant=body.name
        )
    if isinstance(date, dt.date) and not body.existed(date):
        yield ISSUER_OF_ANOTHER_TIME.at(
            "issuer",
            symbol=number.issuers[0],
            name=body.name,
            date=date,
            since=body.since or "…",
            until=body.until or "…",
        )


def _body(name: str) -> str:
    key = match_key(name)
    return next(
        (body for prefix, body in _BODIES.items() if f"{key} ".startswith(f"{prefix} ")), ""
    )


def _number_findings(reference: DocumentReference) -> Iterator[Issue]:
    number, written = reference.number, reference.written
    if number is None:
        if reference.number_text:
            yield NO_SYMBOL.at("number", number=reference.number_text)
        return
    if number.is_draft:
        yield BLANK_NUMBER.at("number", document=f"{reference.type} {number}".strip())
    elif not number.issuer:
        # a scheme is called by the number of the decision that approved it: "Đề án 939"
        if number.type != "ĐA":
            yield NO_SYMBOL.at("number", number=number.number)
    elif written and written != str(number):
        yield WRITTEN_OTHERWISE.at("number", written=written, number=str(number))
    if number.issuers and _in_other_system(number):
        yield OTHER_SYSTEM.at("number", number=str(number), issuer=number.issuers[0])


def _in_other_system(number: DocumentNumber) -> bool:
    body = body_with_symbol(number.issuers[0])
    if number.style is NumberStyle.PARTY:
        return body is not None and body.state
    return number.type is not None and is_party_symbol(number.issuer)
