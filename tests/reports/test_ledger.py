"""The register of aids in words and in JSON: aligned, no wider than a page, nothing left out."""

import json
from datetime import date

import pytest

from esslaw import aid_ledger, load_rulebook
from esslaw.reports.columns import aligned
from esslaw.reports.ledger import ledger_lines, ledger_record, ledger_text

ON = date(2024, 1, 29)
G, S, A, P = (f"de_minimis_{name}" for name in ("general", "sieg", "agricole", "peche"))
AIDS = [
    ("2021-01-30", 200000, G),
    ("2020-01-30", "1000.50", G),
    ("2023-11-30", 45000, A),
    ("2025-11-01", 25000, P),
]
PLAN = {"regime_aide_choisi": G, "montant": 120000, "instrument": "subvention_economique"}


def plain(text):
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def ledger(aids, on=ON, **facts):
    names = ("date_octroi", "montant", "regime")
    rows = [dict(zip(names, aid, strict=False)) for aid in aids or ()]
    table = {} if aids is None else {"aides_anterieures": rows}
    return aid_ledger({"intervention": {**table, **facts}}, on)


def lines(aids, on=ON, **facts):
    return [plain(line) for line in ledger_lines(ledger(aids, on, **facts))]


def words(aids, on=ON, **facts):
    return " ".join(" ".join(lines(aids, on, **facts)).split())


def test_the_regime_of_the_planned_aid_comes_first_with_its_table():
    found = lines(AIDS, **PLAN)
    assert found[0] == "DE MINIMIS GÉNÉRAL"
    table = found[found.index("") + 1 :][:5]
    assert [" ".join(line.split()) for line in table] == [
        "N° Octroi Régime Montant Compte jusqu'au",
        "– 2 30 janvier 2020 De minimis général 1 000,50 € 30 janvier 2023",
        "⊘ 1 30 janvier 2021 De minimis général 200 000,00 € 30 janvier 2024",
        "● 3 30 novembre 2023 De minimis agricole 45 000,00 € 30 novembre 2026",
        "– 4 1er novembre 2025 De minimis de la pêche 25 000,00 € 1er novembre 2028",
    ]
    assert len({line.index("€") for line in table[1:]}) == 1
    assert len({line.index(" 20", line.index("€")) > 0 for line in table[1:]}) == 1


def test_ceiling_total_room_and_what_is_to_come():
    found = lines(AIDS, **PLAN)
    for line in (
        "Total des aides qui comptent  245 000,00 €",
        "Plafond                       300 000,00 €",
        "Place restante                 55 000,00 €",
        "⊘ L'aide prévue, de 120 000,00 €, n'y tient pas : 65 000,00 € de trop.",
        "  Elle y tient à partir du 31 janvier 2024, et pas avant.",
        "  Aides qui l'en empêchent : n° 1.",
        "La place ensuite :",
        "  31 janvier 2024    255 000,00 €  ne comptent plus : n° 1",
        "  1er décembre 2026  275 000,00 €  ne comptent plus : n° 3",
        "  2 novembre 2028    300 000,00 €  ne comptent plus : n° 4",
    ):
        assert line in found


def test_an_aid_that_fits_leaves_room():
    found = words(AIDS[:1], date(2024, 1, 31), **PLAN)
    assert "● L'aide prévue, de 120 000,00 €, y tient : il restera 180 000,00 €." in found
    assert "à partir du" not in found


def test_an_excess_is_said():
    assert "Dépassement du plafond 10,00 €" in words([("2023-05-01", 300010, G)])
    assert "Dépassement" not in words([("2023-05-01", 300000, G)])


def test_what_is_known_by_its_bounds():
    found = words([*AIDS[:1], (None, 5000, G)], **PLAN)
    assert "○ 2 non renseigné De minimis général 5 000,00 € à préciser" in found
    assert "Total des aides qui comptent entre 200 000,00 € et 205 000,00 €" in found
    assert "entre 20 000,00 € et 25 000,00 € de trop" in found
    assert "Il manque : ○ Date d'octroi (aide n° 2)" in found
    found = words([("2023-01-01", None, G)], **PLAN)
    assert "au moins 0,00 €" in found
    assert "○ On ne peut pas encore dire si l'aide prévue, de 120 000,00 €, y tient." in found
    assert "Au plus tard, elle y tient le 2 janvier 2026." in found
    aids = [("2022-01-01", 200000, G), ("2023-01-01", 200000, None)]
    assert "Au plus tôt, elle y tient le 2 janvier 2025." in words(aids, **PLAN)


