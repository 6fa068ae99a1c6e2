"""The errors a caller can meet; each says what to do."""

from __future__ import annotations


class ChidaoError(Exception):
    """The base of every error the project raises on purpose."""


class UnreadableInputError(ChidaoError):
    """An input that cannot become an article: a stable ``reason`` code and a message."""

    def __init__(self, reason: str, message: str, languages: dict[str, str] | None = None) -> None:
        super().__init__(message)
        self.reason = reason
        self.message = message
        self.languages = languages


class PackError(ChidaoError):
    """A language pack that is missing or does not hold together."""


class UsageError(ChidaoError):
    """Arguments that cannot be meant."""
