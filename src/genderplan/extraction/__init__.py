"""From text to typed mentions with exact places: clean, find, resolve, highlight.

This part knows no packaged data of units. Units are resolved through the hierarchy that the caller
gives; :func:`genderplan.auditing.extract` gives the packaged one.
"""

from genderplan.extraction.citations import resolve
from genderplan.extraction.extracting import find_mentions
from genderplan.extraction.mentions import Mention, MentionKind, Sex, highlight
from genderplan.extraction.texts import DocumentText

__all__ = [
    "DocumentText",
    "Mention",
    "MentionKind",
    "Sex",
    "find_mentions",
    "highlight",
    "resolve",
]
