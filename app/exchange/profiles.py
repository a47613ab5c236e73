"""How a council wants its packages: profiles are data in TOML, read strictly, never code."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated, Final, Literal, cast

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from app import paths
from app.errors import BadInput
from app.exchange.reading import first_problem
from app.language import N_, message
from app.security.files import file_trouble

LARGEST_PROFILE: Final = 200_000
Identifier = Literal["born", "nhs_number", "name"]
Short = Annotated[str, Field(max_length=80)]


class _Strict(BaseModel):
    """Nothing unknown, nothing turned from one type into another, nothing changed later."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class PageFiling(_Strict):
    """What one kind of page is called and where it is filed; the defaults fill what is empty."""

    code: Annotated[str, Field(pattern=r"^[A-Z0-9]{1,8}$")] = "PAGE"
    label: Short = ""
    category: Short = ""
    sub_category: Short = ""
    retention_class: Short = ""
    sensitivity: Short = ""


class Profile(_Strict):
    """One council's way of taking packages."""

    key: Annotated[str, Field(pattern=r"^[a-z0-9_]{1,40}$")]
    title: Short
    needs_council_number: bool = False
    access_log: bool = False
    """Whether each package carries who opened, printed and exported the person's record."""
    longest_name: Annotated[int, Field(ge=40, le=80)] = 80
    identifiers: tuple[Identifier, ...] = ()
    defaults: PageFiling = PageFiling()
    pages: dict[str, PageFiling] = Field(default_factory=dict[str, PageFiling])

    def filing(self, page_key: str, page_code: str) -> PageFiling:
        """How a page of this key is filed, with the defaults filled in."""
        own = self.pages.get(page_key) or PageFiling(code=page_code or "PAGE")
        given = {k: v for k, v in own.model_dump().items() if v}
        return PageFiling(**{**self.defaults.model_dump(exclude={"code"}), **given})


def load_profile(key: str, *, folder: Path | None = None) -> Profile:
    """The profile of this key from a folder (the product's own if none is given).

    Raises `BadInput` that names the file and what is wrong in it.
    """
    path = (folder or paths.resource("profiles")) / f"{key}.toml"
    if not path.is_file():
        raise BadInput(
            message(N_("There is no profile called {key}."), key=key),
            message(N_("Choose another profile in Settings, or ask the team that made it.")),
        )
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST_PROFILE + 1)
    except OSError as error:
        raise file_trouble(error) from error
    return read_profile(data, name=path.name)


def read_profile(data: bytes, *, name: str) -> Profile:
    """A profile from the bytes of a TOML file. Raises `BadInput`."""
    if len(data) > LARGEST_PROFILE:
        raise _bad(name, message(N_("it is too large")))
    try:
        table = tomllib.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError):
        raise _bad(name, message(N_("it is not TOML"))) from None
    try:
        # TOML has no tuples; strict reading would refuse its lists for them.
        identifiers = table.pop("identifiers", [])
        if not isinstance(identifiers, list):
            raise _bad(name, message(N_("identifiers is not a list")))
        wanted = tuple(cast("list[object]", identifiers))
        return Profile.model_validate({**table, "identifiers": wanted})
    except ValidationError as error:
        raise _bad(name, first_problem(error)) from None


def _bad(name: str, problem: object) -> BadInput:
    return BadInput(
        message(N_("The profile {name} cannot be used: {problem}"), name=name, problem=problem),
        message(N_("It is set aside. Mend it, or use the profile generic.")),
    )
