"""The register gives each number once; the check of a list finds what a clerk would."""

import copy
import datetime as dt
import pickle
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genderplan.documents import DocumentNumber, Register, check_numbering
from genderplan.documents.register import RegisterEntry
from genderplan.errors import InvalidValueError


def numbers_of(requests: list[tuple[str | None, str, str]], register: Register) -> list[str]:
    """The numbers that *register* gives for type, issuer and day, one after the other."""
    given_out = []
    for kind, issuer, day in requests:
        number, register = register.issue(kind, issuer, day)
        given_out.append(str(number))
    return given_out


def test_each_type_of_each_issuer_has_its_own_counter() -> None:
    """Counted by type; advisory bodies, with a symbol of their own, apart from the committee."""
    requests = [
        ("KH", "UBND", "2024-01-02"),
        ("QĐ", "UBND", "2024-01-02"),
        ("KH", "UBND", "2024-01-03"),
        ("KH", "BVSTBPN", "2024-01-03"),
        (None, "UBND-VX", "2024-01-03"),
        (None, "UBND-KT", "2024-01-04"),
    ]

    assert [
        "01/KH-UBND",
        "01/QĐ-UBND",
        "02/KH-UBND",
        "01/KH-BVSTBPN",
        "01/UBND-VX",
        "02/UBND-KT",
    ] == numbers_of(requests, Register())


def test_one_counter_can_serve_all_administrative_types() -> None:
    """The head of the body decides; copies and normative documents stay apart."""
    register = Register(by_type=False)
    requests = [("KH", "UBND", "2024-01-02"), (None, "UBND-VX", "2024-01-02")]
    requests += [("SY", "UBND", "2024-01-02"), ("SL", "UBND", "2024-01-02")]

    assert ["01/KH-UBND", "02/UBND-VX", "01/SY-UBND", "02/SL-UBND"] == numbers_of(
        requests, register
    )


def test_the_state_restarts_each_year() -> None:
    """01 on 1 January (NĐ 30/2020, Điều 15); the old year can still be finished."""
    days = ["2023-12-29", "2023-12-31", "2024-01-01", "2023-12-31"]
    requests: list[tuple[str | None, str, str]] = [("KH", "UBND", day) for day in days]

    assert ["01/KH-UBND", "02/KH-UBND", "01/KH-UBND", "03/KH-UBND"] == numbers_of(
        requests, Register()
    )


def test_the_party_restarts_with_each_term() -> None:
    """A Party number is counted through a term, over the turn of years."""
    register = Register(terms=(dt.date(2020, 10, 15), dt.date(2025, 8, 20)))
    given_out = []
    for day in ("2023-12-31", "2024-01-02", "2025-08-19", "2025-08-20"):
        number, register = register.issue("NQ", "ĐU", day, style="party")
        given_out.append(str(number))

    assert ["01-NQ/ĐU", "02-NQ/ĐU", "03-NQ/ĐU", "01-NQ/ĐU"] == given_out


def test_a_normative_number_has_its_year() -> None:
    """Normative documents are counted by type, whatever the rest is."""
    number, _ = Register(by_type=False).issue("NQ", "HĐND", "2024-07-01", normative=True)

    assert DocumentNumber.parse("01/2024/NQ-HĐND") == number


def test_a_register_gives_one_number_only() -> None:
    """Going on with an old register is an error, never the same number again."""
    register = Register()
    register.issue("KH", "UBND", "2024-01-02")

    for used in (register, copy.copy(register), copy.deepcopy(register)):
        with pytest.raises(InvalidValueError, match="given its number already"):
            used.issue("KH", "UBND", "2024-01-02")
    with pytest.raises(InvalidValueError):
        pickle.loads(pickle.dumps(register)).issue("KH", "UBND", "2024-01-02")


def test_threads_cannot_take_the_same_number() -> None:
    """Of many threads that ask one register, one gets a number."""
    register = Register()

    def ask(_: int) -> bool:
        try:
            register.issue("KH", "UBND", "2024-01-02")
        except InvalidValueError:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert 1 == sum(pool.map(ask, range(64)))


def test_a_refused_request_uses_nothing_up() -> None:
    """After an error the register still gives the number that was due."""
    _, register = Register().issue("KH", "UBND", "2024-02-01")
    with pytest.raises(InvalidValueError):
        register.issue("KH", "UBND", "2024-01-31")

    assert "02/KH-UBND" == str(register.issue("KH", "UBND", "2024-02-01")[0])


def test_peeking_gives_nothing_out() -> None:
    """The number due can be asked again and again."""
    register = Register()

    assert register.peek("KH", "UBND", "2024-01-02") == register.peek("KH", "UBND", "2024-01-02")
    assert "01/KH-UBND" == str(register.issue("KH", "UBND", "2024-01-02")[0])


def test_a_register_goes_on_after_a_list() -> None:
    """The highest number of each series counts, whatever the order of the list; drafts do not."""
    entries = [
        ("40/KH-UBND", "2024-02-23"),
        ("39/KH-UBND", "2024-02-20"),
        ("/KH-UBND", "2024-03-01"),
    ]
    register = Register.resume(entries)

    assert "41/KH-UBND" == str(register.peek("KH", "UBND", "2024-03-01"))
    assert "01/KH-UBND" == str(register.peek("KH", "UBND", "2025-01-02"))


