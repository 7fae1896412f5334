"""Finding units by what texts call them."""

import contextlib
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genderplan import gazetteer
from genderplan._text import ascii_key
from genderplan.errors import InvalidValueError, NotFoundError
from genderplan.hierarchy import Hierarchy, Tree

DAY = "2024-02-01"
KIM = "xã Hoằng Kim, huyện Hoằng Hóa, tỉnh Thanh Hóa"
WARD = "phường Bạch Đằng, quận Hai Bà Trưng, thành phố Hà Nội"


@pytest.mark.parametrize(
    ("text", "path"),
    [
        (KIM, KIM),
        ("Hoằng Kim, Hoằng Hóa, Thanh Hóa", KIM),
        ("Thanh Hóa, Hoằng Hóa, Hoằng Kim", KIM),
        ("tỉnh Thanh Hoá - huyện Hoằng Hoá - xã Hoằng Kim", KIM),
        ("xã Hoằng Kim huyện Hoằng Hóa tỉnh Thanh Hóa", KIM),
        ("Hoằng Kim", KIM),
        ("UBND xã Hoằng Kim", KIM),
        ("Ủy ban nhân dân xã Hoằng Kim", KIM),
        ("Uỷ ban nhân dân xã Hoằng Kim thuộc huyện Hoằng Hóa", KIM),
        ("ỦY BAN NHÂN DÂN XÃ HOẰNG KIM", KIM),
        ("X. Hoằng Kim, H. Hoằng Hóa", KIM),
        ("hoang kim, hoang hoa, thanh hoa", KIM),
        ("xa hoang kim huyen hoang hoa tinh thanh hoa", KIM),
        ("HOANG KIM - HOANG HOA - THANH HOA", KIM),
        (unicodedata.normalize("NFD", KIM), KIM),
        (KIM.upper(), KIM),
        ("xã Hoằng Kim (huyện Hoằng Hóa, tỉnh Thanh Hóa), Việt Nam", KIM),
        ("Hội LHPN xã Hoằng Kim", KIM),
        ("Ban VSTBPN xã Hoằng Kim", KIM),
        ("Đảng ủy xã Hoằng Kim", KIM),
        ("P. Bạch Đằng, Q. Hai Bà Trưng, HN", WARD),
        ("P.Bạch Đằng,Q.Hai Bà Trưng,TP.Hà Nội", WARD),
        ("phường Bạch Đằng - quận Hai Bà Trưng", WARD),
        ("Móng Cái", "thành phố Móng Cái, tỉnh Quảng Ninh"),
        ("TP Móng Cái", "thành phố Móng Cái, tỉnh Quảng Ninh"),
        ("Thành ủy Móng Cái", "thành phố Móng Cái, tỉnh Quảng Ninh"),
        ("tỉnh Bắc Cạn", "tỉnh Bắc Kạn"),
        ("thành phố Nam Định", "thành phố Nam Định, tỉnh Nam Định"),
        ("TX. Sơn Tây", "thị xã Sơn Tây, thành phố Hà Nội"),
        ("TT. Cát Bà, Hải Phòng", "thị trấn Cát Bà, huyện Cát Hải, thành phố Hải Phòng"),
        ("TPHCM", "Thành phố Hồ Chí Minh"),
        ("TP.HCM", "Thành phố Hồ Chí Minh"),
        ("Tp Hồ Chí Minh", "Thành phố Hồ Chí Minh"),
        ("P4, Q8, TP.HCM", "Phường 4, Quận 8, Thành phố Hồ Chí Minh"),
        ("P.04, Q.08, TP HCM", "Phường 4, Quận 8, Thành phố Hồ Chí Minh"),
        ("F.4 Q.8 TPHCM", "Phường 4, Quận 8, Thành phố Hồ Chí Minh"),
        ("Quận 1", "Quận 1, Thành phố Hồ Chí Minh"),
        ("thành phố Hà Nội, Hà Nội", "thành phố Hà Nội"),
        ("tỉnh Bà Rịa-Vũng Tàu", "tỉnh Bà Rịa - Vũng Tàu"),
        ("BR-VT", "tỉnh Bà Rịa - Vũng Tàu"),
        ("Thừa Thiên - Huế", "tỉnh Thừa Thiên Huế"),
        ("huyện Ea Hleo, Daklak", "huyện Ea H'leo, tỉnh Đắk Lắk"),
        ("huyện M’Đrắk", "huyện M'Đrắk, tỉnh Đắk Lắk"),
        ("Quận III, T.P. HCM", "Quận 3, Thành phố Hồ Chí Minh"),
        ("q. viii, TP HCM", "Quận 8, Thành phố Hồ Chí Minh"),
        ("phường V, thành phố Vị Thanh", "phường V, thành phố Vị Thanh, tỉnh Hậu Giang"),
        ("T.X. Sơn Tây", "thị xã Sơn Tây, thành phố Hà Nội"),
        ("T.T. Cát Bà", "thị trấn Cát Bà, huyện Cát Hải, thành phố Hải Phòng"),
        ("TTr. Cát Bà", "thị trấn Cát Bà, huyện Cát Hải, thành phố Hải Phòng"),
        ("Sở Văn hóa, Thể thao và Du lịch tỉnh Thanh Hóa", "tỉnh Thanh Hóa"),
        ("Phòng Văn hóa, Xã hội xã Hoằng Kim, huyện Hoằng Hóa", KIM),
        ("Mĩ Đức, Hà Nội", "huyện Mỹ Đức, thành phố Hà Nội"),
        ("xã Mỹ Phương, Ba Bể", "xã Mỹ Phương, huyện Ba Bể, tỉnh Bắc Kạn"),
        ("xã Vĩnh Trung, Móng Cái", "xã Vĩnh Trung, thành phố Móng Cái, tỉnh Quảng Ninh"),
        ("Phòng LĐTBXH huyện Hoằng Hóa", "huyện Hoằng Hóa, tỉnh Thanh Hóa"),
        ("huyện đảo Trường Sa", "huyện Trường Sa, tỉnh Khánh Hòa"),
        ("X. Hoằng Kim?", KIM),
        ("Hoang Kim Commune, Hoang Hoa District, Thanh Hoa Province", KIM),
        ("Hanoi", "thành phố Hà Nội"),
        ("District 1, Ho Chi Minh City", "Quận 1, Thành phố Hồ Chí Minh"),
        ("phường Phường Đúc", "phường Phường Đúc, thành phố Huế, tỉnh Thừa Thiên Huế"),
    ],
)
def test_find(vn: Hierarchy, text: str, path: str) -> None:
    """A text finds the one unit that it names, however officials write it."""
    found = vn.find(text, on=DAY)

    assert path == found.full_path(DAY)


