"""Issuing bodies by the abbreviation they put in numbers.

Decided: an open vocabulary. A body fixes its own abbreviation, so an unknown one is never an error;
what is known serves to write the case back ("TTg"), to restore a lost Đ, to tell a Party body from
a state one where a number's separators do not, and to notice a name that contradicts a symbol.
"""

import re
import tomllib
from datetime import date
from functools import cache
from typing import Any, Final

import attrs

from genderplan._resources import read_text
from genderplan.evidence import Evidence

__all__ = ["Issuer", "canonical_issuer", "find_issuer", "is_party_issuer", "known_issuers"]

_LEGISLATURE: Final = re.compile(r"(UBTVQH|QH)(\d{1,2})", re.IGNORECASE)
_PARTY_SHAPE: Final = re.compile(r"TW\w*|\w+(?:TW|TU|ĐU|ThU|TXU)|ĐU\w*|CB\d*|UBKT\w*|\w*ĐTN")


@attrs.frozen(kw_only=True)
class Issuer:
    """A body that issues documents, or the kind of body where many share an abbreviation.

    ``kind`` is the first word of the names it can have ("Sở"), empty where that is not sure;
    ``plain`` bodies stood alone after the number before 1997 (``72-TTg``); ``advisory`` ones keep
    a counter of their own beside the body they advise.

    >>> find_issuer("ubnd").name
    'Ủy ban nhân dân'
    """

    symbol: str
    name: str
    evidence: Evidence
    kind: str = ""
    party: bool = False
    plain: bool = False
    state: bool = False
    advisory: bool = False
    since: date | None = None
    until: date | None = None
    note: str = ""


def _issuer(row: dict[str, Any]) -> Issuer:
    read: dict[str, Any] = dict(row, evidence=Evidence(row["evidence"]))
    for key in ("since", "until"):
        if key in row:
            read[key] = date.fromisoformat(row[key])
    return Issuer(**read)


@cache
def _tables() -> tuple[dict[str, Issuer], dict[str, str]]:
    tables = tomllib.loads(read_text("documents", "issuers.toml"))
    issuers = {row["symbol"].casefold(): _issuer(row) for row in tables["issuers"]}
    return issuers, {lost.casefold(): symbol for lost, symbol in tables["repairs"].items()}


def known_issuers() -> tuple[Issuer, ...]:
    """The bodies whose abbreviation the library knows, in the order of the data.

    >>> [body.symbol for body in known_issuers() if body.advisory]
    ['BVSTBPN', 'VSTBPN', 'TBPN']
    """
    return tuple(_tables()[0].values())


def find_issuer(symbol: str) -> Issuer | None:
    """The body with this abbreviation, whatever its case; ``None`` when it is unknown.

    The number of a legislature is left aside: ``QH11`` is found as ``QH``.

    >>> find_issuer("QH11").name, find_issuer("XYZ")
    ('Quốc hội', None)
    """
    legislature = _LEGISLATURE.fullmatch(symbol)
    return _tables()[0].get((legislature[1] if legislature else symbol).casefold())


def canonical_issuer(symbol: str) -> str:
    """The abbreviation as it is written: known ones in their own case, small letters raised.

    >>> canonical_issuer("TTG"), canonical_issuer("bch"), canonical_issuer("HDBT")
    ('TTg', 'BCH', 'HĐBT')
    """
    issuers, repairs = _tables()
    key = symbol.casefold()
    if key in issuers:
        return issuers[key].symbol
    if key in repairs:
        return repairs[key]
    shouted = symbol == symbol.lower() or _LEGISLATURE.fullmatch(symbol)
    return symbol.upper() if shouted else symbol


def is_party_issuer(symbol: str) -> bool:
    """Whether an abbreviation is a Party body's (or the Youth Union's, which writes like one).

    >>> is_party_issuer("TW"), is_party_issuer("BTGTU"), is_party_issuer("UBND")
    (True, True, False)
    """
    head = symbol.split("-", 1)[0]
    known = find_issuer(head)
    return known.party if known else bool(_PARTY_SHAPE.fullmatch(head))
