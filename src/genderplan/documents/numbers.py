"""The number of an official document: ``31/KH-UBND``, ``30/2020/NĐ-CP``, ``21-CT/TW``.

Decided: a number is its parts (digits, type, issuer, year) and the style in which they are
joined; ``str()`` joins them as the rules want, and ``parse`` reads that, and much that is written
less well. Digits are text: "02" is written with its zero, "4a" exists, a draft has none. The issuer
is an open vocabulary, so nothing is refused for being unknown. Equality and hash follow the written
form; order follows issuer, type, year and the number counted, as in a register. A number that would
not be read back as it is written cannot be made.
"""

import re
from enum import StrEnum
from functools import lru_cache, total_ordering
from typing import Final, NamedTuple

import attrs

from genderplan._messages import Language, Message, mark, message, translate
from genderplan._source import Source
from genderplan._text import match_key, nfc
from genderplan.documents.issuers import canonical_issuer, find_issuer
from genderplan.documents.symbols import GROUP, LETTER, NumberParts, read_number
from genderplan.documents.types import DocumentType, TypeFamily, document_types
from genderplan.errors import InvalidValueError, ParseError

__all__ = ["DocumentKey", "DocumentNumber", "NumberStyle"]

_DIGITS: Final = re.compile(r"0*+([0-9]{1,9})((?:bis|ter|[a-zA-ZđĐ])?)")
_TYPE: Final = re.compile(rf"[{LETTER}]{{1,20}}")
_ISSUER: Final = re.compile(rf"(?=[{LETTER}]){GROUP}(?:-{GROUP})*+")
_LAW_ISSUER: Final = re.compile(r"(?:UBTVQH|QH)[0-9]{1,2}")
_JOINT: Final = frozenset(
    (
        "TTLT",
        "NQLT",
        "TTLN",
        "CTLT",
        "KHLT",
        "KHLN",
        "KHPH",
        "CTPH",
        "CTrPH",
        "HDLT",
        "HDLN",
        "QCPH",
    )
)
_YEARS: Final = range(1945, 2100)
_PART_NAMES: Final = {
    "number": mark("number"),
    "type": mark("type"),
    "issuer": mark("issuer"),
    "year": mark("year"),
    "style": mark("style"),
}
_LONGEST_ISSUER: Final = 100


class NumberStyle(StrEnum):
    """How the parts of a number are joined, which tells whose rules it follows.

    >>> NumberStyle.LETTER.label("vi")
    'công văn'
    """

    STATE = "state"
    LETTER = "letter"
    PARTY = "party"
    NORMATIVE = "normative"

    def label(self, language: Language = "en") -> str:
        """The words for this style in *language*."""
        return translate(_STYLE_WORDS[self], language)


_STYLE_WORDS = {
    NumberStyle.STATE: mark("administrative document"),
    NumberStyle.LETTER: mark("official letter"),
    NumberStyle.PARTY: mark("Party document"),
    NumberStyle.NORMATIVE: mark("normative document"),
}


class DocumentKey(NamedTuple):
    """What tells one document from all others; the number alone does not.

    Without a year inside, ``31/KH-UBND`` exists once a year in each of thousands of communes.
    """

    issuer: str
    number: str
    symbol: str
    year: int


def _canonical_digits(given: object) -> str:
    """9 and "9" become "09", "031" becomes "31"; a letter after the digits stays."""
    whole = isinstance(given, int) and not isinstance(given, bool)
    text = str(given) if whole else given
    found = _DIGITS.fullmatch(nfc(text).strip()) if isinstance(text, str) else None
    if text == "":
        return ""
    if found is None or found[1] == "0":
        expected = message("digits from 1 up, or none in a draft")
        raise _refused("number", given, expected)
    return f"{found[1]}{found[2]}" if found[2] else found[1].zfill(2)


def _canonical_type(given: object) -> str | None:
    if given is None or given == "":
        return None
    if not isinstance(given, str) or not _TYPE.fullmatch(nfc(given)):
        raise _refused("type", given, message("an abbreviation such as KH"))
    return document_types().canonical_symbol(nfc(given)) or nfc(given)


def _canonical_groups(given: object) -> str:
    text = nfc(given) if isinstance(given, str) else None
    if text is None or len(text) > _LONGEST_ISSUER or not (text == "" or _ISSUER.fullmatch(text)):
        expected = message("abbreviations joined by hyphens, such as UBND")
        raise _refused("issuer", given, expected)
    return "-".join(canonical_issuer(group) for group in text.split("-"))


def _checked_year(given: object) -> int | None:
    if given is None:
        return None
    if isinstance(given, bool) or not isinstance(given, int) or given not in _YEARS:
        raise _refused("year", given, message("a year from 1945 to 2099"))
    return given


def _checked_style(given: NumberStyle | str) -> NumberStyle:
    try:
        return NumberStyle(given)
    except ValueError as error:
        expected = message("state, letter, party or normative")
        raise _refused("style", given, expected) from error