def test_the_city_of_hue_before_2025() -> None:
    """In 2024 its districts lie in tỉnh Thừa Thiên Huế."""
    assert "tỉnh Thừa Thiên Huế" == gazetteer().find("Huế", on=DAY, level="province").full_name(DAY)


@pytest.mark.parametrize("day", ["2025-06-30", "2025-07-01"])
def test_every_unit_is_found_by_its_path(vn: Hierarchy, day: str) -> None:
    """The full path of every unit names that unit and no other."""
    tree = vn.at(day)

    assert [] == [unit for unit in tree if tree.find(unit.full_path(day)) != unit]


def test_every_unit_is_found_by_its_english_path(vn: Hierarchy) -> None:
    """The English names that the library writes are read back."""
    tree = vn.at("2025-07-01")

    assert [] == [unit for unit in tree if unit != tree.find(unit.full_path("2025-07-01", "en"))]


def test_every_path_is_found_without_marks_or_listed(vn: Hierarchy) -> None:
    """Without diacritics a path finds its unit, or says which two it may mean."""
    tree = vn.at(DAY)
    meant = {unit: _meant(tree, ascii_key(unit.full_path(DAY))) for unit in tree.units("commune")}

    assert [] == [unit for unit, found in meant.items() if unit not in found]
    assert 42 == sum(len(found) > 1 for found in meant.values())


def _meant(tree: Tree, text: str) -> tuple[object, ...]:
    try:
        return (tree.find(text),)
    except NotFoundError as error:
        return error.candidates


def test_several_units_are_listed_with_their_paths(vn: Hierarchy) -> None:
    """An ambiguous text is an error that holds every candidate, told apart by path and code."""
    with pytest.raises(LookupError, match="names 3 units on 2024-02-01") as caught:
        vn.find("Thanh Hóa", on=DAY)

    assert isinstance(caught.value, NotFoundError)
    assert ["38", "380", "18958"] == [unit.code for unit in caught.value.candidates]  # type: ignore[attr-defined]
    assert "xã Thanh Hóa, huyện Tuyên Hóa, tỉnh Quảng Bình (18958)" in str(caught.value)


def test_a_level_decides(vn: Hierarchy) -> None:
    """The level told apart what the name alone does not."""
    assert "38" == vn.find("Thanh Hóa", on=DAY, level="province").code
    assert "380" == vn.find("Thanh Hóa", on=DAY, level="district").code


