"""The desk on the web: ``POST /reports`` takes a report, ``GET /summary?lang=en`` tells the totals.

A plain WSGI application; in any other framework the bodies of the two functions are the same.
``python -m gender_desk.service`` serves it to this machine alone.
"""

import datetime as dt
import json
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING
from urllib.parse import parse_qs
from wsgiref.simple_server import make_server

from sqlalchemy import create_engine
from sqlalchemy.orm import Session

import genderplan as gp
from gender_desk.definitions import NOT_UTF8, UNIT_UNKNOWN, findings
from gender_desk.intake import from_json
from gender_desk.store import Base, keep
from gender_desk.summary import summary

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

VIETNAM = dt.timezone(dt.timedelta(hours=7))
TEXT = "text/plain; charset=utf-8"
JSON = "application/json; charset=utf-8"


def told(issues: gp.Issues, language: gp.Language) -> list[dict[str, str]]:
    """Findings as a client reads them: code, place, sentence."""
    return [
        {"code": issue.code, "path": issue.path, "text": issue.summary.text(language)}
        for issue in issues
    ]


def take(session: Session, body: bytes, language: gp.Language) -> tuple[str, str]:
    """Store the report in *body*; the status and the answer."""
    try:
        report = from_json(body.decode("utf-8"))
        keep(session, report)
        found = findings(report)
    except UnicodeDecodeError:
        return refused(session, gp.Issues([NOT_UTF8.at()]), language)
    except gp.FileError as error:
        return refused(session, error.issues, language)
    except gp.GenderplanError as error:
        unknown = UNIT_UNKNOWN.at("unit", reason=error.summary)
        return refused(session, gp.Issues([unknown]), language)
    session.commit()
    return "201 Created", json.dumps(told(found, language))


def refused(session: Session, issues: gp.Issues, language: gp.Language) -> tuple[str, str]:
    """The answer to a body of which nothing is stored."""
    session.rollback()
    return "422 Unprocessable Content", json.dumps(told(issues, language))


def application(
    session: Session, on: str
) -> "Callable[[WSGIEnvironment, StartResponse], Iterable[bytes]]":
    """The service over one database, on the day *on*."""

    def answer(environ: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
        asked = parse_qs(environ.get("QUERY_STRING", "")).get("lang", ["vi"])
        language: gp.Language = "en" if asked == ["en"] else "vi"
        if (environ["REQUEST_METHOD"], environ["PATH_INFO"]) == ("POST", "/reports"):
            length = int(environ.get("CONTENT_LENGTH") or 0)
            body = environ["wsgi.input"].read(length)
            status, text, kind = *take(session, body, language), JSON
        elif environ["PATH_INFO"] == "/summary":
            status, text, kind = "200 OK", summary(session, on, language), TEXT
        else:
            status, text, kind = "404 Not Found", "", TEXT
        start(status, [("Content-Type", kind)])
        return [text.encode("utf-8")]

    return answer


def main() -> None:
    """Serve the reports in ``desk.db`` until interrupted, as of today."""
    engine = create_engine("sqlite:///desk.db")
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        desk = application(session, on=f"{dt.datetime.now(VIETNAM):%Y-%m-%d}")
        with make_server("127.0.0.1", 8000, desk) as server:
            server.serve_forever()


if __name__ == "__main__":
    main()
