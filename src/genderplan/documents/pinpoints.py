"""The place inside a document that a citation points at: điểm, khoản, Điều and what is above them.

Decided: written from small to large, as the decree wants it; the values are text, for a citation
can name several ("1, 2 và 3") or an inserted one ("12a").
"""

import re
from typing import Final

import attrs

from genderplan._messages import mark, message
from genderplan._source import Source

__all__ = ["Pinpoint", "read_pinpoint"]

_ROMAN: Final = r"[IVXLC]{1,8}"
_ONE: Final = r"[0-9]{1,4}[a-zđ]?"
_LIST: Final = rf"{_ONE}(?:(?:\s*,\s*|\s+(?:và|đến)\s+)(?:(?:Điều|khoản)\s+)?{_ONE}){{0,20}}"
_POINTS: Final = (
    r"[a-zđ](?:[0-9]{1,2})?(?:(?:\s*,\s*|\s+(?:và|đến)\s+)(?:điểm\s+)?[a-zđ](?![^\W_])){0,20}"
)
_WORDS: Final = {
    "point": "điểm",
    "clause": "khoản",
    "article": "Điều",
    "subsection": "Tiểu mục",
    "section": "Mục",
    "chapter": "Chương",
    "part": "Phần",
    "annex": "Phụ lục",
}
_VALUES: Final = {
    "point": _POINTS,
    "clause": _LIST,
    "article": _LIST,
    "subsection": _LIST,
    "section": rf"(?:{_ROMAN}|{_LIST})",
    "chapter": rf"(?:{_ROMAN}|{_LIST})",
    "part": rf"(?:{_ROMAN}|{_LIST}|thứ\s+[^\W\d_]{{2,5}})",
    "annex": rf"(?:{_ROMAN}|{_LIST})",
}
_STEPS: Final = tuple(
    (
        level,
        re.compile(
            rf"\s*+(?i:(?:(?:tại|của|theo|thuộc)\s++)?(?:các\s++)?{word})\s++({_VALUES[level]})(?![^\W_])\s*+,?",
            re.IGNORECASE if level != "point" else 0,
        ),
    )
    for level, word in _WORDS.items()
)
_ENGLISH_STEPS: Final = tuple(
    (
        level,
        re.compile(
            rf"\s*+{word}\s++({value})(?![^\W_])\s*+,?(?:\s*+of(?:\s++the)?\s)?", re.IGNORECASE
        ),
    )
    for level, word, value in (
        ("point", "point", _POINTS),
        ("clause", "clause", _LIST),
        ("article", "article", _LIST),
        ("chapter", "chapter", rf"(?:{_ROMAN}|{_LIST})"),
    )
)


@attrs.frozen(kw_only=True)
class Pinpoint:
    """A place inside a document, each level as written and empty where it is not named.

    Source of the order: Nghị định 30/2020/NĐ-CP, Phụ lục I.

    >>> place = Pinpoint.parse("điểm a khoản 2 Điều 103 Mục 5 Chương XII Phần I")
    >>> place.point, place.article, place.chapter
    ('a', '103', 'XII')
    >>> str(Pinpoint(clause="1", article="25"))
    'khoản 1 Điều 25'
    """

    point: str = ""
    clause: str = ""
    article: str = ""
    subsection: str = ""
    section: str = ""
    chapter: str = ""
    part: str = ""
    annex: str = ""

    @classmethod
    def parse(cls, text: str) -> "Pinpoint":
        """The place that is the whole of *text*, written from small to large.

        Raises :class:`~genderplan.errors.ParseError` with ``part`` "pinpoint".

        >>> Pinpoint.parse("các khoản 1, 2 và 3 Điều 5").clause
        '1, 2 và 3'
        """
        source = Source.of(text, mark("pinpoint"))
        found, end = read_pinpoint(source.text)
        if found is None or source.text[end:].strip():
            summary = message(
                "{value} is no place in a document; write it like khoản 1 Điều 25", value=repr(text)
            )
            raise source.error(summary, "pinpoint", (end, len(source.text)))
        return found

    def __str__(self) -> str:
        steps = [(word, getattr(self, level)) for level, word in _WORDS.items()]
        return " ".join(f"{word} {value}" for word, value in steps if value)


def read_pinpoint(text: str) -> tuple[Pinpoint | None, int]:
    """The place named at the start of *text* and where it ends; ``None`` and 0 where none is."""
    for steps in (_STEPS, _ENGLISH_STEPS):
        values, end = {}, 0
        for level, pattern in steps:
            found = pattern.match(text, end)
            if found:
                values[level] = " ".join(found[1].split())
                end = found.end()
        if values:
            return Pinpoint(**values), end
    return None, 0
