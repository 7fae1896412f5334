"""How a printed percentage relates to the counts beside it.

A printed share is compared at its own precision: 18,2% has one decimal, 25% none. It
agrees when it is the share rounded half up, is explained when it is the share cut off or the share
of another known base (women to men instead of women among all, the other sex), and is wrong when
none of these gives it. Bases are tried only when they are known; some number can be found under
any share, so a base that nobody named explains nothing.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import floor
from typing import Final

import attrs

from genderplan._choices import WordedChoice
from genderplan._messages import Language, Message, mark, message
from genderplan.issues import SHARE_CUT, SHARE_OF_OTHERS, SHARE_WRONG, Issue, Severity
from genderplan.quantities import Percent, Points, Ratio
from genderplan.quantities.ratios import Exact, exact

__all__ = ["ShareAgreement", "StatedShare", "compare_share", "follows"]

_MAX_DECIMALS: Final = 12


class ShareAgreement(WordedChoice):
    """What a printed share is of the counts beside it."""

    ROUNDED = "rounded", mark("rounded correctly")
    TRUNCATED = "truncated", mark("cut off instead of rounded")
    OTHER_BASE = "other_base", mark("a share of another base")
    WRONG = "wrong", mark("does not follow from the counts")
    NO_VALUE = "no_value", mark("the counts have no share")


def round_half_up(value: Exact, decimals: int) -> Decimal:
    """*value* rounded half up, away from zero, to so many *decimals*.

    >>> round_half_up(Fraction(1, 8), 2), round_half_up(Fraction(-1, 8), 2)
    (Decimal('0.13'), Decimal('-0.13'))
    """
    scaled = floor(abs(Fraction(value)) * 10**decimals + Fraction(1, 2))
    return _in_decimals(scaled if value >= 0 else -scaled, decimals)


def _in_decimals(units: int, decimals: int) -> Decimal:
    """So many *units* of the last decimal place, whatever the thread's decimal context."""
    return Decimal(f"{units}E-{decimals}")


def _decimals(percent: Percent) -> int:
    value = percent.value
    if isinstance(value, Decimal):
        exponent = value.as_tuple().exponent
        return min(max(0, -exponent), _MAX_DECIMALS) if isinstance(exponent, int) else 0
    if isinstance(value, int) or value.denominator == 1:
        return 0
    return _MAX_DECIMALS


@attrs.frozen
class StatedShare:
    """A printed share beside its counts, with what it is of them.

    ``computed`` is the share that follows from the counts, rounded to the decimals of the printed
    one; ``base`` the other ratio that gives the printed share, when there is one.
    """

    stated: Percent
    """The share as printed."""
    ratio: Ratio
    """The counts beside it."""
    agreement: ShareAgreement
    """What the printed share is of the counts."""
    computed: Decimal | None = None
    """The share that follows, in per cent, with as many decimals as the printed one."""
    base: Ratio | None = None
    """The other ratio that gives the printed share, when there is one."""

    @property
    def agrees(self) -> bool:
        """Whether the printed share is the share of the counts, rounded."""
        return self.agreement is ShareAgreement.ROUNDED

    @property
    def difference(self) -> Points | None:
        """The printed share less the exact one, in percentage points."""
        percent = self.ratio.percent
        return None if percent is None else self.stated - percent

    @property
    def summary(self) -> Message:
        """The comparison as a sentence."""
        return message(
            _SENTENCES[self.agreement],
            stated=_shown(self.stated),
            numerator=_plain(self.ratio.numerator),
            denominator=_plain(self.ratio.denominator),
            computed=self.computed,
            base=f"{self.base.numerator}/{self.base.denominator}" if self.base else "",
        )

    def issue(
        self,
        path: str = "",
        *,
        span: tuple[int, int] | None = None,
        severity: Severity | None = None,
        replacement: str | None = None,
    ) -> Issue | None:
        """The finding about a share that is not that of its counts, rounded; None for one that is.

        >>> found = compare_share(Decimal("22.2"), Ratio(2, 11)).issue("results[0]")
        >>> found and (found.code, found.message)
        ('GP603', '22.2% is 2/9; 2/11 is 18.2%')
        """
        kind = _FINDINGS.get(self.agreement)
        if kind is None:
            return None
        return kind.at(
            path, span=span, severity=severity, replacement=replacement, relation=self.summary
        )

    def explain(self, language: Language = "vi") -> str:
        """The comparison in one sentence.

        >>> compare_share(Decimal("25.6"), Ratio(52, 203)).explain("en")
        '25.6% is 52/203 rounded'
        >>> compare_share(Decimal("35.8"), Ratio(15, 42)).explain("en")
        '35.8% does not follow from 15/42, which is 35.7%'
        """
        return self.summary.text(language)


