"""Activities: what was done or is planned, with the people counted.

Decided: people are a :class:`~genderplan.BySex`, so a missing sex is never 0. What adds up over
time (talks, gifts) and what does not (clubs, members) is told by the :class:`Item` and not chosen
by whoever adds. "3 clubs of 30 members each" keeps both numbers and multiplies exactly.
"""

from typing import Final, Literal, TypeAlias

import attrs

from genderplan._choices import Choice
from genderplan._fields import checked_fields
from genderplan._messages import Language, mark, message, translate
from genderplan.errors import InvalidValueError
from genderplan.periods import PartialDate, Period
from genderplan.quantities import BySex, Count, Money, Percent

__all__ = ["Activity", "ActivityKind", "Item", "Tally", "TimeSpan"]


TimeSpan: TypeAlias = Literal["", "day", "week", "month", "quarter", "year"]


class ActivityKind(Choice):
    """The kinds of activity that plans and reports on gender equality name.

    >>> ActivityKind.TRAINING.label("vi")
    'tập huấn'
    """

    TRAINING = "training"
    WORKSHOP = "workshop"
    CONFERENCE = "conference"
    TALK = "talk"
    LAUNCH = "launch"
    CONTEST = "contest"
    EXHIBITION = "exhibition"
    PERFORMANCE = "performance"
    STREET_EVENT = "street_event"
    CAMPAIGN = "campaign"
    BROADCAST = "broadcast"
    ARTICLE = "article"
    VISUAL_DISPLAY = "visual_display"
    MODEL = "model"
    SHELTER = "shelter"
    TRUSTED_ADDRESS = "trusted_address"
    INSPECTION = "inspection"
    VISIT = "visit"
    GIFT = "gift"
    COUNSELLING = "counselling"
    SERVICE = "service"
    SURVEY = "survey"
    COORDINATION = "coordination"
    OTHER = "other"

    def label(self, language: Language = "en") -> str:
        """The words for this kind of activity."""
        return translate(_KIND_WORDS[self], language)


_KIND_WORDS: Final = {
    ActivityKind.TRAINING: mark("training"),
    ActivityKind.WORKSHOP: mark("workshop"),
    ActivityKind.CONFERENCE: mark("conference"),
    ActivityKind.TALK: mark("talk"),
    ActivityKind.LAUNCH: mark("launch ceremony"),
    ActivityKind.CONTEST: mark("contest"),
    ActivityKind.EXHIBITION: mark("exhibition"),
    ActivityKind.PERFORMANCE: mark("cultural performance"),
    ActivityKind.STREET_EVENT: mark("street event"),
    ActivityKind.CAMPAIGN: mark("campaign"),
    ActivityKind.BROADCAST: mark("loudspeaker broadcast"),
    ActivityKind.ARTICLE: mark("news article"),
    ActivityKind.VISUAL_DISPLAY: mark("visual display"),
    ActivityKind.MODEL: mark("model or club"),
    ActivityKind.SHELTER: mark("shelter"),
    ActivityKind.TRUSTED_ADDRESS: mark("trusted address"),
    ActivityKind.INSPECTION: mark("inspection"),
    ActivityKind.VISIT: mark("visit"),
    ActivityKind.GIFT: mark("gift or support"),
    ActivityKind.COUNSELLING: mark("counselling"),
    ActivityKind.SERVICE: mark("service"),
    ActivityKind.SURVEY: mark("survey"),
    ActivityKind.COORDINATION: mark("coordination programme"),
    ActivityKind.OTHER: mark("other activity"),
}


class Item(Choice):
    """What a :class:`Tally` counts. Stocks exist on a day; flows happen during a period.

    >>> Item.CLUB.is_stock, Item.TALK.is_stock
    (True, False)
    """

    MODEL = "model"
    CLUB = "club"
    GROUP = "group"
    MEMBER = "member"
    SHELTER = "shelter"
    TRUSTED_ADDRESS = "trusted_address"
    TALK = "talk"
    MEETING = "meeting"
    SESSION = "session"
    ARTICLE = "article"
    BROADCAST = "broadcast"
    BANNER = "banner"
    LEAFLET = "leaflet"
    GIFT = "gift"
    CASE = "case"
    VISIT = "visit"

    @property
    def is_stock(self) -> bool:
        """Whether the number is of a day (the last one counts) and not of a period (they add)."""
        return self in _STOCKS

    def label(self, language: Language = "en") -> str:
        """The words for what is counted."""
        return translate(_ITEM_WORDS[self], language)


