"""The command that brings catalogues up to date: what it finds, what it keeps, what it drops."""

from textwrap import dedent

import pytest
from babel.messages.pofile import PoFileError
from click.testing import CliRunner

from esslaw import catalogues
from esslaw.catalogues import in_python, in_template, main, read, written

SAID = {
    "Oui": frozenset({"esslaw/b.py", "esslaw/a.py"}),
    "66 % s'écrit 0.66": frozenset({"rules/a.yaml"}),
}


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """A checkout with one catalogue, of two sentences."""
    path = tmp_path / "locales" / "en" / "LC_MESSAGES" / "esslaw.po"
    path.parent.mkdir(parents=True)
    monkeypatch.setattr(catalogues, "ROOT", tmp_path)
    monkeypatch.setattr(catalogues, "wanted", lambda: SAID)
    return path


def run(*arguments):
    return CliRunner().invoke(main, arguments)


def test_the_catalogues_of_this_checkout_are_up_to_date():
    result = run("--check")
    assert result.output == ""
    assert result.exit_code == 0


def test_check_lists_what_is_missing_untranslated_or_unused(checkout):
    checkout.write_text('msgid "Oui"\nmsgstr ""\n\nmsgid "Non"\nmsgstr "No"\n', "utf-8")
    before = checkout.read_bytes()
    result = run("--check")
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "en: absente : « 66 % s'écrit 0.66 »",
        "en: inutile : « Non »",
        "en: sans traduction : « Oui »",
    ]
    assert checkout.read_bytes() == before


def test_it_keeps_translations_and_drops_what_is_not_said(checkout):
    checkout.write_text(
        'msgid "Oui"\nmsgstr "Yes"\n\nmsgid "Non"\nmsgstr "No"\n\n'
        '#~ msgid "Ancien"\n#~ msgstr "Old"\n',
        "utf-8",
    )
    result = run()
    assert result.exit_code == 0
    assert result.output.splitlines() == ["en: sans traduction : « 66 % s'écrit 0.66 »"]
    assert read(checkout.read_bytes()) == {"Oui": "Yes", "66 % s'écrit 0.66": ""}
    assert "#~" not in checkout.read_text("utf-8")


def test_twice_writes_the_same_bytes(checkout):
    checkout.write_text('#, fuzzy\nmsgid "Oui"\nmsgstr "Yep"\n', "utf-8")
    run()
    first = checkout.read_bytes()
    run()
    assert checkout.read_bytes() == first


def test_a_guess_is_no_translation(checkout):
    checkout.write_text('#, fuzzy\nmsgid "Oui"\nmsgstr "Yep"\n', "utf-8")
    run()
    assert read(checkout.read_bytes())["Oui"] == ""


def test_what_a_catalogue_looks_like():
    written_so = written("en", SAID, {"Oui": "Yes"}).decode()
    header, _, messages = written_so.partition("\n\n")
    assert '"Language: en\\n"' in header
    assert "Date" not in header
    assert messages == dedent(
        """\
        #: rules/a.yaml
        msgid "66 % s'écrit 0.66"
        msgstr ""

        #: esslaw/a.py esslaw/b.py
        msgid "Oui"
        msgstr "Yes"

        """
    )


def test_what_a_merge_has_left_is_refused():
    with pytest.raises(PoFileError):
        read(b'msgid "Oui"\n<<<<<<< HEAD\nmsgstr "Yes"\n=======\nmsgstr "Yep"\n>>>>>>> b\n')


def test_marks_in_python():
    source = """
say = f"{_('droit au')} {day} {self.translate('Sans objet').lower()}"
WORDS = {1: sentence("Oui"), 2: sentence("deux "
    "parties")}
gettext(name), _(f"pas {ceci}"), str("ni ceci"), _()
"""
    assert sorted(in_python(source)) == ["Oui", "Sans objet", "deux parties", "droit au"]


def test_marks_in_templates():
    pytest.importorskip("jinja2")
    source = (
        """<h1 title="{{ _('Titre') }}">{{ _("Il n'y a rien") }}</h1>{{ _(name) }}{{ x('non') }}"""
    )
    assert sorted(in_template(source.encode())) == ["Il n'y a rien", "Titre"]


def test_a_broken_template_is_not_passed_over():
    pytest.importorskip("jinja2")
    with pytest.raises(Exception, match="tag name expected"):
        list(in_template(b"{% %}"))