_FINDINGS: Final = {
    ShareAgreement.WRONG: SHARE_WRONG,
    ShareAgreement.TRUNCATED: SHARE_CUT,
    ShareAgreement.OTHER_BASE: SHARE_OF_OTHERS,
}
_SENTENCES: Final = {
    ShareAgreement.ROUNDED: mark("{stated}% is {numerator}/{denominator} rounded"),
    ShareAgreement.TRUNCATED: mark(
        "{stated}% is {numerator}/{denominator} cut off; rounded it is {computed}%"
    ),
    ShareAgreement.OTHER_BASE: mark(
        "{stated}% is {base}; {numerator}/{denominator} is {computed}%"
    ),
    ShareAgreement.WRONG: mark(
        "{stated}% does not follow from {numerator}/{denominator}, which is {computed}%"
    ),
    ShareAgreement.NO_VALUE: mark(
        "{stated}% is stated, but {numerator}/{denominator} has no share"
    ),
}


def _plain(value: Exact) -> int | Decimal | str:
    return str(value) if isinstance(value, Fraction) else value


def _shown(percent: Percent) -> Decimal:
    if isinstance(percent.value, int):
        return Decimal(percent.value)
    return round_half_up(percent.value, _decimals(percent))


def compare_share(
    stated: Percent | Exact, ratio: Ratio, *, bases: Iterable[Ratio] = ()
) -> StatedShare:
    """What the printed percentage *stated* is of *ratio*: rounded, cut off, of another base, wrong.

    *bases* are further ratios that the text could mean (the share of the year before, of all
    officials); women to men, and the other sex's share, are always tried. A ``Decimal`` carries
    its decimals: ``Decimal("25")`` is compared as 25%, ``Decimal("25.0")`` as 25,0%.

    >>> compare_share(Decimal("18.1"), Ratio(2, 11)).agreement
    <ShareAgreement.TRUNCATED: 'truncated'>
    >>> compare_share(Decimal("22.2"), Ratio(2, 11)).base
    Ratio(2, 9)
    """
    percent = stated if isinstance(stated, Percent) else Percent(exact(stated, "stated"))
    decimals = _decimals(percent)
    share = _in_last_digits(ratio, decimals)
    if share is None:
        return StatedShare(percent, ratio, ShareAgreement.NO_VALUE)
    rounded, cut = share
    computed, shown = _in_decimals(rounded, decimals), _last_digits(percent, decimals)[0]
    if shown == rounded:
        return StatedShare(percent, ratio, ShareAgreement.ROUNDED, computed)
    if shown == cut:
        return StatedShare(percent, ratio, ShareAgreement.TRUNCATED, computed)
    for base in (*_usual_bases(ratio), *bases):
        other = _in_last_digits(base, decimals)
        if other is not None and other[0] == shown:
            return StatedShare(percent, ratio, ShareAgreement.OTHER_BASE, computed, base)
    return StatedShare(percent, ratio, ShareAgreement.WRONG, computed)


def _in_last_digits(ratio: Ratio, decimals: int) -> tuple[int, int] | None:
    """A ratio as a percentage, rounded half up and cut off, counted in its last decimal place.

    In whole numbers, because a Fraction takes ten times as long.
    """
    if ratio.denominator == 0:
        return None
    over, under = ratio.numerator.as_integer_ratio(), ratio.denominator.as_integer_ratio()
    return _quotients(over[0] * under[1] * 100 * 10**decimals, over[1] * under[0])


def _quotients(part: int, whole: int) -> tuple[int, int]:
    """*part* over *whole*, rounded half up and cut off."""
    return (2 * part + whole) // (2 * whole), part // whole


def follows(stated: Percent, part: Exact, whole: Exact) -> bool:
    """Whether a printed percentage is the share of *part* in *whole*, rounded or cut off.

    >>> follows(Percent(Decimal("25.6")), 52, 203), follows(Percent(26), 52, 0)
    (True, False)
    """
    if whole == 0:
        return False
    over, under = _last_digits(stated, _decimals(stated))
    if isinstance(part, int) and isinstance(whole, int):
        return over in _quotients(part * 100 * under, whole)
    return over in (_in_last_digits(Ratio(part, whole), len(str(under)) - 1) or ())


@lru_cache(maxsize=4096)
def _last_digits(percent: Percent, decimals: int) -> tuple[int, int]:
    """A printed percentage in units of its last decimal place, and how many of them are one.

    The *decimals* are asked for, because 25% and 25,0% are equal and held as one.
    """
    ones = 10**decimals
    over, under = _shown(percent).as_integer_ratio()
    return over * ones // under, ones


def _usual_bases(ratio: Ratio) -> Iterator[Ratio]:
    if ratio.is_share:
        yield Ratio(ratio.rest, ratio.denominator)
        if ratio.rest != 0:
            yield Ratio(ratio.numerator, ratio.rest)
            yield Ratio(ratio.rest, ratio.numerator) if ratio.numerator else Ratio(0, 0)
