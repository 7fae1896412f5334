"""Documents that are known by number, date, issuer and the time in which they are in force.

A number alone names many documents, so a look-up gives all that fit; the name of a law
names the one in force on a day. What no source confirmed is listed with each document and shown.
The packaged list is read once, when first asked for, and cannot be changed.
"""

import datetime as dt
import re
import tomllib
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from functools import cache
from typing import Any, Final, overload

import attrs

from genderplan._messages import message
from genderplan._package import read_text
from genderplan._text import match_key
from genderplan.documents.numbers import DocumentNumber, number_from
from genderplan.documents.references import DocumentReference
from genderplan.documents.types import types_named
from genderplan.errors import InvalidValueError, NotFoundError, ParseError
from genderplan.evidence import Evidence
from genderplan.periods import DateLike, PartialDate
from genderplan.periods.calendar import as_date
from genderplan.periods.dates import first_day


@attrs.frozen(kw_only=True)
class KnownDocument:
    """A document that the library knows; ``type`` is the word for its kind: "Luật"."""

    id: str
    """Its name in the library: "luat-binh-dang-gioi"."""
    type: str
    """The word for its kind: "Luật"."""
    number: DocumentNumber
    """Its number and symbol."""
    issuer: str
    """The name of the body that issued it."""
    evidence: Evidence
    """How well its fields are supported, but for those in ``recalled``."""
    source: str
    """Where its fields come from."""
    date: dt.date | PartialDate | None = None
    """The day of issue, as far as it is known."""
    title: str = ""
    """The name of a law without its kind, or what the document is about."""
    short_names: tuple[str, ...] = ()
    """Other names that it is cited by."""
    in_force: dt.date | None = None
    """The first day in force; None where it is not known."""
    until: dt.date | None = None
    """The last day in force; None where it is not known, or none is set."""
    replaced_by: str = ""
    """The id of the document that replaced it; "" where none is known."""
    amends: str = ""
    """The id of the document that it amends; "" where it amends none."""
    recalled: tuple[str, ...] = ()
    """The names of the fields that no source confirmed."""
    note: str = ""
    """What else a reader should know."""

    @property
    def name(self) -> str:
        """Kind and title: "Luật Bình đẳng giới"."""
        return f"{self.type} {self.title}".strip()

    @property
    def reference(self) -> DocumentReference:
        """The document as a citation."""
        return DocumentReference(
            type=self.type, number=self.number, date=self.date, issuer=self.issuer, title=self.title
        )

    def evidence_for(self, field: str) -> Evidence:
        """How well one field is supported: "recalled" where no source confirmed it."""
        return Evidence.RECALLED if field in self.recalled else self.evidence

    def is_in_force(self, on: DateLike) -> bool:
        """Whether it is in force on a day, as far as its dates are known.

        Where the first day is not known, the day of its date counts as the first.
        """
        day = as_date(on)
        first = self.in_force or first_day(self.date)
        return first is not None and first <= day and (self.until is None or day <= self.until)

    def __str__(self) -> str:
        return self.reference.cite()


# Symbols that a body of every commune uses; a citation that names another body means another paper.
_SHARED: Final = frozenset(("UBND", "HĐND", "BVSTBPN", "TBPN", "ĐU", "BTV"))
# Two spellings of one name: "Ủy ban nhân dân" and "UBND", "TP." and "thành phố"; not "STP".
_SHORTENED: Final = (
    (re.compile(r"\b[ủu][ỷy] ban nhân dân\b", re.IGNORECASE), "UBND"),
    (re.compile(r"\bTP\b\.?", re.IGNORECASE), "thành phố "),
)


