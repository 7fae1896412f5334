"""Kinds of official documents: their names, their abbreviations and the rule that fixes them.

The kinds are data (``data/documents/types.toml``), read once when first asked for. One
name can occur in several families (a Party "Kế hoạch" and an administrative one), one symbol can
stand for several names (a Party ``QĐ`` is Quyết định or Quy định): look-ups return all of them.
Symbols are matched whatever their case and written back in their own ("CTr", "TTr", "QyĐ"); Đ is
never taken for D, save for the few listed repairs of text that lost its Đ.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache, cached_property, lru_cache
from typing import Any, Final, NamedTuple, overload

import attrs

from genderplan._choices import WordedText
from genderplan._forms import lazy
from genderplan._messages import Language, mark
from genderplan._package import read_text
from genderplan._text import CAPITALS, ascii_key, match_key
from genderplan.evidence import Evidence
from genderplan.hierarchy.bodies import (
    TONE_PLACES,
    body_with_symbol,
    canonical_symbol,
    is_party_symbol,
    spellings,
)

# How the two lines with the name of the State begin, in small letters and whatever their dashes:
# parts of other patterns.
COUNTRY: Final = r"cộng h(?:òa|oà) xã hội"
MOTTO: Final = r"độc\s{1,2}lập[\W_]{1,20}tự\s{1,2}do"
LAW_NAMES: Final = ("Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh")


class TypeFamily(WordedText):
    """The set of rules from which a kind of document comes.

    >>> TypeFamily.PARTY.label("vi")
    'văn bản của Đảng'
    """

    ADMINISTRATIVE = "administrative", mark("administrative document")
    COPY = "copy", mark("copy")
    NORMATIVE = "normative", mark("normative document")
    PARTY = "party", mark("Party document")
    CUSTOM = "custom", mark("document by custom")
    GENERIC = "generic", mark("document of an unstated kind")


class NumberStyle(WordedText):
    """How the parts of a number are joined, which tells whose rules it follows.

    >>> NumberStyle.LETTER.label("vi")
    'công văn'
    """

    STATE = "state", mark("administrative document")
    LETTER = "letter", mark("official letter")
    PARTY = "party", mark("Party document")
    NORMATIVE = "normative", mark("normative document")

    @property
    def family(self) -> TypeFamily | None:
        """The rules from which such a number comes, where the style alone tells them."""
        own = self in {NumberStyle.PARTY, NumberStyle.NORMATIVE}
        return TypeFamily(self.value) if own else None


@attrs.frozen(kw_only=True)
class DocumentType:
    """One kind of document, as one family of rules knows it.

    >>> plan = document_types().named("kế hoạch")[0]
    >>> plan.name, plan.symbol, plan.english, plan.source
    ('Kế hoạch', 'KH', 'Plan', 'Nghị định 30/2020/NĐ-CP, Điều 7, Phụ lục III')
    """

    name: str
    """Its Vietnamese name: "Kế hoạch"."""
    symbol: str | None
    """Its abbreviation in numbers; None where it has none (Công văn, Luật)."""
    family: TypeFamily
    """The set of rules from which it comes."""
    english_names: tuple[str, ...]
    """Its usual English words, the first before all others."""
    source: str
    """The rule, or the usage, that has it."""
    evidence: Evidence
    """How well that is supported."""
    note: str = ""
    """What else a reader should know."""

    @property
    def english(self) -> str:
        """The usual English word for it."""
        return self.english_names[0] if self.english_names else self.name

    def label(self, language: Language = "vi") -> str:
        """Its name in *language*."""
        return self.name if language == "vi" else self.english


@attrs.frozen
class DocumentTypes(Sequence[DocumentType]):
    """The known kinds of documents, searchable by name and by symbol.

    >>> types = document_types()
    >>> [found.name for found in types.with_symbol("QĐ", TypeFamily.PARTY)]
    ['Quyết định', 'Quy định']
    >>> types.canonical_symbol("ctr"), types.canonical_symbol("QD"), types.canonical_symbol("XY")
    ('CTr', 'QĐ', None)
    """

    items: tuple[DocumentType, ...]
    """The kinds, in the order of the data."""
    ambiguous: frozenset[str]
    """Symbols of kinds that can be (part of) an issuer, too: TC, HĐ."""
    joint: frozenset[str]
    """Symbols of documents that several bodies issue together: TTLT."""
    _repairs: dict[str, str] = attrs.field(eq=False, repr=False)

    @cached_property
    def _symbols(self) -> dict[str, str]:
        """The symbols, and those that lost their Đ, in small letters, each with its right form."""
        known = {kind.symbol: kind.symbol for kind in self.items if kind.symbol}
        return {symbol.casefold(): right for symbol, right in (self._repairs | known).items()}

    @cached_property
    def _names(self) -> dict[str, list[DocumentType]]:
        found: dict[str, list[DocumentType]] = {}
        for kind in self.items:
            for key in {match_key(name) for name in (kind.name, *kind.english_names)}:
                found.setdefault(key, []).append(kind)
        return found

    @overload
    def __getitem__(self, index: int) -> DocumentType: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[DocumentType, ...]: ...
    def __getitem__(self, index: int | slice) -> DocumentType | tuple[DocumentType, ...]:
        return self.items[index]

    def __len__(self) -> int:
        return len(self.items)

    def named(self, words: str) -> tuple[DocumentType, ...]:
        """The kinds with this Vietnamese or English name, in the order of the data."""
        return tuple(self._names.get(match_key(words), ()))

    def with_symbol(
        self, symbol: str, family: TypeFamily | None = None
    ) -> tuple[DocumentType, ...]:
        """The kinds with this abbreviation, in *family* only when one is given."""
        wanted = self.canonical_symbol(symbol)
        return tuple(
            kind
            for kind in self.items
            if wanted and kind.symbol == wanted and family in (None, kind.family)
        )

    def canonical_symbol(self, symbol: str) -> str | None:
        """The symbol in its own case, with a lost Đ restored; ``None`` when it is unknown."""
        return self._symbols.get(symbol.casefold())


def _family_types(family: TypeFamily, table: dict[str, Any]) -> Iterator[DocumentType]:
    for row in table["types"]:
        yield DocumentType(
            name=row["name"],
            symbol=row.get("symbol"),
            family=family,
            english_names=tuple(row.get("english", ())),
            source=table["source"],
            evidence=Evidence(row.get("evidence", table["evidence"])),
            note=row.get("note", ""),
        )


@cache
def document_types() -> DocumentTypes:
    """All kinds of documents that the library knows, read once.

    Sources: Nghị định 30/2020/NĐ-CP (Điều 7, Phụ lục III) for administrative kinds and copies,
    Law 80/2015/QH13 for normative ones, Quy định 399-QĐ/TW for the Party's.

    >>> len([kind for kind in document_types() if kind.family == "administrative"])
    29
    """
    tables = tomllib.loads(read_text("documents", "types.toml"))
    kinds = [kind for family in TypeFamily for kind in _family_types(family, tables[family])]
    ambiguous, joint = frozenset(tables["ambiguous"]), frozenset(tables["joint"])
    return DocumentTypes(tuple(kinds), ambiguous, joint, tables["repairs"])


@lru_cache(maxsize=1024)
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


def is_legislature(symbol: str) -> bool:
    """Whether *symbol* is the National Assembly or its committee in one of its terms: "QH13"."""
    return symbol.rstrip("0123456789") in {"QH", "UBTVQH"} and symbol[-1].isdigit()


def usual_style(kind: str | None, issuer: str, year: int | None) -> NumberStyle:
    """The style that the parts of a number have, where it is not the Party's."""
    if year is not None:
        return NumberStyle.NORMATIVE
    if kind is not None:
        return NumberStyle.LETTER if kind == "CV" else NumberStyle.STATE
    if is_legislature(issuer):
        return NumberStyle.NORMATIVE
    body = body_with_symbol(issuer)
    return NumberStyle.STATE if body is not None and body.plain else NumberStyle.LETTER