@pytest.mark.parametrize(
    ("text", "suggested"),
    [
        ("xã Hoàng Kim, huyện Hoàng Hóa", KIM),
        ("xã Hoàng Kim, huyện Hoằng Hóa, tỉnh Thanh Hóa", KIM),
        ("Hoàng Kim, Hoằng Hóa", KIM),
        ("xã Hoằn Kim, huyện Hoằng Hóa", KIM),
        ("phường Móng Cái", "thành phố Móng Cái, tỉnh Quảng Ninh"),
        ("thành phố Mống Cái", "thành phố Móng Cái, tỉnh Quảng Ninh"),
        ("quận Hai Bà Trung", "quận Hai Bà Trưng, thành phố Hà Nội"),
        ("P. Bạch Dằng, quận Hai Bà Trưng", WARD),
    ],
)
def test_near_misses_are_suggested(vn: Hierarchy, text: str, suggested: str) -> None:
    """A misspelled name finds nothing, and the error says what is near."""
    with pytest.raises(LookupError, match="did you mean") as caught:
        vn.find(text, on=DAY)

    assert isinstance(caught.value, NotFoundError)
    assert suggested == caught.value.suggestions[0]


def test_another_day_is_suggested(vn: Hierarchy) -> None:
    """A unit that exists on other days only is named with its days."""
    with pytest.raises(LookupError, match=r"on other days it names xã Hoằng Kim.*2025-06-30"):
        vn.find("xã Hoằng Kim", on="2026-01-01")


def test_days_are_written_as_the_language_has_them(vn: Hierarchy) -> None:
    """The days of a name are 30/6/2025 in a Vietnamese sentence, 2025-06-30 in an English one."""
    with pytest.raises(NotFoundError) as caught:
        vn.find("xã Hoằng Kim", on="2025-12-31")

    assert "(01/8/2008 – 30/6/2025); vào ngày 31/12/2025" in caught.value.text("vi")
    assert "(2008-08-01 – 2025-06-30); on 2025-12-31" in caught.value.text("en")


@pytest.mark.parametrize("on", ["2025-08-01", "2025-12-01", "2026-10-01"])
@pytest.mark.parametrize("name", ["Long Thành", "Dầu Giây"])
def test_the_names_of_two_days_are_told(vn: Hierarchy, name: str, on: str) -> None:
    """The ward is of the city that Đồng Nai became, and no day has it in the province."""
    with pytest.raises(LookupError, match="mixes names of different days"):
        vn.find(f"phường {name}, tỉnh Đồng Nai", on=on)


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("xã Hoằng Kim (cũ)", KIM),
        ("xã Hoằng Kim cũ", KIM),
        ("UBND xã Hoằng Kim [cũ], tỉnh Thanh Hóa", KIM),
        ("xã Hoằng Kim (trước sáp nhập)", KIM),
        ("xã Hoằng Kim trước  đây", KIM),
        ("xã Hoằng Kim (xã cũ)", KIM),
        (unicodedata.normalize("NFD", "xã Hoằng Kim (cũ)"), KIM),
        ("xã Hoằng Kim, huyện Hoằng Hóa (cũ), tỉnh Thanh Hóa", KIM),
        ("xã Hoằng Phú (cũ)", "xã Hoằng Phú, huyện Hoằng Hóa, tỉnh Thanh Hóa"),
        ("huyện Hoằng Hóa trước đây", "huyện Hoằng Hóa, tỉnh Thanh Hóa"),
        ("tỉnh Hà Nam (Cũ)", "tỉnh Hà Nam"),
        ("tỉnh Bắc Ninh (cũ)", "tỉnh Bắc Ninh"),
    ],
)
def test_a_unit_called_former_is_one_that_has_ended(vn: Hierarchy, text: str, path: str) -> None:
    """A unit of today with the same name is not meant, on a day after the merger or on any."""
    assert [path, path] == [vn.find(text, on=on).full_path(DAY) for on in ("2026-01-01", None)]


@pytest.mark.parametrize(
    "text",
    [
        "UBND xã Không Có Thật, huyện Hoằng Hóa",
        "UBND xã Hoằng Kimm, huyện Hoằng Hóa",
        "UBND Không Có Thật, huyện Hoằng Hóa",
        "UBND huyện Hoằng Hóa, tỉnh Nghệ An",
        "Trạm Y tế thị trấn Không Có, huyện Hậu Lộc",
        "UBND Bịa Đặt, xã Không Thật huyện Hoằng Hóa",
    ],
)
def test_a_body_of_an_unknown_unit_is_not_of_the_one_above(vn: Hierarchy, text: str) -> None:
    """The figures of a misspelt commune are not those of its district."""
    with pytest.raises(LookupError):
        vn.find(text, on=DAY)


