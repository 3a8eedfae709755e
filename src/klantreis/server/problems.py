"""Failures as problem documents (RFC 9457): what is wrong, and a code that stays the same."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from klantreis.errors import KlantreisError
from klantreis.mapping.problem import InvalidMapError, RefusedOperationError

CONTENT_TYPE = "application/problem+json"

Answer = Callable[[HttpRequest], HttpResponse]

logger = logging.getLogger("klantreis.server")

# An error of the library that is not named here is a question that makes no sense: 422.
_STATUS = {
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
_CODES = {
    400: "bad_request",
    401: "not_signed_in",
    403: "forbidden",
    404: "not_found",
    405: "not_allowed",
    429: "too_many",
}


def problem(status: int, code: str, detail: str, **more: Any) -> HttpResponse:
    """A response that says what is wrong."""
    return _told(problem_document(status, code, detail, **more))


def problem_document(status: int, code: str, detail: str, **more: Any) -> dict[str, Any]:
    """What is wrong, as a document."""
    return {"title": HTTPStatus(status).phrase, "status": status, "code": code, "detail": detail, **more}


def problem_of(error: KlantreisError, language: str) -> dict[str, Any]:
    """What an error of the library says, as a document."""
    if isinstance(error, RefusedOperationError):
        where = list(error.problem.where)
        return problem_document(409, error.code, error.message(language), where=where)
    if isinstance(error, InvalidMapError):
        return problem_document(422, error.code, error.message(language))
    return problem_document(_STATUS.get(error.code, 422), error.code, str(error))


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
    return _told(problem_of(error, getattr(request, "LANGUAGE_CODE", "en")))


def _invalid(_request: HttpRequest, error: Any) -> HttpResponse:
    """What does not fit the schema; the values are not sent back."""
    errors = [{"where": [str(one) for one in found["loc"]], "what": found["msg"]} for found in error.errors]
    said = "; ".join(f"{'.'.join(one['where'][1:]) or 'request'}: {one['what']}" for one in errors[:5])
    return problem(422, "invalid_request", said, errors=errors[:50])


def _not_found(_request: HttpRequest, _error: Any) -> HttpResponse:
    return problem(404, "not_found", "There is nothing here, or nothing that you may see.")


def _http(_request: HttpRequest, error: Any) -> HttpResponse:
    if isinstance(error, AuthenticationError):
        return problem(401, "not_signed_in", "Sign in first.")
    code = "csrf" if "CSRF" in error.message else _CODES.get(error.status_code, "error")
    return problem(error.status_code, code, error.message)


def _unexpected(request: HttpRequest, error: Any) -> HttpResponse:
    note_failure(request, error)
    return problem(500, "failed", "Something went wrong on our side. It has been noted.")


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
        status = HTTPStatus(response.status_code)
        told = problem(status, _CODES.get(status, "error"), f"{status.description or status.phrase}.")
        if "Allow" in response.headers:
            told.headers["Allow"] = response.headers["Allow"]
        return told

    return with_problems
