"""The official list of indicators: what is known of each, and what is not."""

from collections import Counter

import pytest

from genderplan.catalogs import known_documents, national_indicators
from genderplan.errors import NotFoundError


def test_the_list_is_whole() -> None:
    """02/2025/TT-BKHĐT lists 145 indicators under all goals but none twice."""
    known = national_indicators()
    assert len({each.code for each in known}) == len(known) == 145
    assert {each.goal for each in known} == set(range(1, 18))
    assert sum(bool(each.national_code) for each in known) == 52


def test_what_was_not_had_is_empty_and_never_no() -> None:
    """The circular's second part was not had: nothing is said of goals 6 to 17."""
    for each in national_indicators():
        had = each.goal <= 5
        assert (each.by_sex is not None) == had
        assert bool(each.period) == bool(each.agency) == bool(each.source) == had


def test_a_breakdown_by_sex_is_one_of_the_breakdowns() -> None:
    """What is said about sex agrees with the breakdowns as printed, also within brackets."""
    for each in national_indicators():
        if each.by_sex is not None:
            assert each.by_sex == any("Giới tính" in cell for cell in each.breakdowns), each
    assert not any(
        cell.count("(") != cell.count(")") for e in national_indicators() for cell in e.breakdowns
    )


def test_indicators_are_found_by_code_and_by_name() -> None:
    """Case and spelling of tones do not count; a near code is suggested."""
    known = national_indicators()
    for each in known:
        assert known.find(each.code) is each
    names = Counter(each.name for each in known)
    assert all(known.find(each.name.upper()) is each for each in known if names[each.name] == 1)
    with pytest.raises(NotFoundError) as caught:
        known.find("5.5.3")
    assert "5.5.2" in caught.value.suggestions


def test_the_circulars_it_names_are_known_documents() -> None:
    """The list says where it comes from, and which set is missing."""
    known = national_indicators()
    assert known_documents().find(known.document).issuer == "Bộ Kế hoạch và Đầu tư"
    for note in (known.note("en"), known.note("vi")):
        assert "145" in note
        assert "10/2019/TT-BKHĐT" in note
