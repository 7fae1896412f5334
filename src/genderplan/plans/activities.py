"""Activities: what was done or is planned, with the people counted, and what it adds up to.

People are a :class:`~genderplan.BySex`, so a missing sex is never 0. "3 clubs of 30 members each"
keeps both numbers and multiplies exactly. The three standard tables are those that communes attach
to their reports on the Action Month; one that says "Không" is an answer, and is kept as one.

A total keeps the activities that it is made of and names those without a figure. Flows (talks)
add up; of a stock (clubs) each unit's last figure counts. An activity of two organs or places
stands in both groups and is never divided, so groups may add up to more than the whole.
"""

import re
from collections.abc import Callable, Hashable, Iterable, Mapping
from functools import cache, reduce
from operator import add
from typing import Final, Literal, Protocol, TypeAlias, TypeVar

import attrs

from genderplan._choices import WordedChoice, none_of
from genderplan._fields import checked_fields, filled
from genderplan._messages import mark, message
from genderplan._package import read_text
from genderplan._text import match_key
from genderplan.errors import InvalidValueError
from genderplan.periods import PartialDate, Period
from genderplan.quantities import BySex, Count, Money, Percent

TimeSpan: TypeAlias = Literal["", "day", "week", "month", "quarter", "year"]


class ActivityKind(WordedChoice):
    """The kinds of activity that plans and reports on gender equality name.

    >>> ActivityKind.TRAINING.label("vi")
    'tập huấn'
    """

    TRAINING = "training", mark("training")
    WORKSHOP = "workshop", mark("workshop")
    CONFERENCE = "conference", mark("conference")
    TALK = "talk", mark("talk")
    LAUNCH = "launch", mark("launch ceremony")
    CONTEST = "contest", mark("contest")
    EXHIBITION = "exhibition", mark("exhibition")
    PERFORMANCE = "performance", mark("cultural performance")
    STREET_EVENT = "street_event", mark("street event")
    CAMPAIGN = "campaign", mark("campaign")
    BROADCAST = "broadcast", mark("loudspeaker broadcast")
    ARTICLE = "article", mark("news article")
    VISUAL_DISPLAY = "visual_display", mark("visual display")
    MODEL = "model", mark("model or club")
    SHELTER = "shelter", mark("shelter")
    TRUSTED_ADDRESS = "trusted_address", mark("trusted address")
    INSPECTION = "inspection", mark("inspection")
    VISIT = "visit", mark("visit")
    GIFT = "gift", mark("gift or support")
    COUNSELLING = "counselling", mark("counselling")
    SERVICE = "service", mark("service")
    SURVEY = "survey", mark("survey")
    COORDINATION = "coordination", mark("coordination programme")
    OTHER = "other", mark("other activity")


