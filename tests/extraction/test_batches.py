"""Many texts at once: in order, whatever the number of workers, with errors in their place."""

import pytest

from genderplan._batches import in_order
from genderplan.auditing import audit, audit_all, extract, extract_all
from genderplan.errors import InvalidValueError

TEXTS = [f"ngày {day}/11/2025 có {day} đại biểu, đạt {day}%" for day in range(1, 31)]


@pytest.mark.parametrize("workers", [1, 2])
def test_texts_are_read_in_order(workers: int) -> None:
    """The mentions of each text are those that extract gives, with one worker and with two."""
    found = list(extract_all(TEXTS, on="2025-12-01", workers=workers))

    assert [extract(text, on="2025-12-01") for text in TEXTS] == found


def test_findings_come_in_order() -> None:
    """The findings of each text are those that audit gives."""
    texts = [*TEXTS[:3], "Họp ngày 31/02/2023."]

    assert [audit(text) for text in texts] == list(audit_all(texts, workers=2))


@pytest.mark.parametrize("workers", [1, 2])
def test_an_error_comes_in_its_place(workers: int) -> None:
    """What stands before the wrong text is given; then the error, as extract raises it."""
    found = extract_all([*TEXTS[:10], None], workers=workers)  # type: ignore[list-item]

    assert 10 == len([next(found) for _ in range(10)])
    with pytest.raises(InvalidValueError, match="a text is expected"):
        next(found)


def test_texts_are_taken_when_they_are_needed() -> None:
    """Of an endless row of texts only some are taken before the first result."""
    taken = []

    def endless() -> object:
        while True:
            taken.append(1)
            yield "quý I/2024"

    found = extract_all(endless(), workers=2)  # type: ignore[arg-type]
    next(found)
    found.close()  # type: ignore[attr-defined]

    assert len(taken) < 100


@pytest.mark.parametrize("workers", [0, -1, True, "2", 1.0])
def test_workers_are_a_whole_number_from_one(workers: object) -> None:
    """Anything else is refused before a text is read."""
    with pytest.raises(InvalidValueError) as caught:
        in_order(len, ["a"], workers)  # type: ignore[arg-type]

    assert "workers" == caught.value.path
