"""Pages are compressed on the way out, by Flask-Compress; static files are already (`assets`).

gzip at level 2: 0.3 ms for the whole form (46 kB become 9.5) or for the proof of an examination
(74 kB become 9); level 4 takes half as much again and saves a tenth, level 6 twice that. What a
page carries of a person's own words never stands beside a secret that a foreign site could make it
repeat: cookies are `SameSite`, so such a request has no session.
"""

from __future__ import annotations

from flask import Flask
from flask_compress import Compress


def register(app: Flask) -> None:
    """Make an application compress what it answers, unless its settings say otherwise."""
    app.config.setdefault("COMPRESS_ALGORITHM", ["gzip"])
    app.config.setdefault("COMPRESS_STREAMS", False)
    app.config.setdefault("COMPRESS_LEVEL", 2)
    Compress(app)
