"""The bodies of the state, the Party and the unions: their names, symbols, levels and dates.

The one table of bodies is ``data/words/bodies.toml``. A body fixes its own abbreviation, so the set
is open: one that is not listed is never an error.
"""

import datetime as dt
import re
import tomllib
from functools import cache, lru_cache
from typing import Any, Final

import attrs

from genderplan._package import read_text
from genderplan._text import ascii_key, match_key
from genderplan.evidence import Evidence
from genderplan.periods.calendar import is_between

# The number of a legislature behind its symbol: QH11, UBTVQH14; not the school "QHX".
_LEGISLATURE: Final = re.compile(r"(UBTVQH|QH)(\d{1,2})", re.IGNORECASE)
# A word in capitals, "HĐND"; not "Hội", nor two letters, which stand for many things.
_CAPITALS: Final = re.compile(r"\b[A-ZĐ]{3,10}\b")
# Unlisted Party bodies: BTGTW, VPTU, ĐUK, CB3, UBKTHU; not UBND or TWĐTNX's neighbours BTC, BTV.
_PARTY_SHAPE: Final = re.compile(r"TW\w*|\w+(?:TW|TU|ĐU|ThU|TXU)|ĐU\w*|CB\d*|UBKT\w*|\w*ĐTN")


# The places of a tone mark: old and new, "hòa" and "hoà".
TONE_PLACES: Final = dict(
    (
        *(("òa", "oà"), ("óa", "oá"), ("ỏa", "oả"), ("õa", "oã"), ("ọa", "oạ")),
        *(("ùy", "uỳ"), ("úy", "uý"), ("ủy", "uỷ"), ("ũy", "uỹ"), ("ụy", "uỵ")),
    )
)
# One name as texts write it: "Lao động - Thương binh và Xã hội" also with a comma, or with "&".
_SPELLINGS: Final = {
    " - ": r"(?:\s?[-–,&]\s?|\svà\s|\s)",
    ", ": r"(?:,|\s[-–])\s?",
    " và ": r"(?:\s?và\s|\s?[-–,&]\s?)",
    "&": r"\s?&\s?",
    **{old: f"(?:{old}|{new})" for old, new in TONE_PLACES.items()},
    " ": r"\s{0,6}",
}
_IN_SPELLINGS: Final = re.compile(f"({'|'.join(map(re.escape, _SPELLINGS))})|([^\\w\\s])")


@lru_cache(maxsize=4096)
def spellings(name: str) -> str:
    """The pattern of a *name* in small letters, in all usual spellings.

    >>> re.fullmatch(spellings("Sở Văn hóa - Thông tin"), "sở văn hoá, thông tin") is None
    False
    """
    return _IN_SPELLINGS.sub(
        lambda found: _SPELLINGS.get(found[0]) or re.escape(found[0]), name.lower()
    )


