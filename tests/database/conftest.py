"""The databases that tests ask, by name."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.database.servers import Database, DuckDB, PostgreSQL, postgresql

DATABASES = ["duckdb", pytest.param("postgres", marks=pytest.mark.requires("pg_ctlcluster"))]


@pytest.fixture(scope="session")
def socket() -> Iterator[str]:
    with postgresql() as folder:
        yield folder


@pytest.fixture(params=DATABASES)
def dialect(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def database(dialect: str, request: pytest.FixtureRequest) -> Iterator[Database]:
    if dialect == "duckdb":
        yield DuckDB()
        return
    import psycopg

    folder = request.getfixturevalue("socket")
    with psycopg.connect(host=folder, user="postgres", dbname="postgres") as connection:
        yield PostgreSQL(connection)
        connection.rollback()
