"""The wheel, alone in an empty environment and away from the checkout, examines a case."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SMOKE = Path(__file__).with_name("smoke.py")
CASE = """\
structure:
  forme_juridique: association_1901
  statut_cooperatif: aucun
"""
# What would let the checkout be found from the new environment.
ENVIRONMENT = {
    name: value
    for name, value in os.environ.items()
    if name not in {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV"}
}


def run(*command: str | Path, cwd: Path) -> str:
    """Return what the command prints; a failure shows both its streams."""
    done = subprocess.run(
        command, cwd=cwd, env=ENVIRONMENT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def build(out: Path, *kinds: str) -> Path:
    """Return the wheel built in `out`; when no kind is given, it is built from a new sdist."""
    run(sys.executable, "-m", "build", *kinds, "--no-isolation", "-o", out, ROOT, cwd=out)
    [built] = out.glob("*.whl")
    return built


def names_in(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def files_under(folder: str) -> set[str]:
    paths = (path for path in (ROOT / folder).rglob("*") if path.is_file())
    return {path.relative_to(ROOT).as_posix() for path in paths if "__pycache__" not in path.parts}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("wheel"), "--wheel")


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment that holds the wheel and what it depends on, without extras."""
    folder = tmp_path_factory.mktemp("environment") / "venv"
    run(sys.executable, "-m", "venv", folder, cwd=folder.parent)
    pip = folder / "bin" / "pip"
    run(pip, "install", "-c", ROOT / "constraints.txt", wheel, cwd=folder.parent)
    return folder


@pytest.mark.parametrize("folder", ["rules", "locales"])
def test_wheel_holds_every_data_file(wheel: Path, folder: str) -> None:
    expected = {f"esslaw/_data/{name}" for name in files_under(folder)}
    assert expected
    assert expected <= names_in(wheel)


@pytest.mark.parametrize("package", ["esslaw", "webform"])
def test_wheel_holds_every_file_of_a_package(wheel: Path, package: str) -> None:
    assert files_under(package) <= names_in(wheel)


def test_wheel_holds_nothing_else(wheel: Path) -> None:
    tops = {name.partition("/")[0] for name in names_in(wheel)}
    assert tops == {"esslaw", "webform", "esslaw-0.1.0.dist-info"}
    assert not [name for name in names_in(wheel) if "tests" in name.split("/")]


def test_wheel_carries_its_licence(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        text = archive.read("esslaw-0.1.0.dist-info/licenses/LICENSE")
        metadata = archive.read("esslaw-0.1.0.dist-info/METADATA").decode()
    assert text == (ROOT / "LICENSE").read_bytes()
    assert "\nLicense-Expression: Apache-2.0\n" in metadata


def test_sdist_builds_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    assert names_in(build(tmp_path)) == names_in(wheel)


def test_installed_library_examines(environment: Path, tmp_path: Path) -> None:
    imported, outcome = run(environment / "bin" / "python", SMOKE, cwd=tmp_path).splitlines()
    assert Path(imported).is_relative_to(environment)
    assert outcome == "undetermined"


def test_installed_command_examines(environment: Path, tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(CASE, encoding="utf-8")
    command = environment / "bin" / "esslaw"
    on = ["--regime", "esus", "--on", "2026-11-22"]
    assert run(command, "examine", "case.yaml", *on, cwd=tmp_path).strip()
