"""The number of an official document: ``31/KH-UBND``, ``30/2020/NĐ-CP``, ``21-CT/TW``.

A number is its parts (digits, type, issuer, year) and the style in which they are joined. Reading
is lenient, ``str()`` is strict. Nothing is refused for being unknown, because abbreviations of
issuers are an open set; a number that would not be read back as it is written cannot be made.
One table of forms serves the reader of a whole text and the finder in running text. Kinds and
bodies settle what the shape leaves open ("248KH-UBND"). Two separators that are written are
believed: ``n/TYPE-ISSUER`` is the state's, ``n-TYPE/ISSUER`` the Party's.
"""

import re
from functools import cache, lru_cache, total_ordering
from typing import Final, NamedTuple

import attrs

from genderplan._forms import Form, Source, lazy, spelled
from genderplan._messages import Message, mark, message
from genderplan._text import match_key, nfc
from genderplan.documents.types import (
    DocumentType,
    NumberStyle,
    Symbol,
    TypeFamily,
    document_types,
    is_legislature,
    usual_style,
)
from genderplan.errors import InvalidValueError, ParseError
from genderplan.hierarchy.bodies import body_with_symbol, canonical_symbol

_LETTER: Final = "A-Za-zÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ"
# One group of a symbol: UBND, C06, CTTN&BĐG, KHPH.VHTT, XDCQ,TG, KT(TH); no group ends with a sign.
# Behind a comma stands no number, and behind a comma and a blank the last group: not "UBND,15", the
# "KH" of "UBND,KH 15" or the second body of "UBND, HĐND xã".
_LAST: Final = r"(?:\W*+\Z|\sngày\s[0-9])"
_GROUP: Final = (
    rf"[{_LETTER}0-9]++(?:~&~[{_LETTER}0-9]++"
    rf"|\.(?:(?=[{_LETTER}])[{_LETTER}0-9]++|[0-9]++(?=~[/-]|{_LAST}))"
    rf"|,(?:\s(?=[A-ZĐ0-9]{{2,9}}{_LAST}))?(?=[A-ZĐ][A-ZĐ0-9])[{_LETTER}0-9]++(?!~(?:[Ss]ố|[0-9]))"
    r"|\([A-ZĐ0-9&,]{1,12}\))*+"
)
_LATER: Final = rf"(?:\([A-ZĐ0-9&,]{{1,12}}\)|{_GROUP})"
_FIRST: Final = rf"(?P<group>(?=[{_LETTER}]){_GROUP})"  # the 15 of 31/15-UBND begins none
LABEL: Final = r"(?:(?:số|sô|so)(?:,?~(?:và~)?ký~hiệu|~hiệu)?|no|n[°º])"
# 31, 1.234, 4a, 75A, 12bis; a letter counts only before a separator: not the K of 248KH-UBND. The
# 66.13 of 66.13/2026/NQ-CP, a series of resolutions since 2025, is known by the year behind it.
_DIGITS: Final = (
    r"(?P<digits>[0-9]{1,3}(?:\.[0-9]{3})++|[0-9]++)"
    r"(?P<more>\.[1-9][0-9]?(?=~/~20[0-9]{2}~[/-])|(?:(?i:bis|ter)|[a-zA-ZđĐ])(?=~[/-]))?"
)
_JOINT: Final = r"~(?:/(?:/|~-)?|--?)~"  # also doubled by mistake, 31//KH-UBND, or 31/ -KH
# The year inside a number: 2020 in 30/2020/NĐ-CP; not the 31 of 31/KH.
_YEAR: Final = rf"(?P<year>@)(?=~[/-]|[A-ZĐ]{{2}})(?P<after>{_JOINT}|~)"
# The beginning of a whole text, any part of which may be missing: label ("Số:", "Số, ký hiệu:",
# "No.", and the "S" of a text that lost its marks; not that of "SY"), digits or a blank (dots,
# lines, brackets or "xx" before the separator; not "x/"), year and the first group.
_BEGINNING: Final = (
    rf"~(?:(?i:{LABEL}~[:.]*+~|s\s++(?=[0-9])))?"
    rf"(?:{_DIGITS}|(?P<blank>(?:[\s._…\[\]()]*+|[xX]{{2,4}}~)(?=[/-])))?"
    rf"(?:(?P<before>{_JOINT})(?:{_YEAR})?|~){_FIRST}?"
)
_FORMS: Final = (
    # digits and the first group of the symbol, or digits glued to a known kind
    Form(
        "digits",
        rf"{_DIGITS}(?:{_JOINT}(?:{_YEAR})?{_FIRST}"
        r"|\s{0,2}(?P<glued>[A-ZĐ][A-Za-zĐđ]{0,4})(?=~[/-]))",
        "75A/TB",
        "15/42",
    ),
    # a blank after the label: only with it, for "/KH" alone is also a path; every branch begins
    # with a letter or sign, so that a search passes over all others
    Form(
        "blank",
        r"(?:S[Ốố]~[:.]?[\s._…\[\]()]{0,60}|s[Ốố]~[:.]?[\s._…\[\]()]{0,60}"
        r"|\.\.[.…]{0,40}|…[.…]{0,40}|__[_.]{0,40})"
        rf"~(?P<blank>(?:xx)?[/-])~(?:@~/~)?{_FIRST}",
        "Số:      /UBND",
        "và/hoặc",
    ),
    # a further group; digits alone are one only after a dash, BCĐ-138, and no year: not UBND-2024
    Form(
        "later",
        r"(?P<early>~)(?P<sign>[/-])(?P=sign)?+"
        r"(?:(?<=-)(?!20[0-9]{2}(?![^\W_]))|(?!~[0-9]++(?![^\W_])))"
        rf"(?P<late>~)(?P<group>{_LATER})",
        " - UBND",
        "-2025",
    ),
    # an issuer that lost its hyphen behind a known kind, "KH UBND", "KH_UBND", with nothing of a
    # name behind it: not "31/KH UBND xã"
    Form(
        "lost",
        rf"[\s_]++(?P<group>{_GROUP})",
        " UBND ngày",
        " UBND xã",
        edge=r"(?=~(?:(?:ngày|của)(?!\w)|[,;.)]|\Z|\n))",
    ),
)
FORMS: Final = {form.name: form for form in _FORMS}
"""The parts of a number. "~" stands for blanks and "@" for a year: any blanks and digits in a whole
text, so that an error can say what is wrong with them; few, and a real year, in running text."""
_TAIL: Final = lazy(r"\s*+(?:\([^()]*+\))?[\s.,;:]*+")  # a note in brackets, stops
_YEARS: Final = range(1945, 2100)
# The usual form, which needs no cleaning: 31/KH-UBND, 21-CT/TW; not "031/KH-UBND" or "31/ KH-UBND".
_USUAL: Final = lazy(r"([1-9][0-9]{0,8}|0[1-9])([/-][A-Za-zĐđ0-9&/-]{1,60})")
# What may be given as digits: 31, 031, 4a, 66.13; not 0, -1 or 1.234.
_GIVEN_DIGITS: Final = lazy(r"0*+([0-9]{1,9})((?:bis|ter|[a-zA-ZđĐ]|\.[1-9][0-9]?)?)")
# An abbreviation of a kind, KHPH; not "KH.PH" or "Kế hoạch".
_TYPE: Final = lazy(rf"[{_LETTER}]{{1,20}}")
# The groups of an issuer: LĐTBXH-BĐG, UBND-(TH); not "UBND/VX", "UBND-" or a page of letters.
_ISSUER: Final = rf"(?=[{_LETTER}].{{0,99}}\Z){_GROUP}(?:-{_LATER})*+"
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
    if text is None or not (text == "" or _whole(_ISSUER).fullmatch(text)):
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