def test_missing_cells_are_not_listed_without_end():
    assert lines([(None, 5, G)] * 40)[-3:-1] == [
        "  ○ Date d'octroi (aide n° 5)",
        "  ○ et 35 autres cases",
    ]
    assert lines([(None, 5, G)] * 6)[-2] == "  ○ et une autre case"


def test_the_last_to_leave_are_named():
    aids = [("2022-01-01", 150000, G), ("2022-06-01", 150000, G)]
    found = words(aids, **{**PLAN, "montant": 200000})
    assert "Aides qui l'en empêchent : n° 2, n° 1. Celles dont la sortie" in found
    assert "fait la place : n° 2." in found
    many = [(f"2022-01-{n:02}", 30000, G) for n in range(1, 11)]
    assert "n° 10, n° 9, n° 8, n° 7, n° 6, …" in words(many, **{**PLAN, "montant": 290000})
    assert "  …" in lines(many)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"montant": 300001}, "À lui seul, ce montant dépasse le plafond."),
        ({"montant": None}, "○ Le montant de l'aide prévue n'est pas connu."),
        ({"instrument": None}, "Sa forme n'est pas connue"),
        ({"instrument": "marche_reserve_ess"}, "n'examine pas cette forme d'aide"),
        ({"date_octroi": "2024-01-31"}, "● Le 31 janvier 2024, jour d'octroi prévu, elle y tient."),
        ({"date_octroi": "2024-01-30"}, "jour d'octroi prévu, elle n'y tient pas."),
    ],
)
def test_what_is_said_of_a_planned_aid(facts, said):
    assert said in words(AIDS[:1], **{**PLAN, **facts})


def test_a_regime_without_aids_takes_one_line_and_one_without_a_ceiling_gives_its_reason():
    found = lines([])
    assert "Aucune aide déclarée         Plafond  Place restante" in found
    assert "De minimis SIEG         750 000,00 €    750 000,00 €" in found
    assert "De minimis agricole : Le plafond agricole antérieur" in words([])
    found = words(None)
    assert "Aucune aide déclarée" not in found
    assert "De minimis SIEG 750 000,00 € entre 0,00 € et 750 000,00 €" in found
    assert "Il manque : ○ Aides déjà octroyées à l'entreprise unique" in found


@pytest.mark.parametrize("regime", [G, A])
def test_a_ceiling_that_regimes_share_is_told_once(regime):
    own = {**PLAN, "regime_aide_choisi": regime, "secteur": "production_agricole"}
    on = date(2026, 11, 22)
    told = words([("2026-01-30", 100, G), ("2026-01-30", 200, P)], on, **own)
    assert told.count("Plafond des aides de minimis générales") == 1
    assert told.count("DE MINIMIS DE LA PÊCHE Plafond") == 1


def test_before_2024_several_ceilings_hold_together():
    new = {**PLAN, "regime_aide_choisi": S}
    found = words(AIDS, date(2023, 6, 1), **new)
    assert "Comptent les aides octroyées d'un jour à préciser au 1er juin 2023" in found
    assert "● Elle tient sous tous ces plafonds." in found
    assert "1er janvier 2024 ce plafond n'existe plus" in found
    assert "1er janvier 2024 750 000,00 € le plafond change" in found
    assert "Ce plafond particulier ne concerne peut-être pas l'entreprise." in found


def test_the_end_of_the_known_law_is_said_where_it_matters():
    aids = [("2029-01-01", 1, G)]
    assert "Après le 31 décembre 2030 : Le règlement s'applique" in words(aids, date(2030, 1, 1))
    assert "● 1 1er janvier 2029 De minimis général 1,00 € non connu" in words(
        aids, date(2030, 1, 1)
    )
    assert "Après le" not in words(AIDS)


