"""The HTTP API: the library's answers for other programs, as JSON.

Guarantees: an answer is the record that the library makes of its own objects, or a problem
(RFC 9457) that lists everything wrong with the request; no session, no cookie, nothing kept;
what the OpenAPI document says of it is read from what reads the requests and writes the answers.

`webform.create_app()` mounts it at `/api/v1`. In another Flask application:

    host.register_blueprint(webform.api.blueprint(), url_prefix="/droit/api/v1")
"""

from webform.api.blueprint import BLUEPRINT, PREFIX, blueprint

__all__ = ["BLUEPRINT", "PREFIX", "blueprint"]
