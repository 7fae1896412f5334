"""Every sentence shown to a person exists in English and in Vietnamese."""

import datetime as dt
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType

import pytest

from genderplan._messages import message, translate
from genderplan.periods import Period

SCRIPT = Path(__file__).parents[2] / ".ci" / "messages"


@pytest.fixture(scope="module")
def messages() -> ModuleType:
    """The script that keeps the catalog."""
    spec = spec_from_loader("messages_script", SourceFileLoader("messages_script", str(SCRIPT)))
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_catalog_is_complete_and_compiled(messages: ModuleType) -> None:
    """Each sentence has its translation, with the same fields, in NFC, and the .mo has them all."""
    faults = messages.faults(
        messages.templates(), messages.read(messages.PO), messages.MO.read_bytes()
    )

    assert [] == list(faults)


def test_the_catalog_file_is_in_its_normal_form(messages: ModuleType) -> None:
    """Writing the catalog again changes no byte of it."""
    assert messages.po_bytes(messages.read(messages.PO)) == messages.PO.read_bytes()


def test_sentences_are_found_where_they_are_marked(messages: ModuleType, tmp_path: Path) -> None:
    """A sentence is found in any call, in pieces, in an f-string; a variable is left alone."""
    source = "message('a {x}' ' b', x=1), Kind('GP1', mark('c')), f'{mark(\"d\")}', mark(name)"
    (tmp_path / "part.py").write_text(source, "utf-8")

    assert ["a {x} b", "c", "d"] == messages.templates(tmp_path)


@pytest.mark.parametrize(
    ("known", "fault"),
    [
        ({}, "not translated: 'a {x}'"),
        ({"a {x}": ""}, "not translated: 'a {x}'"),
        ({"a {x}": "ă {x}", "b": "b"}, "no longer in the code: 'b'"),
        ({"a {x}": "ă {y}"}, "other {fields} than the original: 'a {x}' -> 'ă {y}'"),
        ({"a {x}": "a\u0306 {x}"}, "not NFC: 'a {x}' -> 'a\u0306 {x}'"),
    ],
)
def test_a_faulty_catalog_is_found_out(
    messages: ModuleType, known: dict[str, str], fault: str
) -> None:
    """A sentence untranslated, obsolete, with other fields or not NFC is named."""
    assert [fault] == list(messages.faults({"a {x}"}, known, messages.mo_bytes(known)))


def test_a_stale_compiled_catalog_is_found_out(messages: ModuleType) -> None:
    """A .mo file compiled from another .po file is named."""
    stale = messages.mo_bytes({"a": "b"})

    faults = list(messages.faults({"a"}, {"a": "c"}, stale))

    assert ["genderplan.mo differs from genderplan.po: run .ci/messages compile"] == faults


def test_fragments_fill_the_catalog(
    messages: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A fragment's translation is taken in NFC; sentences that the code lacks are left out."""
    fragment = tmp_path / "part.po"
    fragment.write_text('msgid "a"\nmsgstr "a\u0306"\n\nmsgid "z"\nmsgstr "z"\n', "utf-8")
    monkeypatch.setattr(messages, "PO", tmp_path / "none.po")
    monkeypatch.setattr(messages, "templates", lambda: ["a", "b"])

    assert {"a": "ă", "b": ""} == messages.merge([fragment])


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("recalled, unconfirmed", "chưa có nguồn"),
        ("deteriorating", "kém hơn trước"),
        ("limited progress", "tiến triển chậm"),
    ],
)
def test_wordings_that_officials_asked_for_stay(sentence: str, expected: str) -> None:
    """An older wording does not come back with the merge of a catalog."""
    assert expected == translate(sentence, "vi")


def test_another_language_is_refused() -> None:
    """There are two languages; a third is refused by its name, not by a file that is missing."""
    with pytest.raises(ValueError, match="language is 'fr'; 'vi' or 'en' is expected"):
        message("value").text("fr")  # type: ignore[arg-type]


def test_days_and_periods_are_shown_as_the_language_has_them() -> None:
    """A day is 31/12/2025, in English 2025-12-31; a period has its own words in both."""
    told = message("{day}: {period}", day=dt.date(2025, 3, 5), period=Period.of_quarter(2025, 1))

    assert told.text("vi") == f"05/3/2025: {Period.of_quarter(2025, 1).text('vi')}"
    assert told.text("en") == f"2025-03-05: {Period.of_quarter(2025, 1).text('en')}"