@attrs.frozen(init=False, repr=False)
class KnownDocuments(Sequence[KnownDocument]):
    """Known documents, in the order of the data, with look-ups by number, name and day."""

    items: tuple[KnownDocument, ...]
    """The documents, in the order of the data."""

    def __init__(self, items: Iterable[KnownDocument] = ()) -> None:
        self.__attrs_init__(tuple(items))

    @overload
    def __getitem__(self, index: int) -> KnownDocument: ...
    @overload
    def __getitem__(self, index: slice) -> "KnownDocuments": ...
    def __getitem__(self, index: int | slice) -> "KnownDocument | KnownDocuments":
        found = self.items[index]
        return KnownDocuments(found) if isinstance(found, tuple) else found

    def __len__(self) -> int:
        return len(self.items)

    def by_id(self, name: str) -> KnownDocument:
        """The document with this id; else :class:`~genderplan.errors.NotFoundError`."""
        ids = [document.id for document in self.items]
        if name in ids:
            return self.items[ids.index(name)]
        raise _not_found(name, get_close_matches(name, ids, n=3))

    def with_number(self, number: DocumentNumber | str) -> "KnownDocuments":
        """All documents with this number, whoever issued them."""
        wanted = number_from(number)
        return KnownDocuments(one for one in self.items if one.number == wanted)

    def named(self, name: str) -> "KnownDocuments":
        """All documents with this name ("Luật Bình đẳng giới") or short name, commas or not."""
        key = _name_key(name)
        return KnownDocuments(one for one in self.items if key in _names(one))

    def in_force(self, on: DateLike) -> "KnownDocuments":
        """The documents in force on a day, as far as their dates are known."""
        return KnownDocuments(one for one in self.items if one.is_in_force(on))

    def matching(self, reference: DocumentReference) -> "KnownDocuments":
        """The documents that a citation can mean: nothing that it says contradicts them."""
        return KnownDocuments(one for one in self.items if _fits(one, reference))

    def find(
        self, query: str | DocumentNumber | DocumentReference, on: DateLike | None = None
    ) -> KnownDocument:
        """The one document that *query* means: an id, a name, a number or a whole citation.

        Of several (both laws on domestic violence have one name) the one in force on the day *on*
        is taken. Raises :class:`~genderplan.errors.NotFoundError`, with ``candidates`` or
        ``suggestions``, when that leaves none or several, and
        :class:`~genderplan.errors.InvalidValueError` for what is no query.
        """
        given: object = query
        if not isinstance(given, str | DocumentNumber | DocumentReference):
            summary = message("{value} is no id, name, number or citation", value=repr(given)[:80])
            raise InvalidValueError(summary, given, "query")
        found = self._answers(query)
        if len(found) > 1 and on is not None:
            found = found.in_force(on)
        if len(found) == 1:
            return found[0]
        if found:
            summary = message(
                "{query} can be {names}; give more of it, or a day",
                query=_quoted(query),
                names=", ".join(one.id for one in found),
            )
            raise NotFoundError(summary, query, found.items)
        names_known = [one.name for one in self.items]
        raise _not_found(query, get_close_matches(str(query), names_known, n=3))

    def successor(self, document: KnownDocument, on: dt.date | None = None) -> KnownDocument | None:
        """The document that replaced *document*; ``None`` when none is known.

        With a day *on*, the last in the row of those that replaced it and each other by then.
        """
        after = self.by_id(document.replaced_by) if document.replaced_by else None
        ended = after is not None and on is not None and after.until and after.until < on
        return (self.successor(after, on) or after) if after and ended else after

    def _answers(self, query: str | DocumentNumber | DocumentReference) -> "KnownDocuments":
        if isinstance(query, DocumentReference):
            return self.matching(query)
        if isinstance(query, DocumentNumber):
            return self.with_number(query)
        exact = KnownDocuments(one for one in self.items if one.id == query) or self.named(query)
        if exact:
            return exact
        if DocumentNumber.is_valid(query):
            return self.with_number(query)
        try:
            reference = DocumentReference.parse(query)
        except ParseError:
            return KnownDocuments()
        return self.matching(reference) or self._numbered(reference)

    def _numbered(self, reference: DocumentReference) -> "KnownDocuments":
        """The documents of which a citation gives the bare number: "NQ 28", "NĐ 30/2020"."""
        bare = reference.number
        if bare is None or bare.issuer:
            return KnownDocuments()
        return KnownDocuments(
            one
            for one in self.items
            if (one.number.number, one.number.type) == (bare.number, bare.type)
            and bare.year in (None, one.number.year)
            and _same_day(one, reference)
        )

    def __repr__(self) -> str:
        return f"<KnownDocuments: {len(self.items)}>"


def _quoted(query: object) -> str:
    return repr(query) if isinstance(query, str) else str(query)


def _not_found(query: object, near: list[str]) -> NotFoundError:
    if near:
        summary = message(
            "no known document is {query}; did you mean {near}?",
            query=_quoted(query),
            near=", ".join(near),
        )
    else:
        summary = message("no known document is {query}", query=_quoted(query))
    return NotFoundError(summary, query, suggestions=tuple(near))


def _fits(document: KnownDocument, reference: DocumentReference) -> bool:
    number = reference.number
    if number is not None and number.issuer:
        same = number == document.number and _same_day(document, reference)
        return same and (number.body not in _SHARED or _same_body(document, reference))
    kinds = types_named(reference.type)
    name = f"{kinds[0].name if kinds else ''} {reference.title}"
    named = _name_key(name) in _names(document)
    return bool(reference.title) and named and _same_day(document, reference)


def _name_key(name: str) -> str:
    return match_key(name).replace(",", "")


def _names(document: KnownDocument) -> set[str]:
    return {_name_key(name) for name in (document.name, *document.short_names)}


def _same_body(document: KnownDocument, reference: DocumentReference) -> bool:
    """Whether one name holds all words of the other: "UBND tỉnh" may be that of Quảng Ninh."""
    one, other = _body_words(document.issuer), _body_words(reference.issuer)
    return one <= other or other <= one


def _body_words(name: str) -> set[str]:
    for form, other in _SHORTENED:
        name = form.sub(other, name)
    return {word.strip(",.;()") for word in match_key(name).split()}


def _same_day(document: KnownDocument, reference: DocumentReference) -> bool:
    """Whether no part that both dates give differs."""
    if document.date is None or reference.date is None:
        return True
    parts = ("year", "month", "day")
    pairs = [(getattr(document.date, part), getattr(reference.date, part)) for part in parts]
    return all(None in pair or pair[0] == pair[1] for pair in pairs)


@cache
def known_documents() -> KnownDocuments:
    """Laws, decrees, decisions, Party documents and letters of the field, with their sources.

    >>> known = known_documents()
    >>> known.find("Luật Bình đẳng giới").number
    DocumentNumber('73/2006/QH11')
    >>> known.find("Luật Phòng, chống bạo lực gia đình", on="2022-12-31").number
    DocumentNumber('02/2007/QH12')
    >>> print(known.successor(known.find("02/2007/QH12")))
    Luật Phòng, chống bạo lực gia đình số 13/2022/QH15 ngày 14 tháng 11 năm 2022 của Quốc hội
    """
    table = tomllib.loads(read_text("documents", "known.toml"))
    return KnownDocuments(map(_document, table["documents"]))


def _document(row: dict[str, Any]) -> KnownDocument:
    given: dict[str, Any] = dict(row)
    given["number"] = DocumentNumber.parse(row["number"])
    given["evidence"] = Evidence(row["evidence"])
    for listed in ("short_names", "recalled"):
        given[listed] = tuple(row.get(listed, ()))
    if isinstance(row.get("date"), str):  # a year, or a year and a month
        given["date"] = PartialDate(*map(int, row["date"].split("-")))
    return KnownDocument(**given)
