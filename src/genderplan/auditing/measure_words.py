"""The words by which texts name the measures of the national strategy, and their figures.

Decided: a measure is named by what it counts ("người gây bạo lực"), however the sentence puts it;
where such words occur in other targets too, further words must stand near. Every measure is here
that has a figure: 5.1 is simply to be done. A figure that is no percentage is read in the forms
that its unit has ("111 bé trai/100 bé gái", "1,7 lần"), and bare ("xuống còn 42 vào năm") only
between words that leave no other reading. Patterns read small letters; their repeats are bounded.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Final, NamedTuple

import attrs

from genderplan.targets import Measure, MeasureUnit

__all__ = ["MeasureWords", "figures_in_unit", "measure_words"]


def _words(pattern: str) -> re.Pattern[str]:
    """A pattern of words, each blank of it up to three of the text."""
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)".replace(" ", r"\s{1,3}"))


@attrs.frozen
class MeasureWords:
    """A measure, the words that name it, and those of which one must stand near.

    ``is_shared`` when other national programmes have targets for the same thing.
    """

    measure: Measure
    names: re.Pattern[str]
    near: re.Pattern[str] | None = None
    is_shared: bool = False

    def named(self, low: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Where the measure is named between *start* and *end* of a text in small letters."""
        for found in self.names.finditer(low, start, end):
            around = (max(0, found.start() - _NEAR), found.end() + _NEAR)
            if self.near is None or self.near.search(low, *around):
                yield found.span()


_NEAR: Final = 200
_HOME: Final = (
    r"(?:việc|làm) (?:nhà|nội trợ)|nội trợ|việc (?:trong )?gia đình|việc chăm sóc"
    r"|chăm sóc (?:trong )?gia đình"
)
_UNPAID: Final = r"không (?:được )?(?:trả|hưởng) (?:công|lương)"
_VICTIM: Final = (
    r"(?:người|nạn nhân|phụ nữ|trẻ em)(?: (?:là nạn nhân|bị|của)){1,2}(?: nạn| các hành vi)?"
)


class _Said(NamedTuple):
    names: str
    near: str = ""


