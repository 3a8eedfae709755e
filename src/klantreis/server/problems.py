"""Failures as problem documents (RFC 9457): what is wrong, and a code that stays the same."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Callable, Sequence
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from klantreis.errors import KlantreisError, is_dutch
from klantreis.mapping.field_errors import why, wrong_fields
from klantreis.mapping.problem import RefusedOperationError
from klantreis.server.language import language_of

CONTENT_TYPE = "application/problem+json"

Answer = Callable[[HttpRequest], HttpResponse]

logger = logging.getLogger("klantreis.server")

# An error of the library that is not named here is a question that makes no sense: 422.
_STATUS = {
    "bad_request": 400,
    "not_signed_in": 401,
    "csrf": 403,
    "forbidden": 403,
    "not_found": 404,
    "not_allowed": 405,
    "too_large": 413,
    "failed": 500,
    "role_too_low": 403,
    "scope_too_low": 403,
    "not_yours": 403,
    "guest_may_not": 403,
    "sign_in_again": 403,
    "unknown_person": 404,
    "busy": 409,
    "changed_map": 409,
    "too_many_tiles": 409,
    "map_exists": 409,
    "document_exists": 409,
    "document_in_use": 409,
    "too_many_links": 409,
    "workshop_full": 409,
    "persona_exists": 409,
    "persona_in_use": 409,
    "phase_in_use": 409,
    "touchpoint_exists": 409,
    "changed_meanwhile": 412,
    "no_version": 428,
    "image_too_large": 413,
    "client_id_taken": 409,
    "last_owner": 409,
    "upload_gap": 409,
    "not_cancellable": 409,
    "upload_too_large": 413,
    "too_many": 429,
    "too_many_tries": 429,
    "no_workspace": 503,
    "not_built": 503,
    "store_full": 507,
}


class NotSignedInError(KlantreisError):
    """Nobody is signed in."""

    code = "not_signed_in"

    def __init__(self) -> None:
        super().__init__("Sign in first.", nl="Log eerst in.")


class CsrfError(KlantreisError):
    """A change that does not come from a page of ours, or from one that is too old."""

    code = "csrf"

    def __init__(self) -> None:
        super().__init__(
            "Send the csrf_token of /api/me as the header X-CSRFToken.",
            nl="Deze pagina is te oud om iets mee te wijzigen. Laad haar opnieuw en probeer het nog eens.",
        )


class NotFoundError(KlantreisError):
    """There is nothing, or nothing for who asks; he is not told which."""

    code = "not_found"

    def __init__(self) -> None:
        super().__init__(
            "There is nothing here, or nothing that you may see.",
            nl="Hier is niets, of niets dat je mag zien.",
        )


class FailedError(KlantreisError):
    """A fault of ours."""

    code = "failed"

    def __init__(self) -> None:
        super().__init__(
            "Something went wrong on our side. It has been noted.",
            nl="Er ging bij ons iets mis. Het is genoteerd.",
        )


class _RefusedError(KlantreisError):
    """A request that reached no route."""


# What reached no route, by the status with which it was refused.
_REFUSED = {
    400: ("bad_request", "Bad request syntax or unsupported method.", "Dit verzoek kan niet gelezen worden."),
    403: ("forbidden", "Request forbidden.", "Dit mag je niet."),
    405: (
        "not_allowed",
        "Specified method is invalid for this resource.",
        "Dit adres kent die methode niet.",
    ),
    413: ("too_large", "The request is too large.", "Dit verzoek is te groot."),
    429: ("too_many", "Too many requests. Wait a moment.", "Dat waren te veel verzoeken. Wacht even."),
}


def problem_document(status: int, code: str, detail: str, **more: Any) -> dict[str, Any]:
    """What is wrong, as a document."""
    return {"title": HTTPStatus(status).phrase, "status": status, "code": code, "detail": detail, **more}


def problem_of(error: KlantreisError, language: str) -> dict[str, Any]:
    """What an error says in the language of who reads it, as a document."""
    said = error.message(language)
    if isinstance(error, RefusedOperationError):
        return problem_document(409, error.code, said, where=list(error.problem.where))
    return problem_document(_STATUS.get(error.code, 422), error.code, said)


def problem(request: HttpRequest, error: KlantreisError) -> HttpResponse:
    """A response that says what is wrong."""
    return _told(problem_of(error, language_of(request)))


def _told(document: dict[str, Any]) -> HttpResponse:
    status = document["status"]
    response = HttpResponse(
        json.dumps(document, ensure_ascii=False), status=status, content_type=CONTENT_TYPE
    )
    if status == HTTPStatus.SERVICE_UNAVAILABLE:
        response.headers["Retry-After"] = "2"
    return response


def tell_problems(api: NinjaAPI) -> None:
    """Have every failure of the API told as a problem."""
    api.add_exception_handler(KlantreisError, _of_the_library)
    api.add_exception_handler(ValidationError, _invalid)
    api.add_exception_handler(Http404, _not_found)
    api.add_exception_handler(HttpError, _http)
    api.add_exception_handler(Exception, _unexpected)


def _of_the_library(request: HttpRequest, error: Any) -> HttpResponse:
    return problem(request, error)


def _invalid(request: HttpRequest, error: Any) -> HttpResponse:
    """What does not fit the schema; the values are not sent back."""
    language = language_of(request)
    found = [{**one, "loc": _in_schema(one["loc"])} for one in error.errors]
    said = wrong_fields(found, language, whole="verzoek" if is_dutch(language) else "request")
    errors = [
        {"where": [str(part) for part in one["loc"]], "what": why(one, language)} for one in error.errors[:50]
    ]
    return _told(problem_document(422, "invalid_request", said, errors=errors))


def _in_schema(location: Sequence[str | int]) -> Sequence[str | int]:
    """Where in what was sent: without body or query, and what the route calls it."""
    _, *inner = location
    return inner[1:] or inner


def _not_found(request: HttpRequest, _error: Any) -> HttpResponse:
    return problem(request, NotFoundError())


def _http(request: HttpRequest, error: Any) -> HttpResponse:
    """What Ninja refuses by itself; of a body that cannot be read, our parser said why."""
    if isinstance(error, AuthenticationError):
        return problem(request, NotSignedInError())
    if "CSRF" in error.message:
        return problem(request, CsrfError())
    if isinstance(error.__cause__, KlantreisError):
        return problem(request, error.__cause__)
    return _told(_refused(request, error.status_code, error.message))


def _refused(request: HttpRequest, status: int, detail: str = "") -> dict[str, Any]:
    """Of a request that reached no route of ours."""
    if status == HTTPStatus.NOT_FOUND:
        return problem_of(NotFoundError(), language_of(request))
    phrase = HTTPStatus(status).phrase
    code, said, in_dutch = _REFUSED.get(status, ("error", f"{phrase}.", f"Dit lukte niet ({phrase})."))
    error = _RefusedError(detail or said, nl=in_dutch)
    return problem_document(status, code, error.message(language_of(request)))


def _unexpected(request: HttpRequest, error: Any) -> HttpResponse:
    note_failure(request, error)
    return problem(request, FailedError())


def note_failure(request: HttpRequest, error: BaseException | None) -> None:
    """Log which route failed and where; not what it said, which may quote a customer or a link."""
    trace = error.__traceback__ if error else None
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    at = "?" if trace is None else f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}"
    route = getattr(request.resolver_match, "route", "?")
    logger.error("%s %s failed: %s at %s", request.method, route, type(error).__name__, at)


def note_page_failure(request: HttpRequest, **_signal: Any) -> None:
    """The same for a page, when Django tells of it."""
    note_failure(request, sys.exc_info()[1])


def problems_of_the_api(answer: Answer) -> Answer:
    """Middleware that tells what no route of the API answered as a problem too, not as a page."""

    def with_problems(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        is_page = response.headers.get("Content-Type", "").startswith("text/html")
        has_failed = response.status_code >= HTTPStatus.BAD_REQUEST
        if not (has_failed and is_page and request.path.startswith("/api/")):
            return response
        told = _told(_refused(request, response.status_code))
        if "Allow" in response.headers:
            told.headers["Allow"] = response.headers["Allow"]
        return told

    return with_problems
