"""The tables of written forms: each form with its example and what looks like it and is not."""

import pytest

from genderplan._forms import Form, Forms
from genderplan.extraction import find_mentions
from genderplan.extraction.mentions import Unreadable
from genderplan.periods.dates import DATE_FORMS
from genderplan.periods.forms import PERIOD_FORMS

ROWS = [
    pytest.param(table, form, id=f"{kind}: {form.name}")
    for kind, table in (("date", DATE_FORMS), ("period", PERIOD_FORMS))
    for form in table.forms
]


@pytest.mark.parametrize(("table", "form"), ROWS)
def test_an_example_has_its_form(table: Forms, form: Form) -> None:
    """The example of a form is read by it and by no form above it."""
    written = table.whole(form.example.lower())

    assert written is not None
    assert form.name == written.form.name


@pytest.mark.parametrize(("table", "form"), ROWS)
def test_a_counter_example_has_another_form_or_none(table: Forms, form: Form) -> None:
    """What stands beside a form as its counter-example is not read by it."""
    written = table.whole(form.counter.lower())

    assert written is None or form.name != written.form.name


@pytest.mark.parametrize(("table", "form"), ROWS)
def test_an_example_is_found_in_running_text(table: Forms, form: Form) -> None:
    """A form that has first words is found between other words; no other form is."""
    text = f"dịp ({form.example})."
    found = find_mentions(text, kinds=["date", "period"])

    if form.first:
        assert [form.example] == [mention.text for mention in found]
    assert table.forms.count(form) == 1


@pytest.mark.parametrize(
    ("text", "kind", "part"),
    [
        ("quý 5/2025", "period", "quarter"),
        ("quý V/2024", "period", "quarter"),
        ("12 tháng đầu năm 2024", "period", "months"),
        ("giai đoạn 2030-2021", "period", "last year"),
        ("giai đoạn 2021-25", "period", "last year"),
        ("năm học 2017-2019", "period", "last year"),
        ("từ ngày 15/12 đến ngày 15/1/2025", "period", "start"),
        ("từ ngày 31/2 đến ngày 5/3/2024", "period", "day"),
        ("từ tháng 13 đến tháng 14/2024", "period", "month"),
        ("ngày 30/02/2025", "date", "day"),
        ("tháng 13/2024", "date", "month"),
        ("25/10/202", "date", "year"),
        ("ngày 15/11/2025 (thứ Hai)", "date", "weekday"),
        ("thứ Hai, ngày 15/11/2025", "date", "weekday"),
        ("ngày 20/10/2025, thứ Ba", "date", "weekday"),
    ],
)
def test_what_cannot_be_is_found_with_its_reason(text: str, kind: str, part: str) -> None:
    """A form whose parts cannot be is found over all of the text, and says which part is wrong."""
    (mention,) = find_mentions(text, kinds=["date", "period"])

    assert (kind, text) == (mention.kind, mention.text)
    assert isinstance(mention.value, Unreadable)
    assert part == mention.value.part
