"""Units, successions and changes as rows of a table, the way back from objects to text.

Decided: the rows are those that :meth:`Hierarchy.from_rows` takes, all text, so that a table can be
written with ``csv.DictWriter``, read again and be the same hierarchy.
"""

import datetime as dt
from collections.abc import Iterator

from genderplan.hierarchy.succession import Succession
from genderplan.hierarchy.units import AdministrativeUnit, FormerState

__all__ = ["change_rows", "succession_row", "unit_row"]


def unit_row(unit: AdministrativeUnit) -> dict[str, str]:
    """One unit as it is known last."""
    return {
        "code": unit.code,
        "level": unit.level.value,
        **_state(unit),
        "since": str(unit.since or ""),
        "until": str(unit.until or ""),
    }


def _state(state: AdministrativeUnit | FormerState) -> dict[str, str]:
    parent = state.parent.code if state.parent else ""
    return {"kind": state.kind.word, "name": state.name, "parent": parent}


def succession_row(step: Succession) -> dict[str, str]:
    """One step from an old unit to a new one."""
    return {
        "old_code": step.old.code,
        "new_code": step.new.code,
        "share": step.share.value,
        "on": str(step.on),
        "main": "1" if step.main else "0",
        "basis": step.basis,
    }


def change_rows(unit: AdministrativeUnit) -> Iterator[dict[str, str]]:
    """What changed of *unit* while it went on, a row for each attribute."""
    states: list[AdministrativeUnit | FormerState] = [*unit.former, unit]
    for state, after in zip(unit.former, states[1:], strict=True):
        day = state.until + dt.timedelta(days=1)
        now = _state(after)
        for attribute, before in _state(state).items():
            if before != now[attribute]:
                yield {
                    "code": unit.code,
                    "date": str(day),
                    "change": attribute,
                    "from": before,
                    "to": now[attribute],
                    "basis": state.basis,
                }
