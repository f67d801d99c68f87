"""The checks see what they are there to see: each is given a page with one fault, and one without.

The pages are written here, so that a check which finds nothing any more fails.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from .checks.axe import CONTRAST, TARGETS, axe
from .checks.colours import colours
from .checks.keyboard import keyboard
from .checks.language import language
from .checks.printed import printed
from .checks.states import dark, unfold
from .checks.typography import faults_of, typography
from .checks.width import NARROW, width
from .conftest import Open
from .visit import Visit

pytestmark = pytest.mark.requires("chromium")

FRAME = """<!doctype html><html lang="fr"><head><title>Une page</title><style>
:root {{ color-scheme: light dark; }}
body, nav a {{ background: #fff; color: #000; }}
@media (prefers-color-scheme: dark) {{ body, nav a {{ background: #000; color: #fff; }} }}
:focus-visible {{ outline: 3px solid currentColor; }}
.skip {{ position: absolute; left: -100vw; }} .skip:focus {{ left: 0; }}
nav a, button, input {{ display: inline-block; padding: 9px; border: 2px solid #777; }}
@media print {{ nav, .skip {{ display: none; }}
  details::details-content {{ content-visibility: visible; block-size: auto; }} }}
{style}</style></head><body><a class="skip" href="#here">Aller au contenu</a>
<header><nav aria-label="Site"><a href="/">Accueil</a></nav></header>
<main id="here"><h1>Une page</h1>{body}</main></body></html>"""
GOOD = """<p>«\u00a0Oui\u00a0»\u202f; c’est bien.</p><label>Nom <input></label>
<details><summary>Plus</summary><p>Un texte.</p></details>"""
CHECKS = (axe, colours, keyboard, language, printed, typography, width)


@pytest.fixture
def shown(opened: Open) -> Iterator[object]:
    """Show a page made of a body and a style."""
    context, _ = opened()
    page = context.new_page()

    def show(body: str, style: str = "", lang: str = "fr") -> Visit:
        page.set_content(FRAME.format(body=body, style=style))
        return Visit(page, lang)

    return show


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_a_good_page_has_no_fault(check, shown) -> None:
    visit = shown(GOOD)
    assert list(check(visit)) == []
    with dark(visit):
        assert list(check(visit)) == []


@pytest.mark.parametrize(
    ("check", "body", "style", "said"),
    [
        (axe, "<img src='data:,'>", "", "image-alt"),
        (colours, "<p class='pale'>Oui</p>", ".pale { color: #999; }", "words of p.pale: 2.85:1"),
        (colours, "<p class='grey'><b>Oui</b></p>", ".grey { background: #666; }", "words of b"),
        (colours, "<input class='pale'>", ".pale { border-color: #ddd; }", "border of input.pale"),
        (colours, "<select class='none'></select>", ".none { border: 0; }", "border of select"),
        (keyboard, "<button tabindex='2'>Oui</button>", "", "out of order: <button"),
        (keyboard, "<input class='off'>", ".off { outline: 0 !important; }", "not seen on <input"),
        (keyboard, "<input class='off'>", ".off { margin-left: -400vw; }", "not seen on <input"),
        (keyboard, "<p onkeydown='event.preventDefault()'><input><input></p>", "", "not reach"),
        (printed, "<nav class='kept'>Ici</nav>", ".kept { display: block !important; }", "<nav"),
        (
            printed,
            GOOD,
            "details::details-content { content-visibility: hidden !important; }",
            "stays folded: <p>",
        ),
        (width, "<p class='wide'>Oui</p>", ".wide { width: 400px; }", 'px wide: <p class="wide"'),
    ],
)
def test_a_fault_is_found(check, body, style, said, shown) -> None:
    visit = shown(body, style)
    visit.page.set_viewport_size(NARROW)
    assert said in "\n".join(check(visit))


def test_targets_and_contrast_are_looked_at_alone(shown) -> None:
    style = ".pale { color: #999; } nav a { padding: 0; font-size: 9px; display: inline; }"
    visit = shown(
        "<nav aria-label='x'><a href='/'>a</a> <a href='/b'>b</a></nav><p class=pale>Oui", style
    )
    assert [one.partition(":")[0] for one in axe(visit, only=(CONTRAST,))] == [CONTRAST]
    assert [one.partition(":")[0] for one in axe(visit, only=(TARGETS,))] == [TARGETS]
    assert not [one for one in axe(visit, without=(CONTRAST,)) if one.startswith(CONTRAST)]


def test_what_was_folded_is_looked_at(shown) -> None:
    visit = shown(
        "<details><summary>Plus</summary><p class='pale'>x</p></details>", ".pale{color:#999}"
    )
    assert list(colours(visit)) == []
    unfold(visit)
    assert len(list(colours(visit))) == 1


def test_a_skip_link_that_leads_nowhere(shown) -> None:
    visit = shown(GOOD)
    visit.run("() => document.querySelector('main').id = 'there'")
    assert "the skip link does not lead to the content" in list(keyboard(visit))


def test_a_page_in_two_languages(shown) -> None:
    visit = shown("<p>Je ne sais pas</p><p lang='en'>it's</p><code>it's</code>", lang="en")
    visit.run("() => document.documentElement.lang = 'en'")
    assert list(language(visit))[-1] == "in French: Je ne sais pas"
    assert list(language(Visit(visit.page, "fr"))) == ["the page says that it is in 'en'"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Oui ?", "a space that breaks before a mark"),
        ("20 %", "a space that breaks before a mark"),
        ("Oui!", "no space before a mark"),
        ("Date: hier", "no space before a colon"),
        ("«oui\u00a0»", "no space that holds after «"),
        ("« oui\u00a0»", "no space that holds after «"),
        ("l'article", "a typewriter's apostrophe"),
        ("un  deux", "two spaces"),
        ("un \u00a0deux", "two spaces"),
        ("un , deux", "a space before a stop"),
        ("30 000\u00a0€", "a figure that breaks"),
    ],
)
def test_the_typography_of_a_sentence(text: str, said: str) -> None:
    assert [fault.partition(":")[0] for fault in faults_of(text)] == [said]


@pytest.mark.parametrize(
    "text",
    [
        "« Oui »\u202f: «\u00a0oui\u00a0»".replace("« O", "«\u00a0O").replace("i »", "i\u00a0»"),
        "Oui\u202f? Non\u202f!",
        "https://a.example/?a=b;c",
        "L. 123-4, 1,5\u00a0%",
        "à 12:30",
    ],
)
def test_good_typography(text: str) -> None:
    assert list(faults_of(text)) == []


def test_noise_is_heard(opened: Open) -> None:
    """A page that asks for something elsewhere, or breaks its policy, is heard."""
    context, noise = opened()
    page = context.new_page()
    page.goto("/")
    page.evaluate(
        "document.body.append(Object.assign(new Image(), {src: 'http://a.example/x.png'}))"
    )
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {text: '1'}))"
    )
    page.evaluate("fetch('/nulle-part')")
    page.wait_for_timeout(300)
    faults = "\n".join(noise.faults)
    assert "script-src" in faults
    assert "img-src" in faults or "a.example" in faults
    assert "404: " in faults