@cache
def _kind_words() -> tuple[re.Pattern[str], Mapping[str, ActivityKind]]:
    """The words that tell a kind, the longest first, and their kinds."""
    lines = read_text("words", "activity_kinds.tsv").splitlines()
    rows = (line.split("\t") for line in lines if "\t" in line)
    kinds = {match_key(word): ActivityKind(kind) for word, kind in rows if word != "word"}
    words = "|".join(sorted(map(re.escape, kinds), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)"), kinds


def kind_named(name: str) -> ActivityKind:
    """The kind that the first such word in the *name* of an activity tells; OTHER where none does.

    >>> kind_named("Tổ chức 02 lớp tập huấn"), kind_named("Hội nghị triển khai kế hoạch")
    (<ActivityKind.TRAINING: 'training'>, <ActivityKind.CONFERENCE: 'conference'>)
    """
    pattern, kinds = _kind_words()
    found = pattern.search(match_key(name))
    return kinds[found[0]] if found else ActivityKind.OTHER


class Item(WordedChoice):
    """What a :class:`Tally` counts. Stocks exist on a day; flows happen during a period.

    >>> Item.CLUB.is_stock, Item.TALK.is_stock
    (True, False)
    """

    MODEL = "model", mark("models")
    CLUB = "club", mark("clubs")
    GROUP = "group", mark("groups")
    MEMBER = "member", mark("members")
    SHELTER = "shelter", mark("shelters")
    TRUSTED_ADDRESS = "trusted_address", mark("trusted addresses")
    TALK = "talk", mark("thematic talks")
    MEETING = "meeting", mark("meetings")
    SESSION = "session", mark("sessions")
    ARTICLE = "article", mark("news articles")
    BROADCAST = "broadcast", mark("loudspeaker broadcasts")
    BANNER = "banner", mark("banners")
    LEAFLET = "leaflet", mark("leaflets")
    GIFT = "gift", mark("gifts")
    CASE = "case", mark("cases")
    VISIT = "visit", mark("visits")

    @property
    def is_stock(self) -> bool:
        """Whether the number is of a day (the last one counts) and not of a period (they add)."""
        return self in _STOCKS


_STOCKS: Final = frozenset(
    {Item.MODEL, Item.CLUB, Item.GROUP, Item.MEMBER, Item.SHELTER, Item.TRUSTED_ADDRESS}
)


@attrs.frozen(field_transformer=checked_fields)
class Tally:
    """A number of things, given as it is written: in all, or so many in each of several.

    >>> Tally(Item.MEMBER, Count(30), each_of=3).total
    Count(90)
    """

    item: Item
    """What is counted."""
    count: Count
    """The number in each."""
    each_of: int = attrs.field(default=1)
    """In how many the number is: 30 members in each of 3 clubs."""
    per: TimeSpan = ""
    """The stretch of time in which the number recurs: "quarter"."""

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


def _no_debt(_: object, field: "attrs.Attribute[Money | None]", value: Money | None) -> None:
    if value is not None and value.amount < 0:
        summary = message(
            "{path} is {value}; an amount of 0 or more is expected",
            path=field.name,
            value=value.amount,
        )
        raise InvalidValueError(summary, value, field.name)


@attrs.frozen(kw_only=True, field_transformer=checked_fields)
class Activity:
    """One activity, planned or carried out.

    >>> launch = Activity(
    ...     kind=ActivityKind.LAUNCH,
    ...     name="Lễ phát động",
    ...     participants=BySex(total=Count(400, "nearly")),
    ... )
    >>> launch.participants and launch.participants.total
    Count(400, Bound.NEARLY)
    """

    kind: ActivityKind
    """What kind of activity it is."""
    name: str = attrs.field(validator=filled)
    """The name in Vietnamese, as the document has it."""
    name_en: str = ""
    """The name in English."""
    date: PartialDate | None = None
    """The day, month or year on which it took place."""
    period: Period | None = None
    """The period in which it took place, or is planned for."""
    since: PartialDate | None = None
    """Since when it goes on."""
    places: tuple[str, ...] = ()
    """Where it took place."""
    organisers: tuple[str, ...] = ()
    """The bodies that carried it out."""
    audience: str = ""
    """Whom it was for, in the words of the document."""
    sessions: Count | None = None
    """How often it took place."""
    participants: BySex | None = None
    """The people who took part, women and men."""
    stated_men: Percent | None = None
    """The share of men as printed."""
    stated_women: Percent | None = None
    """The share of women as printed."""
    tallies: tuple[Tally, ...] = ()
    """What else is counted: clubs, leaflets, gifts."""
    unit_cost: Money | None = attrs.field(default=None, validator=_no_debt)
    """The cost of one of the things that ``cost_of`` names."""
    cost_of: Item | None = None
    """What ``unit_cost`` is the cost of."""
    cost: Money | None = attrs.field(default=None, validator=_no_debt)
    """The cost in all, as stated."""
    note: str = ""
    """A remark of whoever wrote the data."""

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


class ReportTable(WordedChoice):
    """A standard table of a report."""

    EVENTS = "events", mark("Launches, events and inspections")
    BROADCASTS = "broadcasts", mark("Mass-media and grassroots communication")
    PRODUCTS = "products", mark("Communication products")


@attrs.frozen(kw_only=True, field_transformer=checked_fields)
class EventRow:
    """A row of the table of events: how often, and how many women and men took part.

    >>> EventRow(name="Tọa đàm", sessions=Count(1), participants=BySex(men=42, women=55)).people
    Count(97)
    """

    name: str = attrs.field(validator=filled)
    """The name of the event."""
    sessions: Count | None = None
    """How often it took place."""
    participants: BySex | None = None
    """The people who took part, women and men."""
    organisers: tuple[str, ...] = ()
    """The bodies that carried it out."""

    @property
    def people(self) -> Count | None:
        """Everybody who took part, as far as the row tells."""
        return self.participants.whole if self.participants else None


@attrs.frozen(kw_only=True, field_transformer=checked_fields)
class BroadcastRow:
    """A row of the table of broadcasts: how many, how often, and how long each is."""

    name: str = attrs.field(validator=filled)
    """The form of communication."""
    number: Count | None = None
    """How many there were."""
    per: TimeSpan = ""
    """The stretch of time in which the number recurs: "week"."""
    minutes: int | None = None
    """The length of each, in minutes."""
    channels: str = ""
    """The channels, in the words of the document, where they stand in the place of a length."""
    organisers: tuple[str, ...] = ()
    """The bodies that carried it out."""


@attrs.frozen(kw_only=True, field_transformer=checked_fields)
class ProductRow:
    """A row of the table of products: how many were made and how many people they reached."""

    name: str = attrs.field(validator=filled)
    """The name of the product."""
    number: Count | None = None
    """How many were made."""
    reach: Count | None = None
    """How many people it reached."""
    organisers: tuple[str, ...] = ()
    """The bodies that made it."""


Column: TypeAlias = Literal["sessions", "participants", "cost"]
_Value = TypeVar("_Value", Count, BySex, Money)


class _Paper(Protocol):
    """What is read of a report or a plan."""

    @property
    def unit(self) -> str: ...
    @property
    def period(self) -> Period: ...
    @property
    def activities(self) -> tuple[Activity, ...]: ...


@attrs.frozen
class ActivityLine:
    """An activity, or a row of the table of events, with the unit and period of its paper."""

    row: Activity | EventRow
    unit: str
    period: Period

    @property
    def cost(self) -> Money | None:
        """What it cost; a row of the table of events does not say."""
        return self.row.total_cost if isinstance(self.row, Activity) else None


@attrs.frozen
class ActivityTotals:
    """The totals of some activities; each is None when no activity gives a figure."""

    lines: tuple[ActivityLine, ...] = attrs.field(repr=False)
    """The activities that are added up, each with its unit and period."""

    @property
    def sessions(self) -> Count | None:
        """All sessions, bounds kept."""
        return _sum(line.row.sessions for line in self.lines)

    @property
    def participants(self) -> BySex | None:
        """All participants; those of whom no sex is told are counted as unknown."""
        told = (line.row.participants for line in self.lines)
        return _sum(people.complete() for people in told if people is not None)

    @property
    def cost(self) -> Money | None:
        """The cost in all, as stated or else number times unit cost."""
        return _sum(line.cost for line in self.lines)

    def tally(self, item: Item) -> Count | None:
        """How many of *item*: all of a flow (talks), each unit's last figure of a stock (clubs)."""
        counted = [
            (line, number)
            for line in self.lines
            if isinstance(line.row, Activity) and (number := line.row.tally(item)) is not None
        ]
        if not item.is_stock:
            return _sum(number for _, number in counted)
        last: dict[str, Period] = {}
        for line, _ in counted:
            last[line.unit] = max(last.get(line.unit, line.period), line.period)
        return _sum(number for line, number in counted if line.period == last[line.unit])

    def silent(self, column: Column) -> tuple[Activity | EventRow, ...]:
        """The activities that give no figure for a column, and so are not in its total."""
        given = ((line, line if column == "cost" else line.row) for line in self.lines)
        return tuple(line.row for line, says in given if getattr(says, column) is None)

    def __len__(self) -> int:
        return len(self.lines)


def _sum(values: Iterable[_Value | None]) -> _Value | None:
    known = [value for value in values if value is not None]
    return reduce(add, known) if known else None


def total_activities(
    papers: _Paper | Iterable[_Paper], *, of: Literal["activities", "events"] = "activities"
) -> ActivityTotals:
    """What the activities of a report or plan, or of several, add up to.

    With ``of="events"`` the rows of the reports' table of events are added instead: the same
    meeting often stands in both, so the two are never mixed.

    >>> from genderplan import sample
    >>> city = total_activities(sample("mong-cai-2023"))
    >>> city.cost, city.tally(Item.CLUB), len(city.silent("participants"))
    (Money(20000000), Count(3), 2)
    >>> total_activities(sample("bach-dang-report-2023"), of="events").participants
    BySex(women=Count(55), men=Count(42), unknown=Count(0))
    """
    lines = (
        ActivityLine(row, paper.unit, paper.period)
        for paper in (papers if isinstance(papers, Iterable) else (papers,))
        for row in getattr(paper, of, ())  # a plan has no table of events
    )
    return ActivityTotals(tuple(lines))


def total_activities_by(
    papers: _Paper | Iterable[_Paper],
    group: Literal["kind", "organ", "place", "period", "unit"] | Callable[[ActivityLine], Hashable],
    *,
    of: Literal["activities", "events"] = "activities",
) -> dict[Hashable, ActivityTotals]:
    """The totals of each kind of activity, organ, place, period or unit, or of a group of your own.

    A *group* of your own is a function of an ``ActivityLine``. Activities that do not say
    stand under None. The period is the activity's own, or else that of its paper. Organs and places
    are the same when their names are the same words, whatever their case and spelling of tones.

    >>> from genderplan import ActivityKind, sample
    >>> kinds = total_activities_by(sample("mong-cai-2023"), "kind")
    >>> training = kinds[ActivityKind.TRAINING]
    >>> training.sessions, training.cost
    (Count(2), None)
    """
    keys = group if callable(group) else _GROUPS.get(group)
    if keys is None:
        raise none_of(group, "group", _GROUPS)
    named: dict[Hashable, Hashable] = {}
    groups: dict[Hashable, list[ActivityLine]] = {}
    for line in total_activities(papers, of=of).lines:
        found = keys(line)
        for key in (found or (None,)) if isinstance(found, tuple) else (found,):
            same_words = match_key(key) if isinstance(key, str) else key
            groups.setdefault(named.setdefault(same_words, key), []).append(line)
    return {key: ActivityTotals(tuple(lines)) for key, lines in groups.items()}


# What a row of the table of events does not have (a kind, places, a period of its own) is None.
_GROUPS: Final[dict[str, Callable[[ActivityLine], Hashable]]] = {
    "kind": lambda line: getattr(line.row, "kind", None),
    "organ": lambda line: line.row.organisers,
    "place": lambda line: getattr(line.row, "places", None),
    "period": lambda line: getattr(line.row, "period", None) or line.period,
    "unit": lambda line: line.unit,
}
