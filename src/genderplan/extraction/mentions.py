"""What is found in a text: a mention with its kind, its place and its value.

A mention points into the text as it was given, so ``text[start:end] == mention.text`` in
any Unicode form. Its value is a model of the library, the same that the strict readers give. What
cannot be a value (15/20/2010) is kept as an :class:`Unreadable` with the reason, never repaired.
Mentions of one kind do not overlap; mentions of two kinds may: the date inside a citation, the
percentage inside a ratio, the unit inside the name of a body. :func:`highlight` marks them up.
"""

from collections.abc import Callable, Iterable
from enum import StrEnum
from html import escape
from typing import Any, Literal

import attrs

from genderplan._choices import WordedText
from genderplan._messages import Message, mark
from genderplan.hierarchy import AdministrativeUnit, Organ, OrganKind, UnitKind
from genderplan.quantities import Bound, Count, Money, Percent, Ratio
from genderplan.quantities.ratios import Exact
from genderplan.stated_shares import StatedShare, compare_share


class MentionKind(WordedText):
    """What a mention is.

    >>> MentionKind("ratio").label("vi")
    'tỷ số'
    """

    CITATION = "citation", mark("citation")
    RATIO = "ratio", mark("ratio")
    PERCENTAGE = "percentage", mark("percentage")
    POINTS = "points", mark("percentage points")
    CHANGE = "change", mark("change")
    DATE = "date", mark("date")
    PERIOD = "period", mark("period")
    MONEY = "money", mark("amount of money")
    COUNT = "count", mark("count")
    UNIT = "unit", mark("administrative unit")
    ORGAN = "organ", mark("body")
    RATE = "rate", mark("rate")


class Sex(StrEnum):
    """The sex that a text gives for the people it counts."""

    WOMEN = "women"
    MEN = "men"


@attrs.frozen
class StatedRatio:
    """A part and its whole, people or "12,5/20 km", with the percentage that the text states.

    ``stated`` is None where no percentage stands beside the counts.

    >>> committee = StatedRatio(52, 203, Percent(26))
    >>> committee.ratio, committee.fit
    (Ratio(52, 203), 'rounded')
    """

    numerator: Exact
    denominator: Exact
    stated: Percent | None = None

    @property
    def ratio(self) -> Ratio:
        """The counts as a ratio."""
        return Ratio(self.numerator, self.denominator)

    def compared(self, bases: Iterable[Ratio] = ()) -> StatedShare | None:
        """The stated percentage beside the counts; None where none is stated."""
        return None if self.stated is None else compare_share(self.stated, self.ratio, bases=bases)

    @property
    def fit(self) -> Literal["rounded", "truncated", "other", "inconsistent"] | None:
        """How the stated percentage follows from the counts.

        "rounded"; "truncated" when it is cut off instead; "other" when it is the share of another
        usual base (women to men, the other sex); "inconsistent" when none of these gives it; None
        where none is stated.
        """
        share = self.compared()
        return None if share is None else _FITS.get(share.agreement.value, "inconsistent")


_FITS: dict[str, Literal["rounded", "truncated", "other", "inconsistent"]] = {
    "rounded": "rounded",
    "truncated": "truncated",
    "other_base": "other",
}


@attrs.frozen
class PercentRange:
    """Percentages from ``low`` to ``high``: "10-15%"."""

    low: Percent
    high: Percent


@attrs.frozen
class MoneyRange:
    """Amounts from ``low`` to ``high``: "từ 10 đến 15 triệu đồng"."""

    low: Money
    high: Money


@attrs.frozen
class CountRange:
    """Counts from ``low`` to ``high``: "từ 10 đến 15 người"; ``low`` has the bound of the text."""

    low: Count
    high: Count


@attrs.frozen
class AmountChange:
    """By how many, or by how much money, something rose or fell: "tăng 152 hộ".

    A rise or fall in per cent, "tăng 12%", is a :class:`~genderplan.quantities.Change`.
    """

    amount: Count | Money
    falls: bool


@attrs.frozen(kw_only=True)
class NamedOrgan:
    """A body as a text names it.

    ``title`` is its name without the place, ``place`` the words for the place; ``kind`` is known
    for the bodies of :class:`~genderplan.hierarchy.OrganKind`, ``organ`` when its unit is found.
    """

    title: str
    place: str = ""
    kind: OrganKind | None = None
    organ: Organ | None = None


@attrs.frozen
class Unreadable:
    """Something of a known form that has no value: the part that is wrong, and why."""

    text: str
    part: str
    reason: Message


@attrs.frozen(repr=False)
class Mention:
    """One thing found in a text."""

    kind: MentionKind
    """What was found."""
    span: tuple[int, int]
    """Its start and end in the text as given, in characters."""
    text: str
    """What stands there."""
    value: Any
    """What it says, as a model; None where it cannot be read or means several things."""
    bound: Bound = Bound.EXACT
    """What stands before an amount or percentage: "hơn", "ít nhất"."""
    sex: Sex | None = None
    """Whom a count counts; None for all, or where nothing is said."""
    candidates: tuple[AdministrativeUnit, ...] = ()
    """The units that a name can mean, when it means several."""
    subject: str = ""
    """What is counted, rose or fell, in the words of the text; empty where it does not say."""
    kinds: tuple[UnitKind, ...] = ()
    """The kinds of unit that the word before a name, or before its list, stands for."""

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.span[0]

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.span[1]

    def __repr__(self) -> str:
        return f"<{self.kind.value} {self.text!r} at {self.span[0]}-{self.span[1]}: {self.value!r}>"


def highlight(
    text: str, mentions: Iterable[Mention], mark: Callable[[Mention, str], str] | None = None
) -> str:
    """*text* with each mention marked; HTML unless *mark* says otherwise.

    *mark* gets a mention and its text and gives what stands in its place; then nothing is escaped.
    Of mentions that overlap, the first and longest is marked.

    >>> from genderplan.extraction import find_mentions
    >>> highlight("A & B: 25,6%", find_mentions("A & B: 25,6%"))
    'A &amp; B: <mark data-kind="percentage">25,6%</mark>'
    """
    plain = escape if mark is None else str
    marked = mark or (lambda each, inner: f'<mark data-kind="{each.kind.value}">{inner}</mark>')
    parts: list[str] = []
    position = 0
    for mention in sorted(mentions, key=lambda each: (each.start, -each.end)):
        if mention.start < position or mention.end > len(text):
            continue
        parts += [plain(text[position : mention.start]), marked(mention, plain(mention.text))]
        position = mention.end
    return "".join([*parts, plain(text[position:])])
