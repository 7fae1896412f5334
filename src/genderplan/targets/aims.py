"""Which way a measure should go, what it is compared with, and in which unit it is stated.

Decided: these are closed lists. The decisions use few words ("ít nhất", "trên", "khoảng", "đạt"),
and a word that is not among them must be looked at by a person, not guessed.
"""

from enum import StrEnum
from typing import Final

from genderplan._choices import Choice
from genderplan._messages import Language, mark, translate

__all__ = ["Aim", "Comparator", "MeasureUnit"]


class Aim(Choice, StrEnum):
    """Which way a measure should go.

    ``UP`` and ``DOWN`` as they say; ``KEEP`` a level to be held ("100 %, from 2025 onwards");
    ``LIMIT`` a ceiling on a figure that rises by itself; ``BAND`` a range to be inside of
    (parity); ``ACHIEVE`` a thing that is done or not.

    >>> Aim.LIMIT.label("vi")
    'không vượt quá'
    """

    UP = "up"
    DOWN = "down"
    KEEP = "keep"
    LIMIT = "limit"
    BAND = "band"
    ACHIEVE = "achieve"

    @property
    def is_lower_better(self) -> bool:
        """Whether a lower value is the better one."""
        return self in {Aim.DOWN, Aim.LIMIT}

    def label(self, language: Language = "en") -> str:
        """The words for this aim in *language*."""
        return translate(_AIM_WORDS[self], language)


_AIM_WORDS: Final = {
    Aim.UP: mark("to raise"),
    Aim.DOWN: mark("to lower"),
    Aim.KEEP: mark("to hold"),
    Aim.LIMIT: mark("not to exceed"),
    Aim.BAND: mark("to be within a band"),
    Aim.ACHIEVE: mark("to be done"),
}


class Comparator(Choice, StrEnum):
    """How a value is compared with the figure of a milestone.

    >>> Comparator.MORE_THAN.label("vi")
    'trên'
    """

    AT_LEAST = ">="
    MORE_THAN = ">"
    AT_MOST = "<="
    LESS_THAN = "<"
    EQUAL = "="
    ABOUT = "about"
    BETWEEN = "between"

    @property
    def is_strict(self) -> bool:
        """Whether the figure itself is not enough."""
        return self in {Comparator.MORE_THAN, Comparator.LESS_THAN}

    def label(self, language: Language = "en") -> str:
        """The words before the figure: "at least", "ít nhất"."""
        words = _COMPARATOR_WORDS[self]
        return translate(words, language) if words else ""


_COMPARATOR_WORDS: Final = {
    Comparator.AT_LEAST: mark("at least"),
    Comparator.MORE_THAN: mark("above"),
    Comparator.AT_MOST: mark("not above"),
    Comparator.LESS_THAN: mark("below"),
    Comparator.EQUAL: "",
    Comparator.ABOUT: mark("about"),
    Comparator.BETWEEN: mark("from"),
}


class MeasureUnit(Choice, StrEnum):
    """The unit in which a measure is stated.

    ``factor`` is what numerator over denominator is multiplied by to give it.

    >>> MeasureUnit.PER_100000_LIVE_BIRTHS.factor
    100000
    """

    PERCENT = "percent"
    TIMES = "times"
    BOYS_PER_100_GIRLS = "boys per 100 girls"
    PER_100_LIVE_BIRTHS = "per 100 live births"
    PER_1000_WOMEN = "per 1,000 women"
    PER_100000_LIVE_BIRTHS = "per 100,000 live births"
    INDEX = "index"
    COUNT = "count"
    COUNT_PER_MONTH = "count per month"
    COUNT_PER_YEAR = "count per year"
    PERCENT_REDUCTION = "percent reduction"
    PERCENT_INCREASE = "percent increase"
    YES_OR_NO = "yes or no"

    @property
    def factor(self) -> int | None:
        """100 for percentages and so on; None where the unit is not a ratio of two counts."""
        return _FACTORS.get(self)

    @property
    def is_count(self) -> bool:
        """Whether the values are plain counts."""
        return self in {
            MeasureUnit.COUNT,
            MeasureUnit.COUNT_PER_MONTH,
            MeasureUnit.COUNT_PER_YEAR,
        }

    @property
    def is_percentage(self) -> bool:
        """Whether the values are printed with a percent sign."""
        return self in {
            MeasureUnit.PERCENT,
            MeasureUnit.PERCENT_REDUCTION,
            MeasureUnit.PERCENT_INCREASE,
        }

    def label(self, language: Language = "en") -> str:
        """What stands after the figure, as it is written in *language*."""
        return translate(_UNIT_WORDS[self], language)


_FACTORS: Final = {
    MeasureUnit.PERCENT: 100,
    MeasureUnit.TIMES: 1,
    MeasureUnit.INDEX: 1,
    MeasureUnit.BOYS_PER_100_GIRLS: 100,
    MeasureUnit.PER_100_LIVE_BIRTHS: 100,
    MeasureUnit.PER_1000_WOMEN: 1000,
    MeasureUnit.PER_100000_LIVE_BIRTHS: 100000,
}

_UNIT_WORDS: Final = {
    MeasureUnit.PERCENT: mark("%"),
    MeasureUnit.TIMES: mark(" times"),
    MeasureUnit.BOYS_PER_100_GIRLS: mark(" boys to 100 girls"),
    MeasureUnit.PER_100_LIVE_BIRTHS: mark(" to 100 live births"),
    MeasureUnit.PER_1000_WOMEN: mark(" to 1,000 women"),
    MeasureUnit.PER_100000_LIVE_BIRTHS: mark(" to 100,000 live births"),
    MeasureUnit.INDEX: mark(" (index)"),
    MeasureUnit.COUNT: mark(" in number"),
    MeasureUnit.COUNT_PER_MONTH: mark(" a month"),
    MeasureUnit.COUNT_PER_YEAR: mark(" a year"),
    MeasureUnit.PERCENT_REDUCTION: mark("%"),
    MeasureUnit.PERCENT_INCREASE: mark("%"),
    MeasureUnit.YES_OR_NO: mark(" (yes or no)"),
}
