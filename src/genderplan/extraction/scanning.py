"""Where mentions may begin: the first words of all forms, found in one pass, and runs of digits.

Each module with written forms exports ``FIRST_WORDS``, a mapping from a first word in small letters
to a pattern of what must follow it ("" for anything). :func:`first_words` puts them together.
"""

import re
from collections.abc import Iterable, Mapping

__all__ = ["anchors", "digit_runs", "first_words", "letter_tree"]


def first_words(tables: Iterable[Mapping[str, str]]) -> re.Pattern[str]:
    """One pattern for the first words of all *tables*.

    A word that two of them declare may be followed by what either of them wants.

    >>> first_words([{"hội": " nông"}, {"hội": " phụ"}]).findall("các hội nông dân, hội họp")
    ['hội']
    """
    follows: dict[str, list[str]] = {}
    for table in tables:
        for word, pattern in table.items():
            follows.setdefault(word, []).append(pattern)
    merged = {
        word: "" if "" in patterns else "|".join(dict.fromkeys(patterns))
        for word, patterns in follows.items()
    }
    # The first sign of the class decides the speed: few, and plain.
    before = r"[\s(\"“”'*/,;:.\[<>&|+_–-]"
    return re.compile(f"{before}({letter_tree(merged)})")


def letter_tree(words: Mapping[str, str]) -> str:
    """A pattern for any of *words*, each before its pattern; the longest wins.

    Words with one first letter stand together, so that most places cost one comparison.

    >>> letter_tree({"xã": "", "x": "[.]", "quận": ""})
    'q(?:uận)|x(?:ã|(?=[.]))'
    """
    letters: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (word[0], -len(word), word)):
        follows = words[word] and f"(?={words[word]})"
        letters.setdefault(word[0], []).append(f"{re.escape(word[1:])}{follows}")
    return "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in letters.items())


def anchors(low: str, words: re.Pattern[str]) -> Mapping[str, list[int]]:
    """Where each of the first *words* stands in a text in small letters.

    >>> anchors("ubnd xã thử", first_words([{"ubnd": "", "xã": ""}]))
    {'ubnd': [0], 'xã': [5]}
    """
    found: dict[str, list[int]] = {}
    for match in words.finditer(f"\n{low}"):
        found.setdefault(match[1], []).append(match.start())
    return found


def digit_runs(text: str) -> list[tuple[int, int]]:
    """The places of the runs of digits in *text*.

    Digits are looked for one by one, which is three times as fast as a pattern for any of them.

    >>> digit_runs("15/42 người")
    [(0, 2), (3, 5)]
    """
    places: list[int] = []
    for digit in "0123456789":
        at = text.find(digit)
        while at >= 0:
            places.append(at)
            at = text.find(digit, at + 1)
    places.sort()
    runs: list[tuple[int, int]] = []
    start = last = -2
    for at in places:
        if at != last + 1:
            runs.append((start, last + 1))
            start = at
        last = at
    runs.append((start, last + 1))
    return runs[1:] if places else []
