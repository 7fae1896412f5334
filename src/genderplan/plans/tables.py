"""The three standard tables of a report: events, broadcasts, products.

Decided: the tables are those that communes attach to their reports on the Action Month: events with
sessions and participants by sex; mass-media and grassroots broadcasts with amount and length;
products with the people reached. A table that says "Không" is an answer, and is kept as one.
"""

from typing import Final

import attrs

from genderplan._choices import Choice
from genderplan._fields import checked_fields
from genderplan._messages import Language, mark, translate
from genderplan.plans.activities import TimeSpan
from genderplan.quantities import BySex, Count

__all__ = ["BroadcastRow", "EventRow", "ProductRow", "ReportTable"]


class ReportTable(Choice):
    """A standard table of a report."""

    EVENTS = "events"
    BROADCASTS = "broadcasts"
    PRODUCTS = "products"

    def label(self, language: Language = "en") -> str:
        """The heading of this table.

        >>> ReportTable.EVENTS.label("en")
        'Launches, events and inspections'
        """
        return translate(_TABLE_WORDS[self], language)


_TABLE_WORDS: Final = {
    ReportTable.EVENTS: mark("Launches, events and inspections"),
    ReportTable.BROADCASTS: mark("Mass-media and grassroots communication"),
    ReportTable.PRODUCTS: mark("Communication products"),
}


@attrs.frozen(kw_only=True, field_transformer=checked_fields)
class EventRow:
    """A row of the table of events: how often, and how many women and men took part.

    >>> EventRow(name="Tọa đàm", sessions=Count(1), participants=BySex(men=42, women=55)).people
    Count(97)
    """

    name: str
    sessions: Count | None = None
    participants: BySex | None = None
    organisers: tuple[str, ...] = ()

    @property
    def people(self) -> Count | None:
        """Everybody who took part, as far as the row tells."""
        return self.participants.whole if self.participants else None


@attrs.frozen(kw_only=True, field_transformer=checked_fields)
class BroadcastRow:
    """A row of the table of broadcasts: how many, how often, and how long each is.

    ``per`` is the stretch of time in which the number recurs ("week"); ``minutes`` the length of
    one; ``channels`` where it went out when that stands in the place of a length.
    """

    name: str
    number: Count | None = None
    per: TimeSpan = ""
    minutes: int | None = None
    channels: str = ""
    organisers: tuple[str, ...] = ()


@attrs.frozen(kw_only=True, field_transformer=checked_fields)
class ProductRow:
    """A row of the table of products: how many were made and how many people they reached."""

    name: str
    number: Count | None = None
    reach: Count | None = None
    organisers: tuple[str, ...] = ()
