"""Which columns of a table belong together, below headings in one, two or three rows."""

import pytest

from genderplan import audit

RIGHT = ["1|Cấp ủy xã|15|5|33,3", "2|HĐND xã|25|7|28,0"]
WRONG = ["1|Cấp ủy xã|15|5|43,3", "2|HĐND xã|25|7|28,0"]
HEADINGS = {
    "in one row": ["TT|Nội dung|Tổng số|Số nữ|Tỷ lệ (%)"],
    "a part of the total": ["TT|Chức danh|Tổng số|Trong đó|", "|||Số nữ|Tỷ lệ (%)"],
    "with a colon": ["TT|Chức danh|Tổng số|Trong đó:|", "|||Nữ|Tỷ lệ %"],
    "pasted, merged cells are one": ["TT|Chức danh|Tổng số|Trong đó", "|||Số nữ|Tỷ lệ (%)"],
    "merged cells are repeated": [
        "TT|Nội dung|Tổng số|Trong đó|Trong đó",
        "TT|Nội dung|Tổng số|Số nữ|Tỷ lệ (%)",
    ],
    "women over their number": ["TT|Nội dung|Tổng số|Nữ|", "|||Số lượng|Tỷ lệ (%)"],
    "of them women": ["TT|Nội dung|Tổng số|Trong đó nữ|", "|||Số người|Tỷ lệ %"],
    "the total below as well": ["TT|Nội dung|Số lượng||Tỷ lệ (%)", "||Tổng số|Nữ|"],
    "in three rows": ["TT|Nội dung|Năm 2024||", "||Tổng số|Trong đó|", "|||Số nữ|Tỷ lệ (%)"],
    "with numbers of columns": ["TT|Nội dung|Tổng số|Số nữ|Tỷ lệ (%)", "1|2|3|4|5"],
    "with letters and sums": [
        "TT|Nội dung|Tổng số|Trong đó|",
        "|||Số nữ|Tỷ lệ (%)",
        "A|B|(1)|(2)|(3=2/1)",
    ],
}


def _findings(rows: list[str], form: str) -> list[str]:
    """What the audit says of the figures of a table in a text."""
    if form == "Markdown":
        rows = [f"| {' | '.join(row.split('|'))} |" for row in rows]
        rows.insert(1, "|---|---|---|---|---|")
    lines = [row if form == "Markdown" else row.replace("|", "\t") for row in rows]
    text = "\n".join(["BÁO CÁO", "Kết quả công tác bình đẳng giới năm 2024", *lines])
    found = audit(text, on="2024-12-18")
    return [each.message for each in found if each.code in {"GP601", "GP603", "GP604", "GP605"}]


@pytest.mark.parametrize("form", ["Markdown", "tabs"])
@pytest.mark.parametrize("name", HEADINGS)
def test_a_share_is_held_against_all_people(name: str, form: str) -> None:
    """The share of a right table is believed, and that of a wrong one held against the total."""
    heads = HEADINGS[name]
    told = ["43.3% does not follow from 5/15, which is 33.3%"]

    assert (_findings(heads + RIGHT, form), _findings(heads + WRONG, form)) == ([], told)


@pytest.mark.parametrize(
    ("heads", "row"),
    [
        (["TT|Nội dung|Tổng số|Trong đó DTTS|", "|||Nữ|Tỷ lệ (%)"], "1|Cấp ủy|15|5|71,4"),
        (
            ["TT|Nội dung|Tổng số cán bộ, công chức, viên chức|Số nữ|Tỷ lệ (%)"],
            "1|Cấp ủy|15|5|33,3",
        ),
        (
            ["TT|Nội dung|Tổng số|Năm 2023||Năm 2024|", "|||Nữ|Tỷ lệ (%)|Nữ|Tỷ lệ (%)"],
            "1|Cấp ủy|15|4|25,0|5|33,3",
        ),
        (
            ["TT|Nội dung|Kế hoạch||Thực hiện||", "||Tổng số|Nữ|Tổng số|Nữ|Tỷ lệ (%)"],
            "1|Tập huấn|100|40|80|40|50",
        ),
        (
            ["TT|Nội dung|Tổng số|Trong đó|||", "|||Nữ|Tỷ lệ (%)|Đảng viên|Tỷ lệ (%)"],
            "1|Cấp ủy|15|5|33,3|10|66,7",
        ),
        (
            ["TT|Nội dung|Nam||Nữ||Tổng số", "||Số lượng|Tỷ lệ (%)|Số lượng|Tỷ lệ (%)|"],
            "1|Cấp ủy|10|66,7|5|33,3|15",
        ),
        (["TT|Nội dung|Số nữ|Tỷ lệ (%)"], "1|Cấp ủy|5|33,3"),
        (["TT|Hoạt động|Tổng số|Trong đó DTTS|", "|||Nam|Nữ"], "1|Tọa đàm|97|4|5"),
    ],
)
def test_a_share_of_others_is_not_accused(heads: list[str], row: str) -> None:
    """Where the total of a share does not stand in its group of columns, nothing is said."""
    assert _findings([*heads, row], "tabs") == []


def test_the_columns_of_each_year_are_held_against_each_other() -> None:
    """A wrong share of the second of two years is found."""
    heads = [
        "TT|Nội dung|Năm 2023|||Năm 2024||",
        "||Tổng số|Nữ|Tỷ lệ (%)|Tổng số|Nữ|Tỷ lệ (%)",
    ]

    found = _findings([*heads, "1|Cấp ủy|15|4|26,7|15|5|43,3"], "tabs")

    assert found == ["43.3% does not follow from 5/15, which is 33.3%"]