def _refused(part: str, given: object, expected: Message) -> InvalidValueError:
    summary = message(
        "the document number has {value} as its {part}; expected: {expected}",
        part=message(_PART_NAMES[part]),
        value=repr(given)[:80],
        expected=expected,
    )
    return InvalidValueError(summary, given, part)


@total_ordering
@attrs.frozen(eq=False, repr=False)
class DocumentNumber:
    """The number and symbol (số, ký hiệu) of an official document.

    ``number`` is the digits as written ("02", "4a"; "" in a draft), ``type`` the abbreviation of
    the kind of document (``None`` in official letters, laws and old forms), ``issuer`` all that
    stands for issuer and unit ("UBND", "LĐTBXH-BĐG"), ``year`` the year inside a normative number.
    ``style`` follows from them; only "party" has to be given.

    Raises :class:`~genderplan.errors.InvalidValueError`, with the part in ``path``, for parts that
    no number can have. Source: Nghị định 30/2020/NĐ-CP, Điều 15 and Phụ lục I, II.3; the Party's
    form as its numbers show it.

    >>> DocumentNumber("31", "KH", "UBND")
    DocumentNumber('31/KH-UBND')
    >>> str(DocumentNumber(21, "CT", "TW", style="party"))
    '21-CT/TW'
    >>> str(DocumentNumber(30, "NĐ", "CP", 2020)), str(DocumentNumber(9, None, "LĐTBXH-BĐG"))
    ('30/2020/NĐ-CP', '09/LĐTBXH-BĐG')
    """

    number: str = attrs.field(converter=_canonical_digits)
    type: str | None = attrs.field(default=None, converter=_canonical_type)
    issuer: str = attrs.field(default="", converter=_canonical_groups)
    year: int | None = attrs.field(default=None, converter=_checked_year)
    style: NumberStyle = attrs.field(converter=_checked_style)

    @style.default
    def _usual_style(self) -> NumberStyle:
        return _usual_style(self.type, self.issuer, self.year)

    def __attrs_post_init__(self) -> None:
        if self.style is NumberStyle.PARTY:
            possible = bool(self.type and self.issuer) and self.year is None
        else:
            possible = self.style is _usual_style(self.type, self.issuer, self.year)
        if not possible or not (self.type or self.issuer):
            raise _refused("style", str(self.style), message("the style that its parts have"))
        # Plain digits are read back whatever they are, so one check serves all of a symbol.
        form = self._with("11") if self.number.isdigit() else str(self)
        if not _reads_back(form):
            raise _refused("issuer", self.issuer, message("groups that can be told apart again"))

    @classmethod
    def parse(cls, text: str) -> "DocumentNumber":
        """The number written in *text*, with or without "Số:" before it.

        Read leniently: spaces, look-alike dashes and slashes, a lost or doubled separator, small
        letters, a missing zero, QD for QĐ, a note in brackets after the symbol (which is dropped).
        A blank number makes a draft. Raises :class:`~genderplan.errors.ParseError` with ``part``
        "number", "year" or "symbol" for all else.

        >>> DocumentNumber.parse("Số: 31/KH-UBND")
        DocumentNumber('31/KH-UBND')
        >>> DocumentNumber.parse("Số:        /KH-UBND").is_draft
        True
        >>> [str(DocumentNumber.parse(text)) for text in ("11 NQ/TW", "248KH-UBND", "5/qd-ttg")]
        ['11-NQ/TW', '248/KH-UBND', '05/QĐ-TTg']
        >>> DocumentNumber.parse("31/")
        Traceback (most recent call last):
            ...
        genderplan.errors.ParseError: a symbol is expected after the number, as in 31/KH-UBND
        """
        source = Source.of(text, mark("document number"))
        parts = read_number(source)
        style = NumberStyle.PARTY if parts.party else _usual_style(*parts[1:4])
        try:
            return cls(*parts[:4], style)
        except InvalidValueError as error:
            raise source.error(error.summary, "symbol", (0, len(source.text))) from error

    @classmethod
    def is_valid(cls, text: object) -> bool:
        """Whether :meth:`parse` can read *text*; never raises, whatever it is given.

        >>> DocumentNumber.is_valid("739/BNV-CTTN&BĐG"), DocumentNumber.is_valid(None)
        (True, False)
        """
        if not issubclass(type(text), str):  # isinstance asks the object, which may raise
            return False
        try:
            cls.parse(text)  # type: ignore[arg-type]
        except ParseError:
            return False
        return True

    @property
    def symbol(self) -> str:
        """What stands after the number: "KH-UBND", "NĐ-CP", "CT/TW".

        >>> DocumentNumber.parse("21-CT/TW").symbol
        'CT/TW'
        """
        joint = "/" if self.style is NumberStyle.PARTY else "-"
        return joint.join(filter(None, (self.type, self.issuer)))

    @property
    def is_draft(self) -> bool:
        """Whether the number is still blank."""
        return not self.number

    @property
    def counted(self) -> int:
        """The digits as a whole number, without a letter after them; 0 in a draft.

        >>> DocumentNumber.parse("4a/NQ-BCH").counted
        4
        """
        found = _DIGITS.fullmatch(self.number)
        return int(found[1]) if found else 0

    @property
    def issuers(self) -> tuple[str, ...]:
        """The groups of the issuer: the bodies of a joint document, or a body and its unit.

        >>> DocumentNumber.parse("163/2013/TTLT-BTC-BNV").issuers
        ('BTC', 'BNV')
        """
        return tuple(filter(None, self.issuer.split("-")))

    @property
    def body(self) -> str:
        """The first group of the issuer: the body that counts, or the lead of a joint document.

        >>> DocumentNumber.parse("739/BNV-CTTN&BĐG").body
        'BNV'
        """
        return self.issuer.partition("-")[0]

    @property
    def is_joint(self) -> bool:
        """Whether the type is one that several bodies issue together (liên tịch, phối hợp).

        >>> DocumentNumber.parse("17/KHPH.VHTT-LĐTBXH").is_joint
        True
        """
        return self.type in _JOINT

    @property
    def document_type(self) -> DocumentType | None:
        """The kind of document; ``None`` where the number alone does not tell.

        A Party ``QĐ`` is Quyết định or Quy định: the words before the number decide.

        >>> DocumentNumber.parse("31/KH-UBND").document_type.name
        'Kế hoạch'
        >>> DocumentNumber.parse("295-QĐ/ĐU").document_type is None
        True
        """
        return _document_type(self)

    def key(self, issuer: str = "", year: int | None = None) -> DocumentKey:
        """What tells this document from all others: issuer, number, symbol and year.

        *issuer* is the body's name, which every commune's "UBND" needs; *year* is that of the date,
        and may be left out where the number has one. The issuer in the key is a matching key, not
        for display. Raises
        :class:`~genderplan.errors.InvalidValueError` for a draft, a missing year, or two years.

        >>> plan = DocumentNumber.parse("40/KH-UBND")
        >>> plan.key("UBND huyện Hoằng Hoá", 2024) == plan.key("UBND huyện Hoằng Hóa", 2024)
        True
        >>> plan.key("UBND huyện Hoằng Hóa", 2024)[1:]
        ('40', 'KH-UBND', 2024)
        """
        if self.is_draft:
            raise _refused("number", self.number, message("a number, once the draft has one"))
        found = self.year if year is None else _checked_year(year)
        if found is None or self.year not in (None, found):
            raise _refused("year", year, message("the year of the document's date"))
        return DocumentKey(match_key(issuer), self.number, self.symbol, found)

    def _with(self, digits: str) -> str:
        party = self.style is NumberStyle.PARTY
        return _joined(NumberParts(digits, self.type, self.issuer, self.year, party))

    def __str__(self) -> str:
        return self._with(self.number)

    def __repr__(self) -> str:
        return f"DocumentNumber({str(self)!r})"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, DocumentNumber):
            return NotImplemented
        return str(self) == str(other)

    def __hash__(self) -> int:
        return hash(str(self))

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, DocumentNumber):
            return NotImplemented
        return _order(self) < _order(other)


