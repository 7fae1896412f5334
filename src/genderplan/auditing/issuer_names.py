"""Which body a citation names, however it writes the name.

Decided: the bodies whose documents the library knows are told apart by their full names and by the
short ones that people write ("TTg", "Bộ LĐTBXH", "BBT"); a name that is none of these is not
judged. A ministry is known by the first letters of its words, which are its abbreviation. Of a
local body only the kind is compared, for a text rarely repeats whose it is.
"""

import re
from functools import cache
from typing import Final

from genderplan._text import match_key
from genderplan.documents.issuers import known_issuers

__all__ = ["is_other_body"]

_BODIES: Final = {
    "Thủ tướng": ("Thủ tướng", "TTg", "TTgCP", "TTCP"),
    "Chính phủ": ("Chính phủ", "CP"),
    "Quốc hội": ("Quốc hội", "QH"),
    "Ủy ban Thường vụ Quốc hội": ("Ủy ban Thường vụ Quốc hội", "UBTVQH", "UBTV Quốc hội"),
    "Chủ tịch nước": ("Chủ tịch nước", "CTN"),
    "Ban Bí thư": ("Ban Bí thư", "BBT"),
    "Bộ Chính trị": ("Bộ Chính trị", "BCT"),
    "Trung ương": (
        *("Ban Chấp hành Trung ương", "BCH Trung ương", "BCHTW", "BCH TW", "Trung ương", "TW"),
    ),
    "UBND": ("UBND", "Ủy ban nhân dân", "Chủ tịch UBND", "Chủ tịch Ủy ban nhân dân"),
    "HĐND": ("HĐND", "Hội đồng nhân dân"),
    "Sở": ("Sở",),
    "Cấp ủy": ("Tỉnh ủy", "Thành ủy", "Huyện ủy", "Quận ủy", "Thị ủy", "Đảng ủy"),
}
_MINISTRY: Final = "Bộ"
_WORD: Final = re.compile(r"[^\W\d_]+")


@cache
def _names() -> tuple[tuple[str, str], ...]:
    """The names and what body each is of, in the form in which they are compared."""
    pairs = [(match_key(name), body) for body, names in _BODIES.items() for name in names]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


@cache
def _ministries() -> frozenset[str]:
    named = [body.name for body in known_issuers() if body.name.startswith(f"{_MINISTRY} ")]
    return frozenset(_initials(name) for name in named)


def _initials(name: str) -> str:
    """The first letters of the words of a ministry's name; what is an abbreviation stays."""
    words = [word for word in _WORD.findall(name)[1:] if word.casefold() != "và"]
    return "".join(
        word if word.isupper() and len(word) > 1 else word[:1] for word in words
    ).casefold()


def _body(name: str) -> str | None:
    """The body that *name* is of; None for one that is not known."""
    key = match_key(name)
    for known, body in _names():
        if key == known or key.startswith(f"{known} "):
            return body
    if key.startswith(f"{match_key(_MINISTRY)} ") and not name.isupper():
        letters = _initials(name)
        return f"{_MINISTRY} {letters}" if letters in _ministries() else None
    return None


def is_other_body(written: str, known: str) -> bool:
    """Whether *written* names another body than *known*.

    >>> is_other_body("Bộ LĐ-TB&XH", "Bộ Lao động - Thương binh và Xã hội")
    False
    >>> is_other_body("Bộ Nội vụ", "Bộ Lao động - Thương binh và Xã hội")
    True
    >>> is_other_body("cơ quan có thẩm quyền", "Chính phủ")
    False
    """
    first, second = _body(written), _body(known)
    if first is None or first == second:
        return False
    if second is None:
        return len(set(match_key(written).split()) & set(match_key(known).split())) <= 1
    return first != "Trung ương" or second not in {"Ban Bí thư", "Bộ Chính trị"}
