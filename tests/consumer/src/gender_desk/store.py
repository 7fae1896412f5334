"""The database: every report as it came, and its figures in columns."""

from collections.abc import Iterator

from sqlalchemy import ForeignKey, UniqueConstraint, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship

import genderplan as gp
from gender_desk.intake import from_json, placed


class Base(DeclarativeBase):
    """The tables of the desk."""


class StoredFigure(Base):
    """One figure of a report: women among all, for one indicator."""

    __tablename__ = "figure"

    id: Mapped[int] = mapped_column(primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("report.id"))
    indicator: Mapped[str]
    women: Mapped[int]
    total: Mapped[int]
    report: Mapped["StoredReport"] = relationship(back_populates="figures")


class StoredReport(Base):
    """One report: whose, of which period, its whole text, and its figures."""

    __tablename__ = "report"
    __table_args__ = (UniqueConstraint("unit_code", "period"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_code: Mapped[str]
    period: Mapped[str]
    document: Mapped[str]
    figures: Mapped[list[StoredFigure]] = relationship(
        back_populates="report", cascade="all, delete-orphan"
    )

    @property
    def report(self) -> gp.Report:
        """The report as it came in."""
        return from_json(self.document)


def keep(session: Session, report: gp.Report) -> StoredReport:
    """Store *report* with its figures, in the place of an earlier one of its unit and period.

    Raises :class:`genderplan.NotFoundError` for a unit that is unknown, or one of several.
    """
    coded = placed(report)
    unit_code, period = coded.unit_code, str(report.period)
    same = select(StoredReport).filter_by(unit_code=unit_code, period=period)
    for earlier in session.scalars(same):
        session.delete(earlier)
    session.flush()  # the earlier one is gone before its place is taken
    figures = [
        StoredFigure(
            indicator=seen.indicator,
            women=int(seen.value.numerator),
            total=int(seen.value.denominator),
        )
        for seen in coded.observations()
        if isinstance(seen.value, gp.Ratio)
    ]
    stored = StoredReport(
        unit_code=unit_code, period=period, document=gp.dumps(report), figures=figures
    )
    session.add(stored)
    return stored


def stored_reports(session: Session) -> list[StoredReport]:
    """Everything stored, in the order in which it came."""
    return list(session.scalars(select(StoredReport).order_by(StoredReport.id)))


def observations(session: Session) -> Iterator[gp.Observation]:
    """The figures of all reports, from their columns."""
    for stored in stored_reports(session):
        for figure in stored.figures:
            yield gp.Observation(
                indicator=figure.indicator,
                unit=stored.unit_code,
                period=gp.Period.parse(stored.period),
                value=gp.Ratio(figure.women, figure.total),
            )
