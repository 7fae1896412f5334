"""The number of an official document: ``31/KH-UBND``, ``30/2020/NĐ-CP``, ``21-CT/TW``.

A number is its parts (digits, type, issuer, year) and the style in which they are joined. Reading
is lenient, ``str()`` is strict. Nothing is refused for being unknown, because abbreviations of
issuers are an open set; a number that would not be read back as it is written cannot be made.
Reading tells digits, year and groups apart by their shape; kinds and bodies settle what the shape
leaves open ("248KH-UBND"). Two separators that are written are believed: ``n/TYPE-ISSUER`` is the
state's, ``n-TYPE/ISSUER`` the Party's.
"""

import re
from functools import lru_cache, total_ordering
from typing import Final, NamedTuple

import attrs

from genderplan._forms import Source
from genderplan._messages import Message, mark, message
from genderplan._text import match_key, nfc
from genderplan.documents.types import (
    DocumentType,
    NumberStyle,
    TypeFamily,
    document_types,
    is_legislature,
    usual_style,
)
from genderplan.errors import InvalidValueError, ParseError
from genderplan.hierarchy.bodies import body_with_symbol, canonical_symbol, is_party_symbol

LETTER: Final = "A-Za-zÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ"
# One group of a symbol: UBND, C06, CTTN&BĐG, KHPH.VHTT, XDCQ,TG, KT(TH); no group ends with a sign,
# and what stands behind a comma is no number: not "UBND,15" nor the "KH" of "UBND,KH 15".
_GROUP: Final = (
    rf"[{LETTER}0-9]++(?:\s*+&\s*+[{LETTER}0-9]++|\.[{LETTER}0-9]++"
    rf"|,\s?(?=[A-ZĐ][A-ZĐ0-9])[{LETTER}0-9]++(?!\s*+(?:[Ss]ố|[0-9]))|\([A-ZĐ0-9&,]{{1,12}}\))*+"
)
# "Số:", "Số, ký hiệu:", "No.", and the "S" of a text that lost its marks; not the "S" of "SY".
_LABEL: Final = re.compile(
    r"\s*+(?:(?:(?:số|sô|so)(?:,?\s*+(?:và\s*+)?ký\s*+hiệu|\s*+hiệu)?|no|n[°º])\s*+[:.]*+\s*+"
    r"|s\s++(?=\d))?",
    re.IGNORECASE,
)
# 31, 1.234, 4a, 75A, 12bis; a letter counts only before a separator: not the K of 248KH-UBND. The
# 66.13 of 66.13/2026/NQ-CP, a series of resolutions since 2025, is known by the year behind it.
_DIGITS: Final = re.compile(
    r"([0-9]{1,3}(?:\.[0-9]{3})++|[0-9]++)"
    r"(\.[1-9][0-9]?(?=\s*+/\s*+20[0-9]{2}\s*+[/-])|(?:bis|ter|(?-i:[a-zA-ZđĐ]))(?=\s*+[/-]))?",
    re.IGNORECASE,
)
# A number not yet given: dots, lines, brackets or "xx" before the separator; not "x/".
_BLANK: Final = re.compile(r"(?:[\s._…\[\]()]*+|x{2,4}\s*+)(?=[/-])", re.IGNORECASE)
# Also doubled by mistake, 31//KH-UBND, or around a blank, 31/ -KH.
_SEPARATOR: Final = re.compile(r"\s*+([/-]?+)(?:\1|(?<=/)\s*+-)?\s*+")
# The year inside a number: 2020 in 30/2020/NĐ-CP; not the 31 of 31/KH.
_YEAR: Final = re.compile(r"([0-9]++)(?=\s*+[/-]|[A-ZĐ]{2})")
# The first group begins with a letter; the 15 of 31/15-UBND begins none.
_FIRST_GROUP: Final = re.compile(rf"(?=[{LETTER}]){_GROUP}")
# A further group; digits alone are one only after a dash, BCĐ-138, and no year: not UBND-2024.
_LATER_GROUP: Final = re.compile(
    rf"\s*+([/-])\1?+(?:(?<=-)(?!20[0-9]{{2}}(?![^\W_]))|(?!\s*+[0-9]++(?![^\W_])))\s*+(\([A-ZĐ0-9&,]{{1,12}}\)|{_GROUP})"
)
# An issuer that lost its hyphen behind a known kind: the UBND of "KH UBND", "KH_UBND".
_LOST_HYPHEN: Final = re.compile(rf"[\s_]+({_GROUP})")
_TAIL: Final = re.compile(r"\s*+(?:\([^()]*+\))?[\s.,;:]*+")  # a note in brackets, stops
_GLUED: Final = ("QĐ", "NQ", "KH", "NĐ")  # old numbers write them in one word with the issuer: QĐUB
_YEARS: Final = range(1945, 2100)
# The usual form, which needs no cleaning: 31/KH-UBND, 21-CT/TW; not "031/KH-UBND" or "31/ KH-UBND".
_USUAL: Final = re.compile(r"([1-9][0-9]{0,8}|0[1-9])([/-][A-Za-zĐđ0-9&/-]{1,60})")
# What may be given as digits: 31, 031, 4a, 66.13; not 0, -1 or 1.234.
_GIVEN_DIGITS: Final = re.compile(r"0*+([0-9]{1,9})((?:bis|ter|[a-zA-ZđĐ]|\.[1-9][0-9]?)?)")
# An abbreviation of a kind, KHPH; not "KH.PH" or "Kế hoạch".
_TYPE: Final = re.compile(rf"[{LETTER}]{{1,20}}")
# The groups of an issuer: LĐTBXH-BĐG, UBND-(TH); not "UBND/VX", "UBND-" or a page of letters.
_ISSUER: Final = re.compile(
    rf"(?=[{LETTER}].{{0,99}}\Z){_GROUP}(?:-(?:\([A-ZĐ0-9&,]{{1,12}}\)|{_GROUP}))*+"
)
_PART: Final = mark("document number")  # what errors call it


