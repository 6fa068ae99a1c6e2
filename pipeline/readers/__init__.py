"""Reading files of many kinds into articles; what cannot be read says why."""

from pipeline.readers.hosts import country_of, host_of
from pipeline.readers.inputs import find
from pipeline.readers.reader import from_bytes, from_text, read
from pipeline.readers.rejection import reasons

__all__ = ["country_of", "find", "from_bytes", "from_text", "host_of", "read", "reasons"]
