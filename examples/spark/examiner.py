"""Une question posée à chaque ligne d'une table, sur Spark.

    spark-submit examiner.py FAITS.parquet REPONSES --regime esus --on 2026-11-22 --garder siren

Les colonnes portent le nom des faits du vocabulaire ; les réponses sont écrites en Parquet.
"""

from __future__ import annotations

import argparse
from datetime import date

from pyspark.sql import SparkSession

import esslaw
from esslaw.tables.spark import examine_spark


def main() -> int:
    """Write the answers, and print how many rows have each."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("faits", help="la table à lire, en Parquet")
    arguments.add_argument("reponses", help="le dossier à écrire, en Parquet")
    arguments.add_argument("--regime", required=True)
    arguments.add_argument("--on", type=date.fromisoformat, required=True, help="la date de droit")
    arguments.add_argument("--garder", nargs="*", default=[], help="les colonnes à recopier")
    asked = arguments.parse_args()

    spark = SparkSession.builder.getOrCreate()
    facts = spark.read.parquet(asked.faits)
    try:
        answers = examine_spark(facts, asked.regime, asked.on, kept=tuple(asked.garder))
    except esslaw.InputError as error:
        arguments.error(str(error))
    answers.write.parquet(asked.reponses)

    # What was written is counted: the table of facts is read once.
    written = spark.read.parquet(asked.reponses)
    for row in written.groupBy("outcome").count().orderBy("outcome").collect():
        print(f"{row['outcome']}: {row['count']}")
    print(f"error: {written.where('error is not null').count()}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