class DocumentKey(NamedTuple):
    """What tells a document from all others: each commune has a 31/KH-UBND each year."""

    issuer: str
    number: str
    symbol: str
    year: int


def _refused(part: str, given: object, expected: Message) -> InvalidValueError:
    summary = message(
        "the document number has {value} as its {part}; expected: {expected}",
        part=message(part),
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
        raise _refused(mark("number"), given, message("digits from 1 up, or none in a draft"))
    return f"{found[1]}{found[2]}" if found[2] else found[1].zfill(2)


def _canonical_type(given: object) -> str | None:
    if given is None or given == "":
        return None
    if not isinstance(given, str) or not _TYPE.fullmatch(nfc(given)):
        raise _refused(mark("type"), given, message("an abbreviation such as KH"))
    return document_types().canonical_symbol(nfc(given)) or nfc(given)


def _canonical_groups(given: object) -> str:
    text = nfc(given) if isinstance(given, str) else None
    if text is None or not (text == "" or _ISSUER.fullmatch(text)):
        expected = message("abbreviations joined by hyphens, such as UBND")
        raise _refused(mark("issuer"), given, expected)
    return "-".join(canonical_symbol(group) for group in text.split("-"))


def _checked_year(given: object) -> int | None:
    if given is None or (type(given) is int and given in _YEARS):
        return given
    raise _refused(mark("year"), given, message("a year from 1945 to 2099"))


def _checked_style(given: NumberStyle | str) -> NumberStyle:
    if given in list(NumberStyle):
        return NumberStyle(given)
    raise _refused(mark("style"), given, message("state, letter, party or normative"))


@total_ordering
@attrs.frozen(init=False, order=False, repr=False)
class DocumentNumber:
    """The number and symbol (số, ký hiệu) of an official document.

    ``type`` is the abbreviation of the kind ("KH"), None in official letters, laws and old forms.
    The style follows from the other parts; only "party" has to be given. The separator does not
    count when numbers are compared. One text alone is the number as a whole.

    Raises :class:`~genderplan.errors.InvalidValueError`, with the part in ``path``, for parts that
    no number can have. Source: Nghị định 30/2020/NĐ-CP, Điều 15 and Phụ lục I, II.3.

    >>> DocumentNumber("31", "KH", "UBND")
    DocumentNumber('31/KH-UBND')
    >>> str(DocumentNumber(21, "CT", "TW", style="party"))
    '21-CT/TW'
    >>> str(DocumentNumber(30, "NĐ", "CP", 2020)), str(DocumentNumber(9, None, "LĐTBXH-BĐG"))
    ('30/2020/NĐ-CP', '09/LĐTBXH-BĐG')
    """

    number: str
    """The digits as written: "02", "4a", "66.13"; "" in a draft."""
    type: str | None
    """The abbreviation of the kind: "KH"; None in official letters, laws and old forms."""
    issuer: str
    """All that stands for issuer and unit: "UBND", "LĐTBXH-BĐG"."""
    year: int | None
    """The year inside a normative number."""
    style: NumberStyle
    """How they are joined."""
    separator: str = attrs.field(default="/", eq=False)
    """"-" in the few numbers really so written: 19-2018/NQ-CP, 646-TTg."""

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
        symbol = _canonical_type(type), _canonical_groups(issuer), _checked_year(year)
        parts = _canonical_digits(number), *symbol
        usual = usual_style(*symbol)
        joined = usual if style is None else _checked_style(style)
        self.__attrs_init__(*parts, joined, separator)
        self._check(usual)

    def _check(self, usual: NumberStyle) -> None:
        party = self.style is NumberStyle.PARTY
        possible = self.type and self.issuer and self.year is None if party else self.style is usual
        if not possible or not (self.type or self.issuer):
            raise _refused(mark("style"), str(self.style), message("the style that its parts have"))
        # Plain digits are read back whatever they are, so one check serves all of a symbol.
        if not _reads_back(self._with("11") if self.number.isdigit() else self):
            expected = message("groups that can be told apart again")
            raise _refused(mark("issuer"), self.issuer, expected)

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
        return _read(Source.of(text, _PART))

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
        """The digits as a whole number, without a letter after them: 4 in "4a"; 0 in a draft."""
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
        """The body that counts: the first group of the issuer, "BNV" in 739/BNV-CTTN&BĐG."""
        return self.issuer.partition("-")[0]

    @property
    def is_joint(self) -> bool:
        """Whether the type is one that several bodies issue together (liên tịch, phối hợp)."""
        return self.type in document_types().joint

    @property
    def document_type(self) -> DocumentType | None:
        """The kind of document; ``None`` where the number alone does not tell.

        A Party ``QĐ`` is Quyết định or Quy định: the words before the number decide.

        >>> found = DocumentNumber.parse("31/KH-UBND").document_type
        >>> found and found.name
        'Kế hoạch'
        >>> DocumentNumber.parse("295-QĐ/ĐU").document_type is None
        True
        """
        types = document_types()
        if self.type is None:
            letter = self.style is NumberStyle.LETTER and not is_legislature(self.issuer)
            return types.named("Công văn")[0] if letter else None
        usual = (TypeFamily.ADMINISTRATIVE, TypeFamily.COPY)
        for family in (*([self.style.family] if self.style.family else usual), None):
            found = types.with_symbol(self.type, family)
            if found:
                return found[0] if len({kind.name for kind in found}) == 1 else None
        return None

    def key(self, issuer: str = "", year: int | None = None) -> DocumentKey:
        """What tells this document from all others: issuer, number, symbol and year.

        *issuer* is the body's name, which every commune's "UBND" needs; *year* is that of the date,
        and may be left out where the number has one. The issuer of the key is for matching only.
        Raises :class:`~genderplan.errors.InvalidValueError` for a draft, no year, or two years.

        >>> plan = DocumentNumber.parse("40/KH-UBND")
        >>> plan.key("UBND huyện Hoằng Hoá", 2024) == plan.key("UBND huyện Hoằng Hóa", 2024)
        True
        >>> plan.key("UBND huyện Hoằng Hóa", 2024)[1:]
        ('40', 'KH-UBND', 2024)
        """
        if self.is_draft:
            raise _refused(mark("number"), self.number, message("a number, once the draft has one"))
        found = self.year if year is None else _checked_year(year)
        if found is None or self.year not in (None, found):
            raise _refused(mark("year"), year, message("the year of the document's date"))
        return DocumentKey(match_key(issuer), self.number, self.symbol, found)

    def __str__(self) -> str:
        if self.style is NumberStyle.PARTY:
            return f"{self.number}-{self.symbol}"
        year = "" if self.year is None else f"{self.year}/"
        return f"{self.number}{self.separator}{year}{self.symbol}"

    def __repr__(self) -> str:
        return f"DocumentNumber({str(self)!r})"

    def _order(self) -> tuple[str, str, int, int, int, str, str]:
        parts = (self.issuer, self.type or "", self.year or 0, self.counted)
        return *parts, len(self.number), self.number, self.style  # 66.2 before 66.13

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, DocumentNumber):
            return NotImplemented
        return self._order() < other._order()


