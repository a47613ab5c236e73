"""Somebody told of in one breath: the name, and what follows it where that is a relation."""

from __future__ import annotations

import pytest

from app.casework import network
from app.casework.as_told import add_as_told
from app.casework.views import PersonView
from app.errors import BadInput
from app.models.store import Store


@pytest.mark.parametrize(
    ("told", "name", "relation", "kind", "closeness"),
    [
        ("Gill, daughter", "Gill", "daughter", "family", ""),
        ("Gill (daughter), very close", "Gill", "daughter", "family", "very"),
        ("Carys, merch, agos iawn", "Carys", "merch", "family", "very"),
        ("Mr Hughes next door", "Mr Hughes next door", "", "", ""),
        ("Hughes, Mr", "Hughes, Mr", "", "", ""),
        ("Mary-Jane", "Mary-Jane", "", "", ""),
        ("G", "G", "", "", ""),
    ],
)
def test_what_follows_a_name_is_kept_apart_only_where_it_is_a_relation(
    store: Store,
    arthur: PersonView,
    told: str,
    name: str,
    relation: str,
    kind: str,
    closeness: str,
) -> None:
    made = add_as_told(store, person_id=arthur.id, text=told)
    assert (made.name, made.relation, made.kind, made.closeness) == (
        name,
        relation,
        kind,
        closeness,
    )
    assert network.members(store, person_id=arthur.id) == (made,)


def test_what_is_no_name_is_refused_as_before(store: Store, arthur: PersonView) -> None:
    with pytest.raises(BadInput):
        add_as_told(store, person_id=arthur.id, text="  ")
    assert network.members(store, person_id=arthur.id) == ()
