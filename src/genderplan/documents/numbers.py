"""The number of an official document: ``31/KH-UBND``, ``30/2020/NĐ-CP``, ``21-CT/TW``.

A number is its parts (digits, type, issuer, year) and the style in which they are joined. Reading
is lenient, ``str()`` is strict. Digits are text: "02" is written with its zero, "4a" exists, a
draft has none. The issuer is an open vocabulary, so nothing is refused for being unknown; a number
that would not be read back as it is written cannot be made.
"""

import re
from functools import lru_cache, total_ordering
from typing import Final, NamedTuple

import attrs

from genderplan._messages import Message, mark, message
from genderplan._source import Source
from genderplan._text import match_key, nfc
from genderplan.documents.symbols import (
    GROUP,
    LAW_ISSUER,
    LETTER,
    YEARS,
    NumberStyle,
    read_number,
    usual_style,
)
from genderplan.documents.types import DocumentType, TypeFamily, document_types
from genderplan.errors import InvalidValueError, ParseError
from genderplan.hierarchy.bodies import canonical_symbol

__all__ = ["DocumentKey", "DocumentNumber", "NumberStyle"]

# The usual form, which needs no cleaning: 31/KH-UBND, 21-CT/TW; not "031/KH-UBND" or "31/ KH-UBND".
_USUAL: Final = re.compile(r"([1-9][0-9]{0,8}|0[1-9])([/-][A-Za-zĐđ0-9&/-]{1,60})")
_GIVEN_DIGITS: Final = re.compile(r"0*+([0-9]{1,9})((?:bis|ter|[a-zA-ZđĐ]|\.[1-9][0-9]?)?)")
_TYPE: Final = re.compile(rf"[{LETTER}]{{1,20}}")
_ISSUER: Final = re.compile(rf"(?=[{LETTER}]){GROUP}(?:-(?:\([A-ZĐ0-9&,]{{1,12}}\)|{GROUP}))*+")
_JOINT: Final = frozenset(
    "TTLT NQLT TTLN CTLT KHLT KHLN KHPH CTPH CTrPH HDLT HDLN QCPH".split()  # noqa: SIM905 - a row
)
_LONGEST_ISSUER: Final = 100
_PART_NAMES: Final = {
    "number": mark("number"),
    "type": mark("type"),
    "issuer": mark("issuer"),
    "year": mark("year"),
    "style": mark("style"),
}


class DocumentKey(NamedTuple):
    """What tells one document from all others; the number alone does not.

    Without a year inside, ``31/KH-UBND`` exists once a year in each of thousands of communes.
    """

    issuer: str
    number: str
    symbol: str
    year: int


def _refused(part: str, given: object, expected: Message) -> InvalidValueError:
    summary = message(
        "the document number has {value} as its {part}; expected: {expected}",
        part=message(_PART_NAMES[part]),
        value=repr(given)[:80],
        expected=expected,
    )
    return InvalidValueError(summary, given, part)


def _canonical_digits(given: object) -> str:
    """9 and "9" become "09", "031" becomes "31"; a letter or ".13" after the digits stays."""
    whole = isinstance(given, int) and not isinstance(given, bool)
    text = str(given) if whole else given
    found = _GIVEN_DIGITS.fullmatch(nfc(text).strip()) if isinstance(text, str) else None
    if text == "":
        return ""
    if found is None or found[1] == "0":
        raise _refused("number", given, message("digits from 1 up, or none in a draft"))
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
    return "-".join(canonical_symbol(group) for group in text.split("-"))


def _checked_year(given: object) -> int | None:
    if given is None:
        return None
    if isinstance(given, bool) or not isinstance(given, int) or given not in YEARS:
        raise _refused("year", given, message("a year from 1945 to 2099"))
    return given


def _checked_style(given: NumberStyle | str) -> NumberStyle:
    try:
        return NumberStyle(given)
    except ValueError as error:
        expected = message("state, letter, party or normative")
        raise _refused("style", given, expected) from error