def number_from(given: DocumentNumber | str) -> DocumentNumber:
    """The number itself, or the one that a text is."""
    return DocumentNumber.parse(given) if isinstance(given, str) else given


@lru_cache(maxsize=4096)
def _reads_back(number: DocumentNumber) -> bool:
    return _parts_of(Source.of(str(number), _PART)) == attrs.astuple(number, recurse=False)


@lru_cache(maxsize=16384)
def _with_symbol(rest: str) -> DocumentNumber | None:
    """A number with the digits 11 before *rest*; ``None`` where that is none."""
    try:
        return _read(Source.of(f"11{rest}", _PART))
    except ParseError:
        return None


def _read(source: Source) -> DocumentNumber:
    """The number that *source* holds, told apart by shape first and looked up afterwards."""
    parts = _parts_of(source)
    try:
        return DocumentNumber(*parts)
    except InvalidValueError as error:
        raise source.error(error.summary, "symbol", (0, len(source.text))) from error


class _Symbol(NamedTuple):
    groups: list[str]
    separators: list[str]  # one before each group; "" where none is written


def _parts_of(source: Source) -> tuple[str, str | None, str, int | None, NumberStyle, str]:
    """The parts of a written number, in the order in which a number is made of them."""
    label = _LABEL.match(source.text)
    number, position = _read_digits(source, label.end() if label else 0)
    before, year, after, position = _read_year(source, position)
    symbol = _read_groups(source, position, before if year is None else after)
    kind, issuer = _type_and_issuer(symbol)
    if year is None and kind is not None and issuer and _is_party(symbol, issuer):
        return number, kind, issuer, year, NumberStyle.PARTY, "/"
    style = usual_style(kind, issuer, year)
    # A dash before a year or before an old issuer alone is how such a number is really written.
    own = before == "-" and (
        (year is not None and after == "/") or (kind is None and style is NumberStyle.STATE)
    )
    return number, kind, issuer, year, style, "-" if own else "/"