@pytest.mark.parametrize(
    ("kind", "issuer", "day", "path"),
    [
        ("KH", "UBND", "2/1/2024", "on"),
        ("K H", "UBND", "2024-01-02", "type"),
        ("KH", "", "2024-01-02", ""),
        (None, "", "2024-01-02", "style"),
    ],
)
def test_what_cannot_be_numbered_is_refused(
    kind: str | None, issuer: str, day: str, path: str
) -> None:
    """A day that is no ISO date, parts that no number can have."""
    if not path:
        assert "01/KH" == str(Register().issue(kind, issuer, day)[0])
        return
    with pytest.raises(InvalidValueError) as caught:
        Register().issue(kind, issuer, day)

    assert path == caught.value.path


def test_a_party_number_needs_a_term() -> None:
    """Before the first known term nothing says where counting began."""
    with pytest.raises(InvalidValueError) as caught:
        Register(terms=(dt.date(2025, 1, 1),)).issue("NQ", "ĐU", "2024-01-02", style="party")

    assert "terms" == caught.value.path


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[]",
        "null",
        '{"counters": 1}',
        '{"by_type": true, "terms": [], "counters": [{}]}',
        '{"by_type": "false", "terms": [], "counters": []}',
        (
            '{"by_type": true, "terms": [], "counters": [{"issuer": "UBND", "series": "KH",'
            ' "start": "2024-01-01", "last": -5, "on": "2024-01-01"}]}'
        ),
        "[" * 100_000,
    ],
    ids=range(9),
)
def test_what_is_no_register_is_refused(text: str) -> None:
    """Only what to_json wrote is read."""
    with pytest.raises(InvalidValueError):
        Register.from_json(text)


REQUESTS = st.lists(
    st.tuples(
        st.sampled_from(["KH", "QĐ", None, "SY"]),
        st.sampled_from(["UBND", "BVSTBPN"]),
        st.dates(dt.date(2023, 1, 1), dt.date(2025, 12, 31)),
    ),
    max_size=30,
)


@given(requests=REQUESTS, by_type=st.booleans())
def test_law_no_number_twice(
    requests: list[tuple[str | None, str, dt.date]], *, by_type: bool
) -> None:
    """Through storing and reading at each step, no document gets the key of another, and no gap."""
    register, entries = Register(by_type=by_type), []
    for kind, issuer, day in sorted(requests, key=lambda request: request[2]):
        number, register = register.issue(kind, issuer, day)
        register = Register.from_json(register.to_json())
        entries.append(RegisterEntry(number, day))
    keys = [entry.number.key(year=entry.date.year) for entry in entries if entry.date]

    assert len(keys) == len(set(keys))
    assert () == check_numbering(entries, by_type=by_type).codes
    assert register == Register.resume(entries, by_type=by_type)


@pytest.mark.parametrize(
    ("entries", "codes"),
    [
        ([], ()),
        ([("01/KH-UBND", "2024-01-05"), ("02/KH-UBND", "2024-01-05")], ()),
        ([("01/KH-UBND", "2024-01-05"), ("01/QĐ-UBND", "2024-01-04")], ()),
        ([("01/KH-UBND", "2024-01-05"), ("01/KH-BVSTBPN", "2024-01-05")], ()),
        ([("01/KH-UBND", "2024-01-05"), ("01/KH-UBND", "2025-01-06")], ()),
        ([("01/KH-UBND", "2024-01-05"), ("01/KH-UBND", "2024-01-06")], ("GP111",)),
        ([("01/KH-UBND", "2024-01-05"), ("04/KH-UBND", "2024-01-06")], ("GP112",)),
        ([("02/KH-UBND", "2024-01-05")], ("GP112",)),
        ([("03/KH-UBND", "2024-01-05")], ("GP112",)),
        ([("02/KH-UBND", "2024-01-05"), ("01/KH-UBND", "2024-01-06")], ("GP113",)),
        ([("01/KH-UBND", "2023-12-05"), ("02/KH-UBND", "2024-01-06")], ("GP114",)),
        ([("/KH-UBND", "2024-01-05")], ("GP115",)),
        ([("01/KH-UBND", None)], ("GP115",)),
        ([("04/NQ-BCH", "2024-01-05"), ("4a/NQ-BCH", "2024-01-05")], ("GP112",)),
        ([("01-NQ/ĐU", "2023-12-05"), ("02-NQ/ĐU", "2024-01-06")], ()),
    ],
)
def test_a_list_of_documents_is_audited(
    entries: list[tuple[str, str | None]], codes: tuple[str, ...]
) -> None:
    """Duplicates, gaps, days out of order and years that do not restart, each in its series."""
    assert codes == check_numbering(entries).codes


def test_the_party_is_audited_by_term() -> None:
    """The same Party number in two terms is no duplicate."""
    entries = [("01-NQ/ĐU", "2020-12-05"), ("01-NQ/ĐU", "2025-10-06")]

    assert ("GP111",) == check_numbering(entries).codes
    assert () == check_numbering(entries, terms=["2020-06-01", "2025-08-01"]).codes


def test_a_finding_names_its_entry() -> None:
    """The path is the entry's place in the list as given."""
    found = check_numbering([("05/KH-UBND", "2024-02-05"), ("01/KH-UBND", "2024-01-05")])

    assert ["[0]"] == [issue.path for issue in found]
    assert "02 to 04 of KH-UBND: missing in 2024" == found[0].message


def test_one_missing_number_is_named_once() -> None:
    """A gap of one is no range."""
    found = check_numbering([("01/KH-UBND", "2024-01-05"), ("03/KH-UBND", "2024-02-05")])

    assert "02 of KH-UBND: missing in 2024" == found[0].message
