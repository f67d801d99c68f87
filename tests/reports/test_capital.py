"""The capital table in words and in JSON: aligned, rounded for reading only, nothing left out."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from esslaw import Movement, capital_table, examine, load_rulebook
from esslaw.advice.cap import CRITERION
from esslaw.reports.capital import capital_lines, capital_record, capital_text
from esslaw.reports.note import note
from esslaw.rulebook.terms import LawNotFound

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
ON = date(2026, 11, 22)
LYON = [
    {"nom": "Métropole", "type": "collectivite_territoriale", "capital": 30000},
    {"nom": "Habitants", "type": "beneficiaire", "capital": 73000},
]
OVER = [
    {"categorie": "Élus", "type": "collectivite_territoriale", "capital": "50000.01"},
    {"categorie": "Salariés", "type": "salarie", "capital": 49999},
    {"categorie": "Salariés", "type": "salarie", "capital": 1},
    {"type": "autre", "capital": 0},
]
SCOP = {
    "structure": {
        "statut_cooperatif": "scop",
        "associes": [
            {"type": "collectivite_territoriale", "capital": 60},
            {"type": "salarie", "capital": 40},
        ],
    }
}


def plain(text):
    """The text with ordinary spaces, to look for figures in it."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def lines(held, on=ON, movements=(), **options):
    table = capital_table(held, on, movements=movements)
    return [plain(line) for line in capital_lines(table, **options)]


def said(held, **options):
    return "\n".join(lines(held, **options))


def row(label, found):
    (line,) = (line for line in found if line.startswith(label))
    return line[len(label) :].split()


def test_figures_are_aligned_and_said_with_the_room_left():
    found = lines(LYON)
    table = found[: found.index("● Le plafond des SCIC est respecté.")]
    assert row("Collectivité territoriale", table) == ["30", "000,00", "€", "29,13", "%", "oui"]
    assert row("Bénéficiaire habituel", table) == ["73", "000,00", "€", "70,87", "%", "non"]
    assert row("Capital de tous les associés", table) == ["103", "000,00", "€", "100,00", "%"]
    assert row("Ensemble, sous le plafond", table) == ["30", "000,00", "€", "29,13", "%"]
    assert len({line.index("€") for line in table if "€" in line}) == 1
    assert len({line.index("%") for line in table if "%" in line}) == 1
    assert found[-3:] == [
        "  21 500,00 €  à racheter à d'autres associés, à capital constant",
        "  43 000,00 €  à souscrire, le capital augmentant d'autant",
        "  43 000,00 €  que les autres associés peuvent retirer du capital",
    ]


def test_a_share_never_looks_equal_to_a_cap_that_it_exceeds():
    found = lines(OVER)
    assert row("Ensemble, sous le plafond", found)[-2:] == ["50,000005", "%"]
    assert "⊘ Le plafond des SCIC est dépassé." in found
    assert "  0,01 €  à céder à d'autres associés, à capital constant" in found
    assert "  0,01 €  à retirer du capital" in found
    assert "  0,01 €  à faire souscrire par d'autres associés" in found


def test_categories_are_shown_where_there_are_some_and_left_out_of_a_brief_table():
    assert "Catégorie d'associés" in said(OVER)
    assert row("Non renseignée", lines(OVER)) == ["0,00", "€", "0,00", "%", "non"]
    assert "Catégorie d'associés" not in said(OVER, brief=True)
    assert "Catégorie d'associés" not in said(LYON)


def test_what_is_missing_is_named():
    found = lines([*LYON, {"nom": "X", "capital": 100000}, {"type": "benevole"}])
    assert row("Collectivité territoriale", found)[:3] == ["au", "moins", "30"]
    assert row("Bénévole", found) == ["non", "renseigné", "non"]
    assert "○ On ne peut pas encore dire si le plafond des SCIC est respecté." in found
    assert found[-3:] == [
        "Il manque :",
        "  ○ Qualité de l'associé (associé n° 3, X)",
        "  ○ Capital détenu (associé n° 4)",
    ]


