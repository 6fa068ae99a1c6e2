"""Reading files of many kinds into articles; what cannot be read says why."""

from pipeline.read.hosts import country_of, host_of
from pipeline.read.inputs import find
from pipeline.read.reader import from_bytes, from_text, read
from pipeline.read.rejection import reasons

__all__ = ["country_of", "find", "from_bytes", "from_text", "host_of", "read", "reasons"]