def _read_digits(source: Source, start: int) -> tuple[str, int]:
    found = _DIGITS.match(source.text, start)
    if found:
        digits = found[1].replace(".", "").lstrip("0")
        if not digits or len(digits) > 9:  # noqa: PLR2004 - digits
            summary = message(
                "the number is {value}; digits from 1 up are expected", value=found[1][:40]
            )
            raise source.error(summary, "number", found.span(1))
        return f"{digits}{found[2]}" if found[2] else digits.zfill(2), found.end()
    blank = _BLANK.match(source.text, start)
    if blank:
        return "", blank.end()
    summary = message(
        "a number is expected before the symbol, as in 31/KH-UBND; a draft has the slash alone"
    )
    raise source.error(summary, "number", (start, min(start + 1, len(source.text))))


def _read_year(source: Source, start: int) -> tuple[str, int | None, str, int]:
    """The separator, the year when there is one and the separator behind it, and where it ends."""
    before = _SEPARATOR.match(source.text, start)
    position = before.end() if before else start
    separator = before[1] if before else ""
    found = _YEAR.match(source.text, position) if separator else None
    if found is None:
        return separator, None, "", position
    year = int(found[1]) if len(found[1]) <= 4 else 0  # noqa: PLR2004 - the digits of a year
    if year in range(45, 100):  # "49/98/..." is 1998; no document of the state is from before 1945
        year += 1900
    if year not in _YEARS:
        summary = message(
            "the year is {value}; a year from 1945 is expected there", value=found[1][:40]
        )
        raise source.error(summary, "year", found.span(1))
    after = _SEPARATOR.match(source.text, found.end())
    return separator, year, after[1] if after else "", after.end() if after else found.end()