def test_what_is_missing_is_not_listed_without_end():
    found = lines([{"type": "salarie"}] * 40)
    assert found[-2:] == ["  ○ Capital détenu (associé n° 5)", "  ○ et 35 autres cases"]
    assert lines([{"type": "salarie"}] * 6)[-1] == "  ○ et une autre case"


@pytest.mark.parametrize(
    ("held", "on", "words"),
    [
        ({"structure": {}}, ON, "  ○ Associés"),
        ([], ON, "○ Le capital est nul : une part n'a pas de sens."),
        (LYON, date(2001, 1, 1), "○ Aucun plafond n'est en vigueur à cette date."),
        (SCOP, ON, "– Le plafond des collectivités ne concerne que les SCIC."),
    ],
)
def test_without_a_share_or_a_cap_it_says_why(held, on, words):
    assert words in lines(held, on=on)


def test_a_cap_that_is_not_found_is_not_said_to_be_absent():
    law = load_rulebook()
    criterion = law.criteria[CRITERION]
    leaf = LawNotFound("Texte non trouvé.")
    versions = tuple(replace(version, leaf=leaf) for version in criterion.versions)
    criteria = {**law.criteria, CRITERION: replace(criterion, versions=versions)}
    for kept in (criteria, {name: one for name, one in criteria.items() if name != CRITERION}):
        found = list(capital_lines(capital_table(LYON, ON, replace(law, criteria=kept))))
        assert "○ Le plafond de cette date n'a pas été trouvé." in found


def test_the_cap_is_said_to_be_that_of_a_scic():
    found = lines(LYON)
    assert any(line.startswith("Plafond des SCIC (Loi n° 47-1775") for line in found)


def test_a_scop_is_not_told_that_it_exceeds_a_cap():
    found = said(SCOP)
    assert "60,00 %" in found
    for word in ("dépassé", "céder", "Sous le plafond", "Il manque"):
        assert word not in found


def test_without_a_cap_nothing_is_said_to_be_under_it():
    assert "lafond" not in said(LYON, on=date(2001, 1, 1)).replace("Aucun plafond", "")


def test_public_bodies_alone_have_two_ways_out():
    found = said([{"type": "collectivite_territoriale", "capital": 100}])
    assert "à céder à d'autres associés" in found
    assert "à faire souscrire" in found
    assert "à retirer" not in found


def test_others_may_withdraw_without_limit_where_no_public_body_holds_anything():
    found = lines([{"type": "salarie", "capital": 100}])
    assert found[-1] == "  sans limite  que les autres associés peuvent retirer du capital"
    data = capital_record(capital_table([{"type": "salarie", "capital": 100}], ON))
    assert data["room"]["others_withdrawal"] is None


def test_a_plan_is_said_first():
    plan = [Movement("salarie", -20), Movement("autre", "1.50", "Fondateurs")]
    held = [*LYON, {"categorie": "A", "type": "salarie", "capital": 30}]
    held.append({"categorie": "B", "type": "salarie", "capital": 30})
    found = lines(held, movements=plan)
    assert found[:3] == [
        "Une fois faits les mouvements prévus :",
        "– Salarié : retrait de 20,00 €",
        "– Autre (Fondateurs) : souscription de 1,50 €",
    ]
    assert row("A", [line for line in found if line.startswith("A ")]) == [
        "non",
        "renseigné",
        "non",
    ]
    assert found[-1] == "  ○ Catégorie d'associés (Salarié : retrait de 20,00 €)"


def test_a_page_has_its_date_and_the_texts_to_verify():
    page = plain(capital_text(capital_table(LYON, date(2010, 1, 1)), "La Halle"))
    assert page.startswith("La Halle · droit au 1er janvier 2010\n")
    assert "Textes à vérifier : Loi n° 47-1775 du 10 septembre 1947, art. 19 septies" in page
    assert "Textes à vérifier" not in capital_text(capital_table(LYON, ON))


