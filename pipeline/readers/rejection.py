"""Rejections: every input that does not become an article gets a reason and a way out."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from pipeline.errors import UnreadableInputError
from pipeline.schema import RejectedRecord

TABLE = Path(__file__).with_name("reasons.toml")


@cache
def reasons() -> dict[str, str]:
    """The message of every reason code, with the slots ``{input}`` and ``{detail}``."""
    table = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    return {code: entry["message"] for code, entry in table.items()}


def message(reason: str, detail: str = "") -> str:
    """What a person can do about a reason; KeyError for a code the table does not have."""
    return reasons()[reason].format(detail=detail).strip()


def unreadable(reason: str, detail: str = "") -> UnreadableInputError:
    """The error a format raises to give an input up."""
    return UnreadableInputError(reason, message(reason, detail))


def rejected(error: UnreadableInputError, *, id: str, input: str) -> RejectedRecord:
    """The record of an input that was given up."""
    return RejectedRecord(
        id=id, input=input, reason=error.reason, message=error.message, language=error.languages
    )
