"""The styles of Word documents, and the numbers that Word writes before paragraphs."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, TypeAlias

from genderplan._extras import require
from genderplan._text import roman

Node: TypeAlias = Any
"""An element of lxml, which has no types of its own."""

_NAMES: Final = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "v": "urn:schemas-microsoft-com:vml",
}


def tag_of(name: str) -> str:
    """The full name of an element of Office: "w:p", "m:oMath"."""
    prefix, _, local = name.partition(":")
    return f"{{{_NAMES[prefix]}}}{local}"


W: Final = tag_of("w:")
_LEVELS: Final = 9  # of a list; Word has no more
_WIDEST: Final = 100  # columns that one cell may span


def value_of(node: Node) -> str:
    """What the attribute ``val`` of an element says; "" where there is none."""
    return "" if node is None else str(node.get(f"{W}val", ""))


def number_of(node: Node) -> int:
    """The number in ``val``; 0 where there is none, at most the columns of the widest table."""
    text = value_of(node)
    return min(int(text), _WIDEST) if text.isdecimal() else 0


class Styles:
    """The styles of a document by their ids, and what holds where none says anything."""

    def __init__(self, document: Any) -> None:  # noqa: ANN401 - python-docx's
        styles = document.styles.element
        self._by_id = {style.get(f"{W}styleId"): style for style in styles.iter(f"{W}style")}
        self._document = document
        usual = (
            each.get(f"{W}styleId")
            for each in styles.iter(f"{W}style")
            if each.get(f"{W}type") == "paragraph" and each.get(f"{W}default") in {"1", "true"}
        )
        self.default = str(next(usual, ""))
        self.defaults = [
            held for name in ("rPrDefault", "pPrDefault") for held in styles.iter(f"{W}{name}")
        ]

    def above(self, name: str) -> Iterator[Node]:
        """The style with the id *name* and those it is based on, the nearest first."""
        seen: set[str] = set()
        while name in self._by_id and name not in seen:
            seen.add(name)
            yield self._by_id[name]
            name = value_of(self._by_id[name].find(f"{W}basedOn"))

    def theme_font(self, name: str) -> str:
        """The font that the theme of the document has for *name* ("minorHAnsi")."""
        tag = "minorFont" if name.startswith("minor") else "majorFont"
        for relation in self._document.part.rels.values():
            if str(relation.reltype).endswith("/theme"):
                root = require("docx.oxml.parser", extra="docx").parse_xml(
                    relation.target_part.blob
                )
                found = root.find(f".//{tag_of('a:' + tag)}/{tag_of('a:latin')}")
                return "" if found is None else str(found.get("typeface"))
        return ""


class Numbering:
    """The numbers that Word writes before paragraphs, which stand nowhere in their text."""

    def __init__(self, document: Any) -> None:  # noqa: ANN401 - python-docx's
        self.styles = Styles(document)
        self._levels: dict[str, dict[int, Node]] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._counts: dict[str, list[int]] = {}
        self._abstract: dict[str, str] = {}
        for relation in document.part.rels.values():
            if str(relation.reltype).endswith("/numbering") and not relation.is_external:
                self._read(relation.target_part.element)

    def _read(self, root: Node) -> None:
        for abstract in root.iter(f"{W}abstractNum"):
            levels = {int(level.get(f"{W}ilvl", 0)): level for level in abstract.iter(f"{W}lvl")}
            self._levels[abstract.get(f"{W}abstractNumId")] = levels
        for number in root.iter(f"{W}num"):
            own = number.get(f"{W}numId")
            self._abstract[own] = value_of(number.find(f"{W}abstractNumId"))
            for change in number.iter(f"{W}lvlOverride"):
                start = change.find(f"{W}startOverride")
                if start is not None:
                    self._starts[own, int(change.get(f"{W}ilvl", 0))] = number_of(start)

    def label(self, paragraph: Node) -> str:
        """The number of *paragraph* with a space behind it; "" where Word writes none."""
        number, depth = self._of(paragraph)
        level = self._levels.get(self._abstract.get(number, ""), {}).get(depth)
        if level is None:
            return ""
        form = value_of(level.find(f"{W}numFmt"))
        pattern = value_of(level.find(f"{W}lvlText"))
        self._count(number, depth)
        if form == "bullet":  # a dash and a plus are typed signs, others are drawn in symbol fonts
            return f"{pattern} " if pattern in {"-", "+"} else "- "
        if form == "none" or not pattern:
            return ""
        shown = re.sub("%([1-9])", lambda found: self._shown(number, int(found[1]) - 1), pattern)
        return f"{shown} "

    def _of(self, paragraph: Node) -> tuple[str, int]:
        """The list of a paragraph and how deep it stands, by itself or by its style."""
        style = value_of(paragraph.find(f"{W}pPr/{W}pStyle"))
        number, depth = "", 0
        for holder in (paragraph, *self.styles.above(style)):
            found = holder.find(f"{W}pPr/{W}numPr")
            if found is not None:
                depth = depth or number_of(found.find(f"{W}ilvl"))
                number = number or value_of(found.find(f"{W}numId"))
        return number, min(depth, _LEVELS - 1)

    def _key(self, number: str) -> str:
        """What counts together: the lists of one form, but for those that begin anew."""
        restarts = any(own == number for own, _ in self._starts)
        return f"own {number}" if restarts else self._abstract[number]

    def _count(self, number: str, depth: int) -> None:
        counts = self._counts.setdefault(self._key(number), [0] * _LEVELS)
        level = self._levels[self._abstract[number]].get(depth)
        first = self._starts.get((number, depth)) if level is not None else None
        if first is None:
            start = None if level is None else level.find(f"{W}start")
            first = 1 if start is None else number_of(start)
        counts[depth] = counts[depth] + 1 if counts[depth] else first
        counts[depth + 1 :] = [0] * (_LEVELS - depth - 1)

    def _shown(self, number: str, depth: int) -> str:
        """The count of a level of a list, in the form of that level."""
        level = self._levels[self._abstract[number]].get(depth)
        count = self._counts[self._key(number)][depth] or 1
        return _FORMS.get("" if level is None else value_of(level.find(f"{W}numFmt")), str)(count)


def _letter(count: int) -> str:
    """Word's letters: a to z, then aa, bb."""
    times, at = divmod(count - 1, 26)
    return chr(ord("a") + at) * (times + 1)


_FORMS: Final[Mapping[str, Callable[[int], str]]] = {
    "upperRoman": roman,
    "lowerRoman": lambda count: roman(count).lower(),
    "upperLetter": lambda count: _letter(count).upper(),
    "lowerLetter": _letter,
    "decimalZero": lambda count: f"{count:02}",
}
