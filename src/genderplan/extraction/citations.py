"""Citations in running text, as mentions of documents.

The grammar is that of :mod:`genderplan.documents`. A mention covers the whole citation, from the
place inside the document to the end of the title; ``mention.value.spans`` says where each part
stands ("pinpoint", "type", "number", "date", "issuer", "note", "title"). What is named inside the
issuer or the title belongs to the day of the cited document. A title that cites a document by its
number is left out of the mention, for that document has a mention of its own.
"""

from collections.abc import Iterator

from genderplan.documents import citations as grammar
from genderplan.documents.references import DocumentReference
from genderplan.errors import GenderplanError
from genderplan.extraction.cleaning import CleanText
from genderplan.extraction.mentions import Mention, MentionKind

__all__ = ["core", "find_citations"]


def find_citations(clean: CleanText) -> Iterator[Mention]:
    """The citations of *clean*, in order."""
    found = grammar.find_citations(clean.text, clean.low, clean.figures)
    offsets = clean.offsets if clean.offsets.moved else ()
    for place, citation in enumerate(found):
        try:
            value = DocumentReference.of_citation(citation, offsets)
        except GenderplanError:
            continue
        end = citation.end
        if place + 1 < len(found) and found[place + 1].start < end:
            end = max(span[1] for part, span in citation.spans if part != "title")
        yield clean.mention(MentionKind.CITATION, citation.start, end, value)


def core(citation: Mention) -> tuple[int, int]:
    """The place of the words that name the document: its kind, its number and a date behind them.

    >>> from genderplan.extraction import find_mentions
    >>> text = "Nghị quyết số 28/NQ-CP ngày 03/3/2021 của Chính phủ"
    >>> text[slice(*core(*find_mentions(text, kinds=["citation"])))]
    'Nghị quyết số 28/NQ-CP ngày 03/3/2021'
    """
    parts = dict(citation.value.spans)
    named = [parts[part] for part in ("type", "number") if part in parts]
    start = min((span[0] for span in named), default=citation.start)
    ends = [*named, parts["date"]] if parts.get("date", (0, 0))[0] > start else named
    return start, max((span[1] for span in ends), default=citation.end)