@lru_cache(maxsize=4096)
def _reads_back(written: str) -> bool:
    return _joined(read_number(Source.of(written, mark("document number")))) == written


def _joined(parts: NumberParts) -> str:
    number, kind, issuer, year, party = parts
    if party:
        return f"{number}-{kind}/{issuer}"
    head = number if year is None else f"{number}/{year}"
    return f"{head}/{'-'.join(filter(None, (kind, issuer)))}"


def _usual_style(kind: str | None, issuer: str, year: int | None) -> NumberStyle:
    if year is not None:
        return NumberStyle.NORMATIVE
    if kind is not None:
        return NumberStyle.LETTER if kind == "CV" else NumberStyle.STATE
    if _LAW_ISSUER.fullmatch(issuer):
        return NumberStyle.NORMATIVE
    body = find_issuer(issuer)
    return NumberStyle.STATE if body is not None and body.plain else NumberStyle.LETTER


def _order(number: DocumentNumber) -> tuple[str, str, int, int, str]:
    return (number.issuer, number.type or "", number.year or 0, number.counted, str(number))


def _document_type(number: DocumentNumber) -> DocumentType | None:
    types = document_types()
    if number.type is None:
        law = _LAW_ISSUER.fullmatch(number.issuer)
        letter = number.style is NumberStyle.LETTER and not law
        return types.named("Công văn")[0] if letter else None
    families = {
        NumberStyle.PARTY: (TypeFamily.PARTY,),
        NumberStyle.NORMATIVE: (TypeFamily.NORMATIVE,),
    }.get(number.style, (TypeFamily.ADMINISTRATIVE, TypeFamily.COPY))
    for family in (*families, None):
        found = types.with_symbol(number.type, family)
        if found:
            return found[0] if len({kind.name for kind in found}) == 1 else None
    return None
