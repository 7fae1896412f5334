"""From the text as it is searched back to the text as it was given.

In most of a text every place is shifted by one number. What is kept is where that number changes,
and a lookup is one search in that list.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import compress
from operator import ne, sub
from typing import overload

__all__ = ["Offsets"]


class Offsets(Sequence[int]):
    """For each place of a text the place that it had in the text as given.

    >>> offsets = Offsets.of_lines([range(3), [0, 2, 3]])  # the second line lost a character
    >>> list(offsets)
    [0, 1, 2, 4, 5]
    """

    __slots__ = ("length", "shifts", "starts")

    def __init__(self, starts: list[int], shifts: list[int], length: int) -> None:
        """*shifts* holds what is added to places from each of *starts* on; the first is 0."""
        self.starts = starts
        self.shifts = shifts
        self.length = length

    @classmethod
    def of_lines(cls, lines: Iterable[Sequence[int]]) -> "Offsets":
        """The offsets of a text whose lines were normalised one by one.

        Each of *lines* has an entry for each character that is left, and one for the end.
        """
        starts, shifts = [0], [0]
        place = given = 0
        for line in lines:
            shift = given - place
            plain = isinstance(line, range)
            own = [0] if plain else list(map(sub, line, range(len(line))))
            if shifts[-1] != shift + own[0]:
                starts.append(place)
                shifts.append(shift + own[0])
            if not plain:
                changes = list(compress(range(1, len(own)), map(ne, own[1:], own)))
                starts += [place + at for at in changes]
                shifts += [shift + own[at] for at in changes]
            place += len(line) - 1
            given += line[-1]
        return cls(starts, shifts, place + 1)

    @property
    def moved(self) -> bool:
        """Whether any place was another."""
        return len(self.starts) > 1

    def with_spaces(self, places: Sequence[int]) -> "Offsets":
        """The offsets after a space was put in before each of *places*.

        >>> list(Offsets([0], [0], 4).with_spaces([2]))
        [0, 1, 2, 2, 3]
        """
        starts: list[int] = []
        shifts: list[int] = []
        first = 0
        for count, place in enumerate(places):
            last = bisect_right(self.starts, place)
            starts += [start + count for start in self.starts[first:last]]
            shifts += [shift - count for shift in self.shifts[first:last]]
            starts.append(place + count + 1)
            shifts.append(self.shifts[last - 1] - count - 1)
            first = last
        starts += [start + len(places) for start in self.starts[first:]]
        shifts += [shift - len(places) for shift in self.shifts[first:]]
        return Offsets(starts, shifts, self.length + len(places))

    def at(self, place: int) -> int:
        """The place in the text as given of *place* in the new text."""
        return place + self.shifts[bisect_right(self.starts, place) - 1]

    def __len__(self) -> int:
        return self.length

    @overload
    def __getitem__(self, place: int) -> int: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[int]: ...
    def __getitem__(self, place: int | slice) -> int | Sequence[int]:
        if isinstance(place, slice):
            return [self.at(each) for each in range(*place.indices(self.length))]
        if not -self.length <= place < self.length:
            raise IndexError(place)
        return self.at(place % self.length)
