"""How well a packaged fact is supported.

Doubt is part of the data: a fact that was recalled and not confirmed is never handed out looking
like one that two sources agree on.
"""

from genderplan._choices import WordedText
from genderplan._messages import mark

__all__ = ["Evidence"]


class Evidence(WordedText):
    """How well a fact is supported: by several sources, by one, by other facts, or by memory.

    ``UNSTATED`` is that of your own targets where you say nothing.

    >>> Evidence.RECALLED.label("vi")
    'chưa có nguồn'
    """

    VERIFIED = "verified", mark("verified")
    SINGLE_SOURCE = "single source", mark("single source")
    INFERRED = "inferred", mark("inferred from other facts")
    RECALLED = "recalled", mark("recalled, unconfirmed")
    UNSTATED = "not stated", mark("no source stated")
