"""The form: a Flask blueprint over `esslaw`, with no law of its own and nothing kept on the server.

Guarantees: every label, help, unit and list comes from the models of `esslaw`; every figure,
condition and article from its rulebook; a verdict is shown only when both engines agree on it.

`create_app()` is the form by itself. In another Flask application:

    host.register_blueprint(webform.blueprint(), url_prefix="/droit")

The host needs a `SECRET_KEY`. A host that uses Flask-WTF's `CSRFProtect` exempts the blueprint,
which does its own check: its pages send no referrer, and a strict check over HTTPS wants one.
"""

from webform.app import create_app
from webform.routes import blueprint

__all__ = ["blueprint", "create_app"]