@cache
def form(name: str) -> re.Pattern[str]:
    """The pattern of a form in running text, made when it is first needed."""
    return re.compile(spelled(f"{FORMS[name].pattern}{FORMS[name].edge}"))


@cache
def _whole(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.replace("~", r"\s*+").replace("@", "[0-9]++"))


def _parts_of(source: Source) -> tuple[str, str | None, str, int | None, NumberStyle, str]:
    """The parts of a written number, in the order in which a number is made of them."""
    found = _whole(_BEGINNING).match(source.text)
    assert found is not None  # noqa: S101 - it may be empty
    number, year = _read_digits(source, found), _read_year(source, found)
    before, after = ((found[place] or "").strip()[:1] for place in ("before", "after"))
    symbol = _read_groups(source, found, before if year is None else after)
    kind, issuer = symbol.type_and_issuer
    if year is None and kind is not None and issuer and symbol.is_party(issuer):
        return number, kind, issuer, year, NumberStyle.PARTY, "/"
    style = usual_style(kind, issuer, year)
    # A dash before a year or before an old issuer alone is how such a number is really written.
    own = before == "-" and (
        (year is not None and after == "/") or (kind is None and style is NumberStyle.STATE)
    )
    return number, kind, issuer, year, style, "-" if own else "/"


def _read_digits(source: Source, found: re.Match[str]) -> str:
    if found["blank"] is not None:
        return ""
    if found["digits"] is None:
        start = found.end() - len(found["group"] or "")
        summary = message(
            "a number is expected before the symbol, as in 31/KH-UBND; a draft has the slash alone"
        )
        raise source.error(summary, "number", (start, min(start + 1, len(source.text))))
    digits = found["digits"].replace(".", "").lstrip("0")
    if not digits or len(digits) > 9:  # noqa: PLR2004 - digits
        summary = message(
            "the number is {value}; digits from 1 up are expected", value=found["digits"][:40]
        )
        raise source.error(summary, "number", found.span("digits"))
    return f"{digits}{found['more']}" if found["more"] else digits.zfill(2)


