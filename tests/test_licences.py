"""The list of licences is complete and as the packages that are installed say."""

from __future__ import annotations

import sys
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from installer.licences import FOLDER, ROOT, everything, files, needed, stale


@pytest.mark.skipif(sys.platform != "linux", reason="gathered on Linux, where the lock is tried")
def test_what_lies_there_is_what_is_shipped() -> None:
    assert stale(files()) == (), "run: python -m installer.licences"


def test_what_the_product_needs_is_listed_and_no_tool_of_developers() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    listed = {canonicalize_name(one.metadata["Name"]) for one in needed()}
    wanted = {canonicalize_name(Requirement(text).name) for text in project["dependencies"]}
    assert wanted <= listed
    assert not listed & {"pytest", "ruff", "pyright", "hypothesis", "pyinstaller", "hatchling"}


def test_each_names_a_licence_and_brings_its_text() -> None:
    for one in everything():
        assert one.licence, one.name
        assert one.licence != "see its text", one.name
        assert all(len(text) > 30 for text in one.texts), one.name
        assert one.texts, one.name


def test_fonts_icons_and_what_is_inside_others_are_listed() -> None:
    names = " ".join(one.name for one in everything())
    for name in ("AtkinsonHyperlegibleNext", "NotoNaskhArabic", "lucide", "cy_GB", "SQLCipher"):
        assert name in names
    assert (FOLDER / "given" / "LGPL-3.0.txt").is_file()