@total_ordering
@attrs.frozen(init=False, eq=False, repr=False)
class DocumentNumber:
    """The number and symbol (số, ký hiệu) of an official document.

    ``number`` is the digits as written ("02", "4a", "66.13"; "" in a draft), ``type`` the
    abbreviation of the kind of document (``None`` in official letters, laws and old forms),
    ``issuer`` all that stands for issuer and unit ("UBND", "LĐTBXH-BĐG"), ``year`` the year
    inside a normative number.
    ``style`` follows from them; only "party" has to be given. ``separator`` is "-" in the few
    numbers that are really so written, 19-2018/NQ-CP and 646-TTg; it does not count when numbers
    are compared. One text alone is the number as a whole, as :meth:`parse` reads it.

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

    number: str
    type: str | None
    issuer: str
    year: int | None
    style: NumberStyle
    separator: str = attrs.field(default="/")

    def __init__(  # noqa: PLR0913, PLR0917 - the parts of a number
        self,
        number: str | int,
        type: str | None = None,  # noqa: A002 - the word for it
        issuer: str = "",
        year: int | None = None,
        style: NumberStyle | str | None = None,
        separator: str = "/",
    ) -> None:
        alone = not (type or issuer or year or style)
        if alone and isinstance(number, str) and ("/" in number or "-" in number):
            whole = DocumentNumber.parse(number)
            self.__attrs_init__(*attrs.astuple(whole, recurse=False))
            return
        parts = (
            _canonical_digits(number),
            _canonical_type(type),
            _canonical_groups(issuer),
            _checked_year(year),
        )
        usual = usual_style(*parts[1:])
        joined = usual if style is None else _checked_style(style)
        self.__attrs_init__(*parts, joined, separator)
        self._check(usual)

    def _check(self, usual: NumberStyle) -> None:
        if self.style is NumberStyle.PARTY:
            possible = bool(self.type and self.issuer) and self.year is None
        else:
            possible = self.style is usual
        if not possible or not (self.type or self.issuer):
            raise _refused("style", str(self.style), message("the style that its parts have"))
        # Plain digits are read back whatever they are, so one check serves all of a symbol.
        if not _reads_back(self._with("11") if self.number.isdigit() else self):
            raise _refused("issuer", self.issuer, message("groups that can be told apart again"))

    def _with(self, digits: str) -> "DocumentNumber":
        """This number with other digits, which are in their right form already."""
        other = object.__new__(DocumentNumber)
        other.__attrs_init__(digits, self.type, self.issuer, self.year, self.style, self.separator)
        return other

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
        given: object = text
        usual = _USUAL.fullmatch(given) if isinstance(given, str) else None
        model = _with_symbol(usual[2]) if usual else None
        if usual and model:
            return model._with(usual[1].zfill(2))  # noqa: SLF001 - one of its own kind
        return _read(Source.of(text, mark("document number")))

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
        found = _GIVEN_DIGITS.fullmatch(self.number)
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
        types = document_types()
        if self.type is None:
            letter = self.style is NumberStyle.LETTER and not LAW_ISSUER.fullmatch(self.issuer)
            return types.named("Công văn")[0] if letter else None
        usual = (TypeFamily.ADMINISTRATIVE, TypeFamily.COPY)
        for family in (*_FAMILIES.get(self.style, usual), None):
            found = types.with_symbol(self.type, family)
            if found:
                return found[0] if len({kind.name for kind in found}) == 1 else None
        return None

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

    def __str__(self) -> str:
        if self.style is NumberStyle.PARTY:
            return f"{self.number}-{self.symbol}"
        year = "" if self.year is None else f"{self.year}/"
        return f"{self.number}{self.separator}{year}{self.symbol}"

    def __repr__(self) -> str:
        return f"DocumentNumber({str(self)!r})"

    def _parts(self) -> tuple[str, str | None, str, int | None, NumberStyle]:
        return self.number, self.type, self.issuer, self.year, self.style

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, DocumentNumber):
            return NotImplemented
        return self._parts() == other._parts()

    def __hash__(self) -> int:
        return hash(self._parts())

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, DocumentNumber):
            return NotImplemented
        return _order(self) < _order(other)


_FAMILIES: Final = {
    NumberStyle.PARTY: (TypeFamily.PARTY,),
    NumberStyle.NORMATIVE: (TypeFamily.NORMATIVE,),
}


def _order(number: DocumentNumber) -> tuple[str, str, int, int, int, str, str]:
    parts = (number.issuer, number.type or "", number.year or 0, number.counted)
    return *parts, len(number.number), number.number, number.style  # 66.2 before 66.13


@lru_cache(maxsize=4096)
def _reads_back(number: DocumentNumber) -> bool:
    parts = read_number(_source(str(number)))
    return parts == (*number._parts(), number.separator)  # noqa: SLF001 - of this module


def _source(text: str) -> Source:
    return Source.of(text, mark("document number"))


@lru_cache(maxsize=16384)
def _with_symbol(rest: str) -> DocumentNumber | None:
    """A number with the digits 11 before *rest*; ``None`` where that is none."""
    try:
        return _read(_source(f"11{rest}"))
    except ParseError:
        return None


def _read(source: Source) -> DocumentNumber:
    """The number that *source* holds, told apart by shape first and looked up afterwards."""
    parts = read_number(source)
    try:
        return DocumentNumber(*parts)
    except InvalidValueError as error:
        raise source.error(error.summary, "symbol", (0, len(source.text))) from error
