"""Findings marked in a copy of a Word document: comments at their places, corrections as changes.

A run of the document is cut where a finding begins or ends; the letters, their format and all else
stay as they are. A correction that changes no fact is a tracked change, which Word offers to accept
or to reject.
"""

import io
import os
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from itertools import chain, islice
from pathlib import Path
from typing import Any, Final

import attrs

from genderplan._messages import Language, message
from genderplan.auditing.form import SAFE_CODES
from genderplan.issues import Issue, Issues
from genderplan.serialization.faults import BAD_FILE, file_error
from genderplan.serialization.plain_files import read_bytes, write_bytes
from genderplan.serialization.word_styles import Node, W
from genderplan.serialization.word_texts import Stretch, WordText, read_word

_AUTHOR: Final = "genderplan"
_INITIALS: Final = "gp"
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


def annotate(
    path: str | os.PathLike[str],
    issues: Iterable[Issue],
    out: str | os.PathLike[str],
    *,
    language: Language = "vi",
    replace: bool = False,
) -> None:
    """Write a copy of the Word document at *path* to *out* with a comment at each of *issues*.

    The findings are those of the text of the document: ``audit(read_text(path))``. Each has a
    comment in *language* where it stands, and so have its repeats; one that stands nowhere in the
    body is told at the first paragraph. Where a correction changes no fact (how a date, a number or
    a share is written), it is there as a tracked change. Nothing else of the document changes.

    Raises :class:`~genderplan.errors.FileError` when *path* is no Word document, or *out* exists
    (unless *replace*) or cannot be written.

    >>> annotate("ke-hoach.pdf", [], "ke-hoach-soat.pdf")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
        ...
    genderplan.errors.FileError: ke-hoach.pdf cannot be used: ...
    """
    source = os.fspath(path)
    if Path(source).suffix.lower() != ".docx":
        reason = message("only a Word document (.docx) can be marked")
        raise file_error(source, Issues([BAD_FILE.at(reason=reason)]))
    word = read_word(read_bytes(source), source)
    every = list(chain.from_iterable((issue, *issue.repeats) for issue in issues))
    stretches = _cut(word, every)
    for issue in every:
        _mark(word, issue, stretches, language)
    stream = io.BytesIO()
    word.document.save(stream)
    write_bytes(out, stream.getvalue(), replace=replace)


def _cut(word: WordText, issues: Iterable[Issue]) -> tuple[Stretch, ...]:
    """The stretches of a document, its runs cut wherever a finding begins or ends."""
    for issue in issues:
        if issue.span is not None:
            word.text.described(issue.span)  # refuses what stands outside of the text
    edges = sorted(set(chain.from_iterable(issue.span for issue in issues if issue.span)))
    pieces: list[Stretch] = []
    for stretch in word.stretches:
        rest = stretch
        for edge in edges:
            if rest.start < edge < rest.end and rest.node.getparent().tag == f"{W}r":
                node = _split(rest.node, edge - rest.start)
                pieces.append(attrs.evolve(rest, end=edge))
                rest = attrs.evolve(rest, start=edge, node=node)
        pieces.append(rest)
    return tuple(pieces)


def _split(node: Node, place: int) -> Node:
    """Cut the run of a text at *place*; the text that begins the new run behind it."""
    run = node.getparent()
    behind = deepcopy(run)
    for child in list(behind):
        if child.tag != f"{W}rPr":
            behind.remove(child)
    rest = deepcopy(node)
    text = node.text or ""
    node.text, rest.text = text[:place], text[place:]
    for each in (node, rest):
        each.set(_SPACE, "preserve")
    behind.append(rest)
    for sibling in list(node.itersiblings()):
        behind.append(sibling)  # lxml moves it out of the old run
    run.addnext(behind)
    return rest


def _mark(word: WordText, issue: Issue, stretches: Sequence[Stretch], language: Language) -> None:
    """Put the comment of a finding, and its correction where that is safe, into the document."""
    placed = [each.node for each in _at(issue, stretches) if _takes_comments(word, each.node)]
    takers = (each.node for each in stretches if _takes_comments(word, each.node))
    nodes = placed or list(islice(takers, 1))
    if not nodes:
        return
    told = attrs.evolve(issue, span=None, source="", repeats=())
    text = (attrs.evolve(told, place=None) if placed else told).text(language)
    if issue.replacement is not None:
        fix = message("Suggestion: {text}", text=issue.replacement).text(language)
        text = f"{text}\n{fix}"
    runs = [_run(word, nodes[0]), _run(word, nodes[-1])]
    word.document.add_comment(runs, text, author=_AUTHOR, initials=_INITIALS)
    if placed and issue.code in SAFE_CODES and issue.replacement is not None:
        _suggest(nodes, issue.replacement)


def _at(issue: Issue, stretches: Sequence[Stretch]) -> Iterator[Stretch]:
    """The stretches of a finding; for a number that Word writes itself, the text behind it."""
    if issue.span is None:
        return
    start, end = issue.span
    inside = [each for each in stretches if each.start < end and each.end > start]
    yield from inside or [each for each in stretches if each.start >= start][:1]


def _takes_comments(word: WordText, node: Node) -> bool:
    """Whether Word allows a comment there: in the body, and in no text box."""
    above = [each.tag for each in node.iterancestors()]
    is_body = node.getroottree().getroot() is word.document.element
    return is_body and f"{W}txbxContent" not in above and f"{W}r" == above[0]


def _run(word: WordText, node: Node) -> Any:  # noqa: ANN401 - python-docx's
    from docx.text.run import Run

    return Run(node.getparent(), word.document)


def _suggest(nodes: Sequence[Node], replacement: str) -> None:
    """Delete the runs of *nodes* and insert *replacement* as tracked changes, if they are plain."""
    runs = list(dict.fromkeys(node.getparent() for node in nodes))
    parents = {run.getparent() for run in runs}
    plain = all(child.tag in {f"{W}rPr", f"{W}t"} for run in runs for child in run)
    if len(parents) != 1 or next(iter(parents)).tag != f"{W}p" or not plain:
        return
    inserted = deepcopy(runs[0])
    for child in list(inserted.iterchildren(f"{W}t"))[1:]:
        inserted.remove(child)
    inserted.find(f"{W}t").text = replacement
    new = _change(runs[-1], "ins")
    new.append(inserted)
    runs[-1].addnext(new)
    for run in runs:
        old = _change(run, "del")
        run.addprevious(old)
        old.append(run)
        for text in run.iterchildren(f"{W}t"):
            text.tag = f"{W}delText"


def _change(beside: Node, name: str) -> Node:
    """An empty element of a tracked change with a number of its own."""
    root = beside.getroottree().getroot()
    used = [int(each.get(f"{W}id")) for each in root.iter(f"{W}ins", f"{W}del")]
    change = beside.makeelement(f"{W}{name}")
    change.set(f"{W}id", str(max(used, default=0) + 1))
    change.set(f"{W}author", _AUTHOR)
    return change
