"""How a figure is written inside an explanation: "679/2.696 (25,2 %)", "more than 350".

Decided: both parts of a ratio are always shown, because a percentage alone cannot be checked.
"""

from decimal import Decimal

from genderplan._messages import Language
from genderplan.indicators.definitions import Indicator
from genderplan.indicators.observations import Missing, ObservedValue
from genderplan.quantities import Count, Exact, Money, Percent, Ratio
from genderplan.stated_shares import round_half_up

__all__ = ["figure_text", "number_text"]


def number_text(number: Exact, language: Language, decimals: int = 1) -> str:
    """A number with the marks of *language*; a fraction is rounded to *decimals*.

    >>> number_text(2696, "vi"), number_text(Decimal("25.2"), "vi")
    ('2.696', '25,2')
    """
    if not isinstance(number, int | Decimal):
        number = round_half_up(number, decimals)
    shown = f"{number:,f}" if isinstance(number, Decimal) else f"{number:,}"
    return shown.translate(_VIETNAMESE_MARKS) if language == "vi" else shown


_VIETNAMESE_MARKS = str.maketrans(",.", ".,")


def figure_text(
    value: ObservedValue | None, definition: Indicator | None, language: Language = "en"
) -> str:
    """A figure in words and numbers, its counts included; a ratio of unknown kind as a share.

    >>> figure_text(Ratio(679, 2696), None, "vi")
    '679/2.696 (25,2 %)'
    """
    if value is None:
        return "–"
    if isinstance(value, Missing):
        return value.label(language)
    if isinstance(value, Ratio):
        return _ratio_text(value, definition, language)
    if isinstance(value, Count):
        words = value.bound.label(language)
        return f"{words} {number_text(value.value, language)}".strip()
    if isinstance(value, Percent):
        return f"{number_text(value.value, language)} %"
    return number_text(value.amount if isinstance(value, Money) else value, language)


def _ratio_text(value: Ratio, definition: Indicator | None, language: Language) -> str:
    parts = (value.numerator, value.denominator)
    counts = "/".join(number_text(part, language) for part in parts)
    if definition is None and not value.is_share:
        return counts
    factor, unit = (definition.factor, definition.unit) if definition else (100, "%")
    per = value.per(factor)
    if per is None:
        return counts
    return f"{counts} ({number_text(round_half_up(per, 1), language)} {unit}".rstrip() + ")"