@attrs.frozen(kw_only=True)
class Body:
    """A body that issues documents or acts for a unit; a local one stands for all of its kind.

    ``name`` is the full name, without a place; ``short`` are the other names that texts use;
    ``symbols`` its abbreviations in document numbers, of which other bodies write those in
    ``shared`` too and no source confirmed those in ``recalled``. ``place`` says what follows the
    name: "unit" a unit with its kind, "name" a unit's name alone, "" nothing; the name of one that
    ``needs_place`` is a common word without it ("công an"). ``organ`` is the value of its
    :class:`~genderplan.hierarchy.OrganKind`, or "", ``organ_since`` the first day on which it is
    that organ, ``organ_symbols`` what stands in its numbers. ``plain`` bodies stood alone after the
    number before 1997 (72-TTg), ``advisory`` ones keep a counter beside the body that they advise,
    and ``state`` ones make an unknown abbreviation before theirs a kind of document.

    >>> body = body_with_symbol("ubnd")
    >>> body.name, body.short, body.levels
    ('Ủy ban nhân dân', ('UBND', 'UB nhân dân'), ('province', 'district', 'commune'))
    """

    name: str
    short: tuple[str, ...] = attrs.field(default=(), converter=tuple)
    symbols: tuple[str, ...] = attrs.field(default=(), converter=tuple)
    shared: tuple[str, ...] = attrs.field(default=(), converter=tuple)
    recalled: tuple[str, ...] = attrs.field(default=(), converter=tuple)
    levels: tuple[str, ...] = attrs.field(converter=tuple)
    place: str = ""
    needs_place: bool = False
    organ: str = ""
    organ_since: dt.date | None = None
    organ_symbols: tuple[str, ...] = attrs.field(default=(), converter=tuple)
    party: bool = False
    plain: bool = False
    state: bool = False
    advisory: bool = False
    since: dt.date | None = None
    until: dt.date | None = None
    evidence: Evidence = attrs.field(converter=Evidence)
    source: str = ""
    note: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The full name, then the others."""
        return (self.name, *self.short)

    def existed(self, on: dt.date) -> bool:
        """Whether nothing that is known says that it did not exist on a day."""
        return is_between(self.since, on, self.until)


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(read_text("words", "bodies.toml"))


def words_of_bodies() -> dict[str, list[str]]:
    """The words of which names of bodies are made: offices, heads, open heads and fields."""
    words: dict[str, list[str]] = _table()["words"]
    return words


def _body(row: dict[str, Any]) -> Body:
    days: dict[str, Any] = {
        key: dt.date.fromisoformat(row[key])
        for key in ("since", "until", "organ_since")
        if key in row
    }
    return Body(**(row | days))


@cache
def bodies() -> tuple[Body, ...]:
    """All bodies of the table, in its order, read once.

    >>> [body.name for body in bodies() if body.advisory]
    ['Ban Vì sự tiến bộ của phụ nữ']
    """
    return tuple(map(_body, _table()["bodies"]))


@cache
def departments() -> tuple[str, ...]:
    """Names of departments, divisions, ministries and others that are not listed as bodies.

    >>> "Sở Du lịch" in departments()
    True
    """
    table = _table()["departments"]
    combined = [
        f"{head} {field}"
        for group in (table, *(group for group in table.values() if isinstance(group, dict)))
        for head in group["heads"]
        for field in group["fields"]
    ]
    return (*combined, *table["others"])


def body_parts() -> tuple[str, ...]:
    """What acts for the body named behind it: "Ban Thường vụ" in "Ban Thường vụ Hội Nông dân".

    >>> "Ban Thường vụ" in body_parts()
    True
    """
    return tuple(_table()["parts"]["names"])


def institutions() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """First words of names that can be anything, and words in small letters inside such names.

    >>> heads, inside = institutions()
    >>> "Trường mầm non" in heads, "đa khoa" in inside
    (True, True)
    """
    table = _table()["institutions"]
    return tuple(table["heads"]), (*table["inside"], *words_of_bodies()["fields"])


def inner_bodies() -> tuple[str, ...]:
    """Bodies that other bodies have, too: "Đảng ủy" in "Đảng ủy Công an tỉnh".

    >>> "Đảng ủy" in inner_bodies()
    True
    """
    return tuple(_table()["parts"]["inside"])


@cache
def _by_symbol() -> dict[str, Body]:
    # Of several bodies with one symbol the first of the table counts.
    return {symbol.casefold(): body for body in reversed(bodies()) for symbol in body.symbols}


@cache
def misread_symbols() -> dict[str, str]:
    """Abbreviations as scanners and old keyboards write them, each with its right form.

    >>> misread_symbols()["HDND"]
    'HĐND'
    """
    return dict(_table()["repairs"])


@cache
def _written() -> dict[str, str]:
    """The symbols, and those that lost their Đ, in small letters, each with its right form."""
    symbols = {symbol.casefold(): symbol for body in bodies() for symbol in body.symbols}
    return symbols | {lost.casefold(): form for lost, form in misread_symbols().items()}


@cache
def _by_name() -> dict[str, tuple[Body, ...]]:
    found: dict[str, tuple[Body, ...]] = {}
    for body in bodies():
        for key in dict.fromkeys(map(match_key, body.names)):
            found[key] = (*found.get(key, ()), body)
    return found


def bodies_named(name: str) -> tuple[Body, ...]:
    """The bodies with this name, full or short; several where a title exists at two levels.

    >>> [body.name for body in bodies_named("Bộ LĐ-TB&XH")]
    ['Bộ Lao động - Thương binh và Xã hội']
    """
    return _by_name().get(match_key(name), ())


def body_with_symbol(symbol: str) -> Body | None:
    """The body with this abbreviation, whatever its case; ``None`` when it is unknown.

    The number of a legislature is left aside: ``QH11`` is found as ``QH``.

    >>> body_with_symbol("QH11").name, body_with_symbol("XYZ")
    ('Quốc hội', None)
    """
    found = _by_symbol().get(symbol.casefold())
    if found is None and (legislature := _LEGISLATURE.fullmatch(symbol)):
        return _by_symbol()[legislature[1].casefold()]
    return found


def canonical_symbol(symbol: str) -> str:
    """The abbreviation as it is written: known ones in their own case, small letters raised.

    >>> canonical_symbol("TTG"), canonical_symbol("bch"), canonical_symbol("HDBT")
    ('TTg', 'BCH', 'HĐBT')
    """
    known = _written().get(symbol.casefold())
    if known is not None:
        return known
    small = symbol == symbol.lower() or _LEGISLATURE.fullmatch(symbol)
    return symbol.upper() if small else symbol


def is_party_symbol(symbol: str) -> bool:
    """Whether an abbreviation is a Party body's (or the Youth Union's, which writes like one).

    >>> is_party_symbol("TW"), is_party_symbol("BTGTU"), is_party_symbol("UBND")
    (True, True, False)
    """
    head = symbol.split("-", 1)[0]
    known = body_with_symbol(head)
    return known.party if known else bool(_PARTY_SHAPE.fullmatch(head))


@cache
def _abbreviations() -> dict[str, str]:
    """Words in capitals and the words whose first letters they are: HĐND, Hội đồng nhân dân."""
    pairs = [(body.name, short) for body in bodies() for short in body.short]
    parts = [(part, "".join(word[0] for word in part.split()).upper()) for part in body_parts()]
    found: dict[str, set[str]] = {}
    for name, short in [*pairs, *parts]:
        words = [word for word in name.split() if word not in {"-", "và", "của"}]
        for capitals in _CAPITALS.findall(short):
            initials = ascii_key("".join(word[0] for word in words))
            start = initials.find(ascii_key(capitals))
            if start >= 0:
                full = " ".join(words[start : start + len(capitals)])
                found.setdefault(capitals, set()).add(match_key(full))
    return {short: full.pop() for short, full in found.items() if len(full) == 1}


def name_key(name: str) -> str:
    """What two names of one figure have in common, with or without abbreviations of bodies.

    >>> name_key("Đại biểu HĐND xã") == name_key("Đại biểu Hội đồng nhân dân xã")
    True
    """
    known = _abbreviations()
    return match_key(_CAPITALS.sub(lambda word: known.get(word[0], word[0]), name))


# The office before its body: "Chủ tịch UBND", "Phó Bí thư Đảng ủy"; not "Chủ tịch nước".
_HEADS: Final = re.compile(r"(?:Phó )?(?:Chủ tịch|Bộ trưởng|Thủ trưởng|Bí thư)\s(?=[UỦHĐB])")
_CENTRAL: Final = {"Trung ương", "Ban Chấp hành Trung ương"}  # may stand for its own bodies


def is_other_body(written: str, known: str) -> bool:
    """Whether *written* names another body than *known*; a name that is not known is not judged.

    Of a local body only the kind is compared, for a text rarely repeats whose it is.

    >>> is_other_body("Bộ LĐ-TB&XH", "Bộ Lao động - Thương binh và Xã hội")
    False
    >>> is_other_body("Bộ Nội vụ", "Bộ Lao động - Thương binh và Xã hội")
    True
    >>> is_other_body("cơ quan có thẩm quyền", "Chính phủ")
    False
    """
    first, second = _names_in(written), _names_in(known)
    return bool(first and second) and not (first & second or first & _CENTRAL)


def _names_in(name: str) -> frozenset[str]:
    """The names of the bodies with the longest beginning of *name* that is one: "UBND tỉnh A"."""
    words = _HEADS.sub("", name).split()
    for size in range(len(words), 0, -1):
        if found := bodies_named(" ".join(words[:size])):
            return frozenset(body.name for body in found)
    return frozenset()
