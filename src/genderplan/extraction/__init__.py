"""From text to typed mentions with exact places: clean, find, resolve, annotate.

This part knows no packaged data of units. Units are resolved through the hierarchy that the caller
gives; :func:`genderplan.auditing.extract` gives the packaged one.
"""

from genderplan.extraction.citations import ShortForm, resolve
from genderplan.extraction.extracting import find_mentions
from genderplan.extraction.mentions import (
    Mention,
    MentionKind,
    MoneyRange,
    NamedOrgan,
    PercentRange,
    Sex,
    StatedRatio,
    Unreadable,
    annotate,
)

__all__ = [
    "Mention",
    "MentionKind",
    "MoneyRange",
    "NamedOrgan",
    "PercentRange",
    "Sex",
    "ShortForm",
    "StatedRatio",
    "Unreadable",
    "annotate",
    "find_mentions",
    "resolve",
]