_STOCKS: Final = frozenset(
    {Item.MODEL, Item.CLUB, Item.GROUP, Item.MEMBER, Item.SHELTER, Item.TRUSTED_ADDRESS}
)
_ITEM_WORDS: Final = {
    Item.MODEL: mark("models"),
    Item.CLUB: mark("clubs"),
    Item.GROUP: mark("groups"),
    Item.MEMBER: mark("members"),
    Item.SHELTER: mark("shelters"),
    Item.TRUSTED_ADDRESS: mark("trusted addresses"),
    Item.TALK: mark("thematic talks"),
    Item.MEETING: mark("meetings"),
    Item.SESSION: mark("sessions"),
    Item.ARTICLE: mark("news articles"),
    Item.BROADCAST: mark("loudspeaker broadcasts"),
    Item.BANNER: mark("banners"),
    Item.LEAFLET: mark("leaflets"),
    Item.GIFT: mark("gifts"),
    Item.CASE: mark("cases"),
    Item.VISIT: mark("visits"),
}


@attrs.frozen(field_transformer=checked_fields)
class Tally:
    """A number of things, given as it is written: in all, or so many in each of several.

    ``per`` says in which stretch of time the number recurs ("quarter"), when it does.

    >>> Tally(Item.MEMBER, Count(30), each_of=3).total
    Count(90)
    """

    item: Item
    count: Count
    each_of: int = attrs.field(default=1)
    per: TimeSpan = ""

    @each_of.validator
    def _at_least_one(self, _: object, value: int) -> None:
        if value < 1:
            summary = message(
                "each_of is {value}; a whole number of at least 1 is expected", value=value
            )
            raise InvalidValueError(summary, value, "each_of")

    @property
    def total(self) -> Count:
        """The number in all."""
        return self.count * self.each_of


@attrs.frozen(kw_only=True, field_transformer=checked_fields)
class Activity:
    """One activity, planned or carried out.

    ``name`` is Vietnamese as the document has it, ``name_en`` English. ``sessions`` counts how
    often it took place. ``stated_men`` and ``stated_women`` are shares as printed, beside the
    counts. ``cost`` is the total as stated and ``unit_cost`` that of one of the things that
    ``cost_of`` names, so that both can be checked against each other.

    >>> launch = Activity(
    ...     kind=ActivityKind.LAUNCH,
    ...     name="Lễ phát động",
    ...     participants=BySex(total=Count(400, "nearly")),
    ... )
    >>> launch.participants.total.high
    400
    """

    kind: ActivityKind
    name: str
    name_en: str = ""
    date: PartialDate | None = None
    period: Period | None = None
    since: PartialDate | None = None
    places: tuple[str, ...] = ()
    organisers: tuple[str, ...] = ()
    audience: str = ""
    sessions: Count | None = None
    participants: BySex | None = None
    stated_men: Percent | None = None
    stated_women: Percent | None = None
    tallies: tuple[Tally, ...] = ()
    unit_cost: Money | None = None
    cost_of: Item | None = None
    cost: Money | None = None
    note: str = ""

    def tally(self, item: Item) -> Count | None:
        """How many of *item* the activity counts in all; None when it does not say."""
        found = [tally.total for tally in self.tallies if tally.item is item and not tally.per]
        return sum(found[1:], start=found[0]) if found else None

    @property
    def total_cost(self) -> Money | None:
        """The cost as stated, else number times unit cost when both are exact; otherwise None.

        >>> gifts = Activity(
        ...     kind=ActivityKind.GIFT, name="Tặng quà", cost_of=Item.GIFT,
        ...     unit_cost=Money(1_000_000), tallies=(Tally(Item.GIFT, Count(20)),),
        ... )
        >>> gifts.total_cost
        Money(20000000)
        """
        return self.cost if self.cost is not None else self.computed_cost

    @property
    def computed_cost(self) -> Money | None:
        """Number times unit cost, when both are given and exact."""
        if self.unit_cost is None or self.cost_of is None:
            return None
        number = self.tally(self.cost_of)
        return self.unit_cost * number.value if number is not None and number.is_exact else None