# Kinds that old numbers write in one word with the issuer: QĐUB.
_GLUED: Final = ("QĐ", "NQ", "KH", "NĐ")


class Symbol(NamedTuple):
    """The symbol of a number as it is written: its groups, and what stands before each.

    >>> Symbol(["KHPH.VHTT"], ["/"]).split().type_and_issuer
    ('KHPH', 'VHTT')
    """

    groups: list[str]
    separators: list[str]
    """One before each group: "/", "-", or "" where none is written."""

    def split(self) -> "Symbol":
        """With a type joined to what follows by a dot or by nothing (QĐUB) as a group apart."""
        first, rest = self.groups[0], self.groups[1:]
        head, dot, tail = first.partition(".")
        if not (dot and document_types().canonical_symbol(head)):
            glued = () if body_with_symbol(first) else filter(first.startswith, _GLUED)
            head = next((kind for kind in glued if body_with_symbol(first[len(kind) :])), "")
            tail = first[len(head) :]
        if not head:
            return self
        # What was one group says nothing about a slash or a dash between its halves.
        return Symbol([head, tail, *rest], [self.separators[0], "", *self.separators[1:]])

    @property
    def type_and_issuer(self) -> tuple[str | None, str]:
        """The abbreviation of the kind, if there is one, and all that stands for the issuer."""
        groups = [canonical_symbol(group) for group in self.groups]
        first = self.groups[0]
        kind = document_types().canonical_symbol(first)
        if kind and self.separators == ["-", "-", "/"]:  # 58-QĐ-NS/TW, also written 58-QĐNS/TW
            return kind + groups[1], groups[2]
        if kind is None and len(groups) > 1 and self._is_unknown_type():
            kind = first.upper() if first.islower() else first
        return kind, "-".join(groups if kind is None else groups[1:])

    def _is_unknown_type(self) -> bool:
        """Whether the first group, no type that we know, is one by its place or its neighbour."""
        first, second = self.groups[:2]
        body = body_with_symbol(second)
        possible = self.separators[:2] == ["-", "/"] or (body is not None and body.state)
        return possible and first.isalpha() and body_with_symbol(first) is None

    def is_party(self, issuer: str) -> bool:
        """Whether the Party joins so: by both separators, or by the issuer where one is missing."""
        before, between = self.separators[:2]
        if self.separators == ["-", "-", "/"] or {before, between} == {"/", "-"}:
            return before == "-"
        return is_party_symbol(issuer)


