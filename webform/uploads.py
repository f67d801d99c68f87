"""A file that is sent: held in memory while it is answered, never written on a disk.

Guarantees: the limit of the request bounds what is held; nothing is left behind, whatever fails.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

from flask import Request


def hold_in_memory(request: Request) -> None:
    """Have a request hold its files in memory; a large one would go to a temporary file."""
    in_memory: Any = _in_memory
    request._get_file_stream = in_memory  # type: ignore[method-assign]


def _in_memory(*described: object, **more: object) -> BytesIO:
    return BytesIO()
