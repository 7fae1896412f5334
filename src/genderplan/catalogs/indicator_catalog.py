"""Viet Nam's official indicators of sustainable development, to look up what is measured already.

Cells are as printed in the circular; what was not had of it is ``None`` or empty, and the
catalogue says so. The kind of an indicator is not printed and is not guessed.
"""

import re
from collections.abc import Sequence
from difflib import get_close_matches
from functools import cache
from typing import Final, overload

import attrs

from genderplan._messages import Language, mark, message, translate
from genderplan._package import packaged_rows
from genderplan._text import match_key
from genderplan.errors import NotFoundError
from genderplan.evidence import Evidence

# Between breakdowns, but not inside "(tiểu học; trung học cơ sở)".
_BETWEEN: Final = re.compile(r";\s*(?![^(]*\))")
_KNOWN: Final = {"yes": True, "no": False, "": None}


@attrs.frozen(kw_only=True)
class NationalIndicator:
    """One indicator of the official list, as printed."""

    code: str
    """Its code in the list: "5.5.1.a"."""
    name: str
    """Its name, in Vietnamese."""
    national_code: str = ""
    """Its code in the national system of indicators, where it has one: "0211"."""
    breakdowns: tuple[str, ...] = ()
    """What its figures are disaggregated by."""
    period: str = ""
    """How often it is published."""
    source: str = ""
    """The surveys and records that it is computed from."""
    agency: str = ""
    """The body in charge, as named in January 2025."""
    by_sex: bool | None = None
    """Whether it is broken down by sex; ``None`` where the text of the circular was not had."""
    about_gender: bool = False
    """Judged, not printed: it speaks of women, sex, marriage of children, reproductive health,
    violence or trafficking, or stands under goal 5."""
    evidence: Evidence = Evidence.VERIFIED
    """How well the row is supported."""

    @property
    def goal(self) -> int:
        """The goal of sustainable development, 1 to 17, that the code begins with."""
        return int(self.code.partition(".")[0])


@attrs.frozen
class NationalIndicators(Sequence[NationalIndicator]):
    """The official list, in its own order."""

    items: tuple[NationalIndicator, ...]
    """The indicators, as a tuple."""

    document = "02/2025/TT-BKHĐT"
    """The number of the circular that sets the list."""

    @overload
    def __getitem__(self, index: int) -> NationalIndicator: ...
    @overload
    def __getitem__(self, index: slice) -> "NationalIndicators": ...
    def __getitem__(self, index: int | slice) -> "NationalIndicator | NationalIndicators":
        found = self.items[index]
        return NationalIndicators(found) if isinstance(found, tuple) else found

    def __len__(self) -> int:
        return len(self.items)

    def __repr__(self) -> str:
        return f"<NationalIndicators of {self.document}: {len(self)}>"

    def find(self, query: str) -> NationalIndicator:
        """The indicator with this code ("5.5.2"), or this name.

        Raises :class:`~genderplan.errors.NotFoundError`, a ``LookupError``, with the nearest codes
        and names.

        >>> deputies = national_indicators().find("Tỷ lệ nữ đại biểu Quốc hội")
        >>> deputies.code, deputies.national_code, deputies.agency
        ('5.5.1.a', '0211', 'Văn phòng Quốc hội')
        """
        key = match_key(query)
        named = {match_key(name): each for each in self for name in (each.name, each.code)}
        if key in named:
            return named[key]
        near = tuple(named[each].code for each in get_close_matches(key, named, n=3, cutoff=0.5))
        summary = message(
            "no national indicator has the code or the name '{query}'; near are: {near}",
            query=query,
            near=", ".join(near) or "-",
        )
        raise NotFoundError(summary, query, (), near)

    def note(self, language: Language = "vi") -> str:
        """What the list is and what it lacks."""
        return translate(
            mark(
                "Viet Nam's 145 statistical indicators of sustainable development "
                "(02/2025/TT-BKHĐT). Breakdowns, period, source and agency are known for goals 1 "
                "to 5 only. The 78 indicators of gender development (10/2019/TT-BKHĐT) are not "
                "here: their list could not be had."
            ),
            language,
        )


@cache
def national_indicators() -> NationalIndicators:
    """Viet Nam's 145 statistical indicators of sustainable development (02/2025/TT-BKHĐT).

    Breakdowns, period, source and agency are known for goals 1 to 5. The 78 indicators of gender
    development (10/2019/TT-BKHĐT) are not among them, because their list could not be had.

    >>> known = national_indicators()
    >>> len(known), sum(each.about_gender for each in known)
    (145, 22)
    >>> [each.code for each in known if each.goal == 5 and each.by_sex]
    ['5.4.1', '5.a.1', '5.b.1']
    """
    rows = packaged_rows("indicators", "sustainable-development.tsv")
    return NationalIndicators(tuple(map(_indicator, rows)))


def _indicator(row: dict[str, str]) -> NationalIndicator:
    return NationalIndicator(
        code=row["code"],
        name=row["name"],
        national_code=row["national_code"],
        breakdowns=tuple(filter(None, _BETWEEN.split(row["breakdowns"]))),
        period=row["period"],
        source=row["source"],
        agency=row["agency"],
        by_sex=_KNOWN[row["by_sex"]],
        about_gender=row["about_gender"] == "yes",
    )