def _read_groups(source: Source, start: int, before: str) -> _Symbol:
    first = _FIRST_GROUP.match(source.text, start)
    if first is None or not (before or first[0][1:2].isalpha()):  # "1e5" glues nothing to 1
        summary = message("a symbol is expected after the number, as in 31/KH-UBND")
        raise source.error(summary, "symbol", (start, len(source.text)))
    symbol = _Symbol([first[0]], [before])
    end = first.end()
    while (later := _LATER_GROUP.match(source.text, end)) is not None:
        symbol.separators.append(later[1])
        symbol.groups.append(later[2])
        end = later.end()
    lost = _LOST_HYPHEN.match(source.text, end) if not symbol.separators[1:] else None
    if lost and document_types().canonical_symbol(first[0]) and body_with_symbol(lost[1]):
        symbol, end = _Symbol([first[0], lost[1]], [before, ""]), lost.end()
    if _TAIL.fullmatch(source.text, end) is None:
        rest = repr(source.text[end : end + 40])
        summary = message("{rest} is no part of a symbol", rest=rest)
        raise source.error(summary, "symbol", (end, len(source.text)))
    return _split_first(_Symbol(["".join(group.split()) for group in symbol.groups], symbol[1]))


def _split_first(symbol: _Symbol) -> _Symbol:
    """A type joined to what follows by a dot or by nothing (KHPH.VHTT, QĐUB) as a group apart."""
    first, rest = symbol.groups[0], symbol.groups[1:]
    head, dot, tail = first.partition(".")
    if not (dot and document_types().canonical_symbol(head)):
        glued = () if body_with_symbol(first) else filter(first.startswith, _GLUED)
        head = next((kind for kind in glued if body_with_symbol(first[len(kind) :])), "")
        tail = first[len(head) :]
    if not head:
        return symbol
    # What was one group says nothing about a slash or a dash between its halves.
    return _Symbol([head, tail, *rest], [symbol.separators[0], "", *symbol.separators[1:]])


def _type_and_issuer(symbol: _Symbol) -> tuple[str | None, str]:
    groups = [canonical_symbol(group) for group in symbol.groups]
    first = symbol.groups[0]
    kind = document_types().canonical_symbol(first)
    if kind and symbol.separators == ["-", "-", "/"]:  # 58-QĐ-NS/TW, also written 58-QĐNS/TW
        return kind + groups[1], groups[2]
    if kind is None and len(groups) > 1 and _is_unknown_type(symbol):
        kind = first.upper() if first.islower() else first
    return kind, "-".join(groups if kind is None else groups[1:])


def _is_unknown_type(symbol: _Symbol) -> bool:
    """Whether the first group, no type that we know, must be one: by its place or its neighbour."""
    first, second = symbol.groups[:2]
    body = body_with_symbol(second)
    possible = symbol.separators[:2] == ["-", "/"] or (body is not None and body.state)
    return possible and first.isalpha() and body_with_symbol(first) is None


def _is_party(symbol: _Symbol, issuer: str) -> bool:
    """Whether the Party joins so: by both separators, or by the issuer where one is missing."""
    before, between = symbol.separators[:2]
    if symbol.separators == ["-", "-", "/"] or {before, between} == {"/", "-"}:
        return before == "-"
    return is_party_symbol(issuer)