_NAMES: Final = {
    "nq28.1.1": _Said(
        r"(?:cơ quan|chính quyền|[uủ][ỷy] ban nhân dân|ubnd|bộ, ngành)(?=[^.;%]{0,140}\Wlãnh đạo"
        r" chủ chốt)",
        r"nữ",
    ),
    "nq28.2.1": _Said(r"làm công,? (?:hưởng|ăn) lương|hưởng lương", r"nữ"),
    "nq28.2.2": _Said(
        r"(?:lao động(?: là)? (?:nữ|phụ nữ)|phụ nữ làm việc)(?=[^.;%0-9]{0,60}(?<!phi)\snông"
        r" nghiệp)|(?<!phi\s)nông nghiệp(?=[^.;%0-9]{0,60}\slao động(?: là)? nữ)",
    ),
    "nq28.2.3": _Said(
        r"nữ (?:làm )?(?:giám đốc|chủ (?:doanh|hợp|cơ sở))|(?:giám đốc|chủ)(?:,|/| hoặc| và)?"
        r" (?:chủ )?doanh nghiệp"
        r"|doanh nghiệp(?:,? hợp tác xã)? (?:do|có) (?:phụ )?nữ (?:làm )?(?:chủ|giám đốc|lãnh đạo)",
        r"nữ[^.;]{0,80} (?:doanh nghiệp|hợp tác xã)"
        r"|(?:doanh nghiệp|hợp tác xã)[^.;]{0,80}\snữ",
    ),
    "nq28.3.1": _Said(
        rf"(?:số giờ|thời gian)(?=[^.;%]{{0,80}}\s(?:{_HOME}))|(?:{_HOME})(?=[^.;%]{{0,60}}\s"
        rf"{_UNPAID})|{_UNPAID}",
        _HOME,
    ),
    "nq28.3.2a": _Said(rf"{_VICTIM} bạo lực", r"dịch vụ|hỗ trợ|trợ giúp"),
    "nq28.3.2b": _Said(
        r"(?:người|đối tượng)(?: có hành vi)? (?:gây(?: ra)?|có hành vi) bạo lực",
        r"tư vấn|tham vấn",
    ),
    "nq28.3.3": _Said(
        rf"{_VICTIM} mua bán(?: người)?|bị mua bán trở về",
        r"hỗ trợ|trợ giúp|dịch vụ|tái hòa nhập|hòa nhập|hoà nhập",
    ),
    "nq28.3.4": _Said(r"cơ sở (?:trợ giúp|bảo trợ) xã hội", r"bạo lực"),
    "nq28.4.1": _Said(r"(?:t[ỷỉ] (?:số|lệ)|mất cân bằng|chênh lệch) giới tính khi sinh"),
    "nq28.4.2": _Said(r"(?:tử vong(?: ở| của)?|chết) (?:các )?(?:bà )?mẹ|bà mẹ tử vong"),
    "nq28.4.3": _Said(
        r"(?:tỷ suất|tỉ suất|tỷ lệ|tỉ lệ|mức) sinh (?:con )?(?:(?:ở|của|trong|tuổi|lứa tuổi|trẻ"
        r"|người|nữ|độ tuổi|nhóm|phụ nữ|em gái) ){0,4}vị thành niên",
    ),
    "nq28.4.4": _Said(
        r"(?:tỉnh|cơ sở y tế|cơ sở khám)(?=[^.;%]{0,180}\s(?:đồng tính|song tính|chuyển giới|lgbt))"
        r"|đồng tính|chuyển giới|lgbt\w{0,4}",
        r"y tế|sức khỏe|sức khoẻ",
    ),
    "nq28.5.2a": _Said(
        r"hoàn thành (?:(?:chương trình|giáo dục|cấp|bậc|học|cấp học|bậc học) ){0,3}tiểu học"
        r"(?!,? (?:và )?(?:trung học|thcs))",
        r"dân tộc|dtts",
    ),
    "nq28.5.2b": _Said(
        r"hoàn thành (?:(?:chương trình|giáo dục|cấp|bậc|học|cấp học|bậc học) ){0,3}"
        r"(?:trung học cơ sở|thcs)",
        r"dân tộc|dtts",
    ),
    "nq28.5.3": _Said(
        r"(?:học viên|học sinh|sinh viên|tuyển (?:mới|sinh))(?=[^.;%]{0,100}\sgiáo dục nghề nghiệp)"
        r"|giáo dục nghề nghiệp(?=[^.;%]{0,60}\s(?:học viên|học sinh|tuyển))",
        r"nữ",
    ),
    "nq28.5.4a": _Said(r"thạc s[ĩỹ]", r"nữ"),
    "nq28.5.4b": _Said(r"tiến s[ĩỹ]", r"nữ"),
    "nq28.6.1": _Said(
        r"(?:dân số|người dân|nhân dân)(?=[^.;%]{0,60}\skiến thức)|kiến thức (?:cơ bản )?về"
        r" (?:giới và |giới, )?bình đẳng giới",
        r"kiến thức (?:cơ bản )?về (?:giới và |giới, )?bình đẳng giới",
    ),
    "nq28.6.2": _Said(
        r"(?:tổ chức đảng|cấp [uủ][ỷy]|chính quyền|cơ quan hành chính|đoàn thể)"
        r"(?=[^.;%]{0,160}\s(?:cam kết|cập nhật thông tin|phổ biến))",
        r"bình đẳng giới",
    ),
    "nq28.6.3": _Said(
        r"(?:xã|phường|thị trấn|mỗi quý|hằng quý|hàng quý)(?=[^.;%]{0,80}\stin,?\s{0,2}bài)"
        r"|(?:04|4|bốn) tin,?\s{0,2}bài",
        r"bình đẳng giới",
    ),
    "nq28.6.4": _Said(
        r"đài (?:phát thanh|truyền hình|truyền thanh)(?=[^.;%]{0,160}\schuyên (?:mục|đề|trang))",
        r"bình đẳng giới",
    ),
}


