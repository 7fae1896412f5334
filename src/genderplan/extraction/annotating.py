"""Mentions marked up in their text: HTML, escaped, or any marks the caller wants.

The text around the marks is escaped and never changed otherwise. Where mentions overlap
the longer one is marked, because elements of HTML cannot cross.
"""

from collections.abc import Callable, Iterable
from html import escape

from genderplan.extraction.mentions import Mention

__all__ = ["annotate"]


def annotate(
    text: str, mentions: Iterable[Mention], mark: Callable[[Mention, str], str] | None = None
) -> str:
    """*text* with each mention marked; HTML unless *mark* says otherwise.

    *mark* gets a mention and its text and gives what stands in its place; then nothing is escaped.
    Of mentions that overlap, the first and longest is marked.

    >>> from genderplan.extraction import find_mentions
    >>> annotate("A & B: 25,6%", find_mentions("A & B: 25,6%"))
    'A &amp; B: <mark data-kind="percentage">25,6%</mark>'
    """
    plain = escape if mark is None else str
    marked = _as_html if mark is None else mark
    parts: list[str] = []
    position = 0
    for mention in sorted(mentions, key=lambda each: (each.start, -each.end)):
        if mention.start < position or mention.end > len(text):
            continue
        parts += [plain(text[position : mention.start]), marked(mention, mention.text)]
        position = mention.end
    return "".join([*parts, plain(text[position:])])


def _as_html(mention: Mention, text: str) -> str:
    return f'<mark data-kind="{mention.kind.value}">{escape(text)}</mark>'