def test_no_line_is_wider_than_a_page():
    long = {"categorie": "Personnes qui " + "contribuent " * 12, "type": "autre"}
    rows = [{**long, "capital": "9999999999999.99", "nom": "N" * 60}, {**long, "nom": "N" * 60}]
    for line in capital_text(capital_table([*OVER, *rows], ON)).splitlines():
        assert len(line) <= 88


def test_english_has_its_own_figures():
    page = " ".join(capital_text(capital_table(LYON, ON), language="en").split())
    assert "€30,000.00 29.13%" in page
    assert "€21,500.00" in page


def test_the_note_of_a_scic_has_a_section_after_the_conditions():
    text = plain(note(examine({"structure": {"associes": LYON}}, "scic", ON)))
    places = [text.index(title) for title in ("\nCONDITIONS\n", "\nCAPITAL\n", "\nRAISONNEMENT\n")]
    assert places == sorted(places)
    assert "\n".join(lines(LYON, brief=True)) in text


def test_another_note_has_no_such_section():
    assert "\nCAPITAL\n" not in note(examine(EXAMPLES / "scic_jeune.yaml", "esus", ON))
    assert "\nCAPITAL\n" not in note(examine({"structure": {}}, "scic", ON))


def test_the_record_is_exact():
    data = capital_record(capital_table(LYON, ON))
    assert data["share"] == {"exact": "30/103", "rounded": "0.291262"}
    assert (data["public"], data["total"], data["respected"]) == ("30000.00", "103000.00", "true")
    assert data["room"] == {
        "at_constant_capital": "21500.00",
        "by_subscription": "43000.00",
        "others_withdrawal": "43000.00",
    }
    assert data["remedies"] is None
    assert data["types"][1] == {
        "type": "collectivite_territoriale",
        "amount": "30000.00",
        "at_least": "30000.00",
        "share": {"exact": "30/103", "rounded": "0.291262"},
        "under_cap": "all",
    }
    assert data["categories"][0]["categorie"] is None
    assert data["cap"]["value"] == "0.50"
    assert data["cap"]["types"][0] == "collectivite_territoriale"
    (source,) = data["cap"]["sources"]
    assert source["article"] == "art. 19 septies, dernier alinéa"


def test_the_record_of_what_is_not_known_is_null():
    plan = [Movement("salarie", -1, "Salariés")]
    data = capital_record(capital_table([*OVER, {"capital": 90000}], ON, movements=plan))
    assert data["missing"] == ["associes[4].type"]
    assert data["movements"] == [{"type": "salarie", "amount": "-1.00", "categorie": "Salariés"}]
    assert (data["public"], data["share"], data["room"], data["remedies"]) == (None,) * 4
    assert data["types"][-1]["type"] is None
    assert data["types"][0]["amount"] is None
    assert data["types"][0]["at_least"] == "49999.00"
    assert data["types"][0]["share"] is None


@pytest.mark.parametrize(
    ("held", "on", "reason"),
    [
        (LYON, ON, None),
        (LYON, date(2001, 1, 1), "not_in_force"),
        (SCOP, ON, "not_concerned"),
    ],
)
def test_the_record_says_why_there_is_no_cap(held, on, reason):
    data = capital_record(capital_table(held, on))
    assert (data["cap"] is None, data["no_cap"]) == (reason is not None, reason)


def test_the_record_names_its_rulebook():
    law = load_rulebook()
    data = capital_record(capital_table(LYON, ON))
    assert data["rulebook"] == {"version": law.version, "digest": law.digest}


def test_amounts_of_the_record_have_one_form():
    for held in ([], [{"type": "salarie", "capital": 0}]):
        data = capital_record(capital_table(held, ON))
        assert (data["total"], data["public"]) == ("0.00", "0.00")