def test_a_unit_called_former_before_its_end(vn: Hierarchy) -> None:
    """In 2024 the commune had not ended."""
    with pytest.raises(LookupError, match=r"no unit that had ended before 2024-01-01"):
        vn.find("xã Hoằng Kim (cũ)", on="2024-01-01")


def test_without_a_day(vn: Hierarchy) -> None:
    """Without a day a name finds the one unit that ever bore it, or lists them all."""
    assert "15889" == vn.find("xã Hoằng Kim").code
    with pytest.raises(LookupError, match="names 2 units over time"):
        vn.find("thành phố Hà Nội")
    with pytest.raises(LookupError, match="names no unit on any day, and none is near"):
        vn.find("xã Không Có Thật")
    with pytest.raises(LookupError, match="names no unit on any day; did you mean xã Hoằng Kim"):
        vn.find("xã Hoàng Kim, huyện Hoằng Hóa")


def test_every_way_of_cutting_counts(vn: Hierarchy) -> None:
    """A text without commas that can be cut in two ways names the units of both."""
    tree = vn.at(DAY)
    own = Hierarchy.from_rows(
        [
            {"code": "90", "level": "province", "kind": "tỉnh", "name": "Nam"},
            {"code": "91", "level": "province", "kind": "tỉnh", "name": "An Nam"},
            {"code": "90001", "level": "commune", "kind": "xã", "name": "Phú An", "parent": "90"},
            {"code": "91001", "level": "commune", "kind": "xã", "name": "Phú", "parent": "91"},
        ]
    )

    with pytest.raises(LookupError, match="names 2 units"):
        own.find("Phú An Nam", on=DAY)
    assert "90001" == own.find("Phú An, Nam", on=DAY).code
    assert tree.find("xã Hoằng Kim Hoằng Hóa Thanh Hóa").code == "15889"


@pytest.mark.parametrize("text", ["", "   ", "\n", None, 5, "x" * 301])
def test_what_cannot_be_a_place(vn: Hierarchy, text: object) -> None:
    """Empty, overlong and other than text is a ValueError."""
    with pytest.raises(ValueError, match="text"):
        vn.find(text, on=DAY)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", [",", "---", "Việt Nam", "xã", "UBND", "4", "%s {x} \0", "(((("])
def test_what_names_nothing(vn: Hierarchy, text: str) -> None:
    """Punctuation, a lone kind, a lone number or the country name no unit."""
    with pytest.raises(LookupError, match="names"):
        vn.find(text, on=DAY)


@pytest.mark.parametrize(
    "text",
    ["an " * 100, "xã " * 100, "a" * 300, "tân phú " * 37, "," * 300, "- " * 150, "p1" * 150],
)
def test_hostile_text_does_not_hang(vn: Hierarchy, text: str) -> None:
    """Text made to have many readings is given up within a bounded number of steps."""
    with pytest.raises((LookupError, ValueError)):
        vn.find(text[:300], on=DAY)


@given(st.text(max_size=60))
def test_any_text_is_answered_or_refused(text: str) -> None:
    """Whatever is typed is found, not found, or no text."""
    with contextlib.suppress(LookupError, ValueError):
        assert gazetteer().find(text, on=DAY).exists_on(DAY)


def test_search_ranks(vn: Hierarchy) -> None:
    """The very name comes first, then what differs by marks, then by a letter."""
    matches = vn.search("Hoàng Kim", on=DAY)

    assert "xã Hoàng Kim" == matches[0].unit.full_name()
    assert "xã Hoằng Kim" in [match.unit.full_name() for match in matches]
    assert sorted((match.score for match in matches), reverse=True) == [
        match.score for match in matches
    ]


def test_search_of_a_misspelled_path(vn: Hierarchy) -> None:
    """The misspelled name of the plan of 2024 finds its commune first."""
    (best,) = vn.search("xã Hoàng Kim, huyện Hoàng Hóa, tỉnh Thanh Hóa", on=DAY, limit=1)

    assert KIM == best.unit.full_path()


def test_search_of_nothing(vn: Hierarchy) -> None:
    """What is near nothing gives no match."""
    assert () == vn.search("zzzzzz", on=DAY)


@pytest.mark.parametrize("limit", [0, -1, "3", None])
def test_a_search_wants_one_answer_or_more(vn: Hierarchy, limit: object) -> None:
    """A limit below 1 would cut off the best answers instead of the worst."""
    for day in (DAY, None):
        with pytest.raises(InvalidValueError, match="limit is"):
            vn.search("Hoằng Kim", on=day, limit=limit)  # type: ignore[arg-type]