@cache
def _names() -> str:
    """A pattern for the names of all kinds of documents, longest first."""
    kinds = document_types()
    names = {name.lower() for kind in kinds for name in (kind.name, *kind.english_names)}
    ordered = sorted(names, key=lambda name: (-len(name), name))
    return "|".join(spellings(name).replace("quy", "qu[yi]") for name in ordered)


@cache
def kind_name() -> re.Pattern[str]:
    """A pattern for the name of a kind as whole words, in small letters."""
    return re.compile(rf"(?<![^\W_])(?:{_names()})(?![^\W_])")


# Where a word begins; one in capitals may be glued to the word before it: "việcKế hoạch".
_WORD_START: Final = lazy(
    rf"(?<![^\W_])(?=[^\W\d_])|(?<=[^\W\d_{CAPITALS}])(?=[{CAPITALS}][^\W\d_])"
)
_LONGEST_NAME: Final = 30  # characters


@cache
def _names_without_blanks() -> frozenset[str]:
    """The names of all kinds in small letters, in all spellings: "kếhoạch", "quiđịnh"."""
    names = {name.lower() for kind in document_types() for name in (kind.name, *kind.english_names)}
    for old, new in (*TONE_PLACES.items(), ("quy", "qui")):
        names |= {name.replace(old, new) for name in names}
    return frozenset("".join(name.split()) for name in names)


def kind_at_end(text: str, low: str, first: int, stop: int) -> int | None:
    """Where the name of a kind that ends at *stop* begins, not before *first*; the longest counts.

    *low* is *text* in small letters.

    >>> kind_at_end("về Kế hoạch", "về kế hoạch", 0, 11)
    3
    """
    if not text[stop - 1 : stop].isalpha():
        return None
    starts = _WORD_START.finditer(text, max(first, stop - _LONGEST_NAME), stop)
    names = _names_without_blanks()
    found = (at.start() for at in starts if "".join(low[at.start() : stop].split()) in names)
    return next(found, None)


@cache
def names_by_letters() -> dict[str, str]:
    """The names of several words, by their letters without any marks."""
    return {ascii_key(kind.name): kind.name for kind in document_types() if " " in kind.name}


@lru_cache(maxsize=1024)
def symbols_of(words: str) -> frozenset[str | None]:
    """The abbreviations of the kinds that *words* can name; None stands for a kind without."""
    return frozenset(kind.symbol for kind in types_named(words))


@lru_cache(maxsize=256)
def is_generic(words: str) -> bool:
    """Whether *words* name a document without saying of which kind ("văn bản")."""
    return any(kind.family is TypeFamily.GENERIC for kind in types_named(words))
