"""Figures in running text: their shapes, and their values by the library's readers.

Decided: figures are read by the Vietnamese convention; where only the English one can read them
(20.9%, 5,000) they are read by that one and the audit says so. The values of figures are kept in a
cache, for texts repeat them.
"""

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final

from genderplan.errors import GenderplanError
from genderplan.formatting import parse_count, parse_number
from genderplan.quantities import Bound, Percent, exact

__all__ = [
    "BOUND_WORDS",
    "NUMBER",
    "bound_before",
    "percent_of",
    "read_figure",
    "read_whole",
]

# One figure: digits in groups; a line may break after a separator or a slash, but not elsewhere.
NUMBER: Final = r"[0-9]{1,16}(?:[.,][0-9]{1,9}){0,7}(?![0-9])"
BOUND_WORDS: Final = (
    r"hơn|trên|ít nhất|tối thiểu|không dưới|gần|nhiều nhất|tối đa|không quá|dưới|khoảng|xấp xỉ"
    r"|ước(?: tính| đạt| có)?|chừng|độ"
)
_SPACE: Final = re.compile(r"\s+")
# What nearly all figures look like; these are read here five times as fast.
_USUAL: Final = re.compile(r"(?:[0-9]{1,12}|[1-9][0-9]{0,2}(?:\.[0-9]{3})+)(?:,[0-9]{1,9})?")
_SHORT_GROUP: Final = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")


@lru_cache(maxsize=32768)
def read_figure(written: str, *, share: bool = False) -> int | Decimal | None:
    """The number that *written* shows; None for none. A *share* has decimals rather than thousands.

    >>> read_figure("2.696"), read_figure("20.9"), read_figure("1.234", share=True)
    (2696, Decimal('20.9'), Decimal('1.234'))
    """
    figures = _SPACE.sub("" if "," in written or "." in written else " ", written.strip())
    if share and _SHORT_GROUP.fullmatch(figures):
        return exact(Decimal(figures))  # type: ignore[return-value]
    if _USUAL.fullmatch(figures):
        whole, comma, decimals = figures.replace(".", "").partition(",")
        return Decimal(f"{whole}.{decimals}") if comma else int(whole)
    for locale in ("vi", "en"):
        try:
            return parse_number(figures, locale=locale)
        except GenderplanError:
            continue
    return None


@lru_cache(maxsize=32768)
def read_whole(written: str) -> int | None:
    """The whole number that *written* shows; None for a decimal or for no number."""
    value = read_figure(written)
    return value if isinstance(value, int) else None


@lru_cache(maxsize=32768)
def percent_of(written: str) -> Percent | None:
    """The percentage whose figures are *written*, its decimals kept as they stand."""
    value = read_figure(written, share=True)
    return None if value is None else Percent(value)


# The ends of these words; a second space may stand behind them.
_BOUND_ENDS: Final = frozenset(
    end
    for word in re.findall(r"[^\W\d_]+", BOUND_WORDS)
    for end in (word[-2:], f"{word[-1]} ", f"{word[-1]}\n")
)
_BOUND_AT_END: Final = re.compile(rf"(?<!\w)(?:{BOUND_WORDS})\s{{1,2}}\Z")


def bound_before(low: str, start: int) -> Bound:
    """What the words right before *start* make of the figure there.

    >>> bound_before("với hơn 200", 8)
    <Bound.MORE_THAN: 'more_than'>
    """
    if low[start - 3 : start - 1] not in _BOUND_ENDS or not low[start - 1].isspace():
        return Bound.EXACT
    found = _BOUND_AT_END.search(low, max(0, start - 14), start)
    return bound_of(" ".join(found[0].split())) if found else Bound.EXACT


@lru_cache(maxsize=64)
def bound_of(words: str) -> Bound:
    """The bound that *words* stand for."""
    first = "ước" if words.startswith("ước") else words
    return parse_count(f"{first} 1").bound