def test_a_page_has_its_date_and_the_texts_to_verify_once():
    page = plain(ledger_text(ledger(AIDS, date(2024, 2, 1)), "La Halle"))
    assert page.startswith("La Halle · droit au 1er février 2024\n")
    once = "Textes à vérifier : Règlement (UE) 2023/2831, aides de minimis, art. 3, 2 ; art. 5, 2 :"
    assert page.count(once) == 1
    assert page.endswith("seule l'autorité compétente décide.\n")
    assert "postérieure au relevé" not in page
    assert "postérieure au relevé" in ledger_text(ledger([], date(2029, 1, 1)))


def test_no_line_is_wider_than_a_page_nor_ends_with_a_blank():
    most = "9999999999999.99"
    aids = [*AIDS, ("2023-09-30", most, P), ("2023-09-30", most, G), (None, most, None), ()]
    for on in (ON, date(2023, 6, 1), date(2030, 12, 31), date(2024, 12, 31)):
        for new in ({}, {**PLAN, "montant": most, "date_octroi": "2030-09-30"}):
            for line in ledger_text(ledger(aids, on, **new), "La Halle").splitlines():
                assert len(line) <= 88
                assert line == line.rstrip()


def test_a_column_folds_and_the_others_stay_aligned():
    rows = [("x " * 60, "1"), ("", "22")]
    found = list(aligned(rows, right=(1,)))
    assert {len(line) for line in (found[0], found[-1])} == {88}
    assert found[1].startswith("x x")


def test_english_has_its_own_figures():
    assert "€200,000.00" in ledger_text(ledger(AIDS), language="en")


def test_the_record_is_exact():
    data = ledger_record(ledger(AIDS, **PLAN, date_octroi="2024-01-31"))
    json.dumps(data)
    here = data["accounts"][0]
    assert (here["regime"], here["ceiling"]) == (G, "300000")
    assert here["counted_regimes"] == [G, A, P]
    assert here["window"] == {"first": "2021-01-29", "last": "2024-01-29"}
    assert here["aids"][1] == {
        "rank": 1,
        "date_octroi": "2020-01-30",
        "montant": "1000.50",
        "regime": G,
        "standing": "no_longer",
        "last": "2023-01-30",
    }
    assert here["room"] == {"exact": "55000.00", "least": "55000.00", "most": "55000.00"}
    assert here["openings"][0] == {
        "day": "2024-01-31",
        "leaving": [0],
        "ceiling": "300000",
        "total": {"exact": "45000.00", "least": "45000.00", "most": "45000.00"},
        "room": {"exact": "255000.00", "least": "255000.00", "most": "255000.00"},
    }
    assert here["planned"]["excess"]["exact"] == "65000.00"
    assert (here["planned"]["blocking"], here["planned"]["decisive"]) == ([0], [0])
    assert here["sources"][0]["article"].startswith("art. 3")
    assert data["plan"] == {
        "regime": G,
        "fits": "false",
        "first_day": "2024-01-31",
        "earliest": "2024-01-31",
        "latest": "2024-01-31",
        "granted": "2024-01-31",
        "fits_when_granted": "true",
    }
    law = load_rulebook()
    assert data["rulebook"] == {"version": law.version, "digest": law.digest}


def test_the_record_of_what_is_not_known_is_null():
    data = ledger_record(ledger([(None, None, None)], date(2023, 6, 1)))
    here = data["accounts"][0]
    assert here["window"]["first"] is None
    assert here["aids"][0] == {
        "rank": 0,
        "date_octroi": None,
        "montant": None,
        "regime": None,
        "standing": "may_count",
        "last": None,
    }
    assert here["total"] == {"exact": None, "least": "0.00", "most": None}
    assert (data["plan"], here["planned"]) == (None, None)
    assert data["missing"][0] == "debut_exercice_fiscal"
    assert {one["regime"] for one in data["unread"]} == {A, P}
    assert data["accounts"][-1]["openings"][-1]["room"] is None
