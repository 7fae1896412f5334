"""The kinds of finding that more than one part reports: one fault has one code, wherever it is.

What only one part finds is declared in that part.
"""

from typing import Final

from genderplan._messages import mark
from genderplan.issues import IssueKind, Severity

__all__ = [
    "BODY_ENDED",
    "LATER_THAN_THE_TEXT",
    "NOT_YET_IN_FORCE",
    "NO_DISTRICTS",
    "NO_LONGER_IN_FORCE",
    "SEXES_DIFFER",
    "SHARE_CUT",
    "SHARE_OF_OTHERS",
    "SHARE_WRONG",
]

SHARE_WRONG: Final = IssueKind(
    "GP601",
    Severity.ERROR,
    mark("{relation}"),
    mark("Check both counts and the percentage against the source."),
)
SHARE_CUT: Final = IssueKind(
    "GP602", Severity.NOTE, mark("{relation}"), mark("Percentages are rounded half up.")
)
SHARE_OF_OTHERS: Final = IssueKind(
    "GP603", Severity.WARNING, mark("{relation}"), mark("Say of which total it is the share.")
)
SEXES_DIFFER: Final = IssueKind(
    "GP604",
    Severity.ERROR,
    mark("{women} women and {men} men are {sum}, but the total is stated as {total}"),
    mark("Mend the figure that is wrong, or say whose sex is unknown."),
)
NO_LONGER_IN_FORCE: Final = IssueKind(
    "GP614",
    Severity.WARNING,
    mark("{document} was in force until {until}; the text is of {date}"),
    mark("Unless the text tells of the past, cite what is in force{successor}."),
)
NOT_YET_IN_FORCE: Final = IssueKind(
    "GP615",
    Severity.WARNING,
    mark("{document} is in force since {since}; the text is of {date}"),
)
LATER_THAN_THE_TEXT: Final = IssueKind(
    "GP616",
    Severity.ERROR,
    mark("the document cited is dated {cited}, after the text itself, {date}"),
    mark("One of the two dates is wrong."),
)
NO_DISTRICTS: Final = IssueKind(
    "GP624",
    Severity.WARNING,
    mark("{written} names the district level, which ended on 30/6/2025; the text is of {date}"),
    mark("Name the commune or the province that has taken over."),
)
BODY_ENDED: Final = IssueKind(
    "GP625",
    Severity.WARNING,
    mark("{written} does not exist on {date}{after}"),
    mark("Name the body that has taken over."),
)
