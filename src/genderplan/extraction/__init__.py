"""From text to typed mentions with exact places: clean, find, resolve, highlight.

This part knows no packaged data of units. Units are resolved through the hierarchy that the caller
gives; :func:`genderplan.auditing.extract` gives the packaged one. Names are loaded when they are
first used: reading a file needs no lexicon.
"""

from typing import TYPE_CHECKING, Final

from genderplan._loading import on_demand

if TYPE_CHECKING:
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

_HOME: Final = {
    "DocumentText": "texts",
    "Mention": "mentions",
    "MentionKind": "mentions",
    "Sex": "mentions",
    "find_mentions": "extracting",
    "highlight": "mentions",
    "resolve": "citations",
}

if not TYPE_CHECKING:  # a type checker that sees __getattr__ lets every misspelt name pass
    __getattr__, __dir__ = on_demand(__name__, _HOME)