_SHARED: Final = frozenset({"nq28.4.1", "nq28.4.2", "nq28.4.3", "nq28.5.2a", "nq28.5.2b"})


@cache
def measure_words() -> tuple[MeasureWords, ...]:
    """The measures of the national strategy that are quoted as a figure, with their words.

    >>> len(measure_words())
    22
    """
    from genderplan.catalogs.strategy_catalog import strategy  # reads files: only when needed

    nq28 = strategy("nq28")
    return tuple(
        MeasureWords(
            nq28.measure(name), _words(names), _words(near) if near else None, name in _SHARED
        )
        for name, (names, near) in _NAMES.items()
    )


_N: Final = r"(?P<n>[0-9]{1,3}(?:[.,][0-9]{1,2})?)(?![.,]?[0-9])"
_BEFORE: Final = r"(?<![\w.,/\u2013-])"
_BARE: Final = (
    r"(?<!\w)(?:còn|và|xuống|là|mức|dưới|đạt|khoảng|quá|đa|bằng|lên|hơn|về|ở|:|≤|<)\s{0,3}"
    rf"{_N}(?=\s{{0,2}}(?:[;.)(]|,(?!\w)|\Z)|\s{{1,3}}(?:vào|đến|năm|trong|và|tới|ở|hoặc)(?!\w)%s)"
)
_BOYS: Final = r"(?: (?:số )?(?:bé|cháu|em|trẻ|trẻ em|trẻ sơ sinh|em bé))? (?:trai|nam)"
_CASES: Final = r"(?: (?:ca|trường hợp|bà mẹ|người mẹ|trẻ|trẻ em))?(?: (?:tử vong|chết|sinh))?"
_OVER: Final = r"\s{0,2}(?:/|trên|so với|trong|cho)\s{0,2}"


def _figures(*forms: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(form.replace(" ", r"\s{1,3}")) for form in forms)


_FORMS: Final = {
    MeasureUnit.TIMES: _figures(rf"{_BEFORE}{_N}\s{{0,2}}lần(?!\w)"),
    MeasureUnit.BOYS_PER_100_GIRLS: _figures(
        rf"{_BEFORE}{_N}(?:{_BOYS})?(?: sinh ra)?{_OVER}100(?![.,]?[0-9])",
        rf"{_BEFORE}{_N}{_BOYS}(?!\w)",
        _BARE % "",
    ),
    MeasureUnit.PER_100000_LIVE_BIRTHS: _figures(
        rf"{_BEFORE}{_N}{_CASES}{_OVER}100[.\s]?000(?![.,]?[0-9])",
        _BARE % r"|\s{1,3}(?:ca|trường hợp|bà mẹ)(?!\w)",
    ),
    MeasureUnit.PER_1000_WOMEN: _figures(
        rf"{_BEFORE}{_N}{_CASES}{_OVER}1[.\s]?000(?![.,]?[0-9])",
        rf"{_BEFORE}{_N}\s{{0,2}}‰",
        _BARE % r"|\s{1,3}(?:ca|trường hợp)(?!\w)",
    ),
}
_FEWEST: Final = 100  # boys to 100 girls: other figures stand for something else
_MOST: Final = 150


def figures_in_unit(
    unit: MeasureUnit, low: str, start: int, end: int
) -> Iterator[tuple[int, int, Decimal]]:
    """The figures of *unit* between *start* and *end*: where each begins and ends, and its value.

    >>> text = "còn 111,5 bé trai/100 bé gái"
    >>> list(figures_in_unit(MeasureUnit.BOYS_PER_100_GIRLS, text, 0, len(text)))
    [(4, 21, Decimal('111.5'))]
    """
    found: dict[int, tuple[int, int, Decimal]] = {}
    for form in _FORMS.get(unit, ()):  # the fuller forms come first
        for seen in form.finditer(low, start, end):
            value = Decimal(seen["n"].replace(",", "."))
            if unit is not MeasureUnit.BOYS_PER_100_GIRLS or _FEWEST < value < _MOST:
                found.setdefault(seen.start("n"), (seen.start("n"), seen.end(), value))
    yield from found.values()
