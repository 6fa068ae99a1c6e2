"""Checking a record's JSON values against the schema that others read it by."""

from __future__ import annotations

from functools import cache
from typing import Any

import jsonschema_rs

from pipeline.errors import ChidaoError
from pipeline.schema.record import json_schema


class ContractError(ChidaoError):
    """A record that does not keep the contract: a fault of ours, never of the input."""


@cache
def _validator(kind: str) -> Any:
    return jsonschema_rs.Draft202012Validator(json_schema(kind))


def check(value: dict[str, Any], kind: str = "article") -> dict[str, Any]:
    """Return the value when it keeps the schema; ContractError naming the first fault."""
    error = next(_validator(kind).iter_errors(value), None)
    if error is not None:
        where = "/".join(map(str, error.instance_path))
        raise ContractError(f"{kind} record {value.get('id')!r}, {where}: {error.message}")
    return value