def _read_year(source: Source, found: re.Match[str]) -> int | None:
    written = found["year"]
    if written is None:
        return None
    year = int(written) if len(written) <= 4 else 0  # noqa: PLR2004 - the digits of a year
    if year in range(45, 100):  # "49/98/..." is 1998; no document of the state is from before 1945
        year += 1900
    if year not in _YEARS:
        summary = message(
            "the year is {value}; a year from 1945 is expected there", value=written[:40]
        )
        raise source.error(summary, "year", found.span("year"))
    return year


def _read_groups(source: Source, found: re.Match[str], before: str) -> Symbol:
    first, end = found["group"] or "", found.end()
    if not first or not (before or first[1:2].isalpha()):  # "1e5" glues nothing to 1
        summary = message("a symbol is expected after the number, as in 31/KH-UBND")
        raise source.error(summary, "symbol", (end - len(first), len(source.text)))
    symbol = Symbol([first], [before])
    while (later := _whole(FORMS["later"].pattern).match(source.text, end)) is not None:
        symbol.separators.append(later["sign"])
        symbol.groups.append(later["group"])
        end = later.end()
    lost = (
        _whole(FORMS["lost"].pattern).match(source.text, end) if len(symbol.groups) == 1 else None
    )
    if lost and document_types().canonical_symbol(first) and body_with_symbol(lost["group"]):
        symbol, end = Symbol([first, lost["group"]], [before, ""]), lost.end()
    if _TAIL.fullmatch(source.text, end) is None:
        rest = repr(source.text[end : end + 40])
        summary = message("{rest} is no part of a symbol", rest=rest)
        raise source.error(summary, "symbol", (end, len(source.text)))
    groups = ["".join(group.split()) for group in symbol.groups]
    return Symbol(groups, symbol.separators).split()
