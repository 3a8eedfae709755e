"""The register in its file: changed by one at a time, tried before it is written."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import klantreis
from klantreis.document_file import NO_VERSION, ChangedMeanwhileError
from klantreis.errors import InvalidOptionError, UnknownNameError
from klantreis.mapping.conditions import Condition
from klantreis.mapping.touchpoint import Register, Touchpoint, TouchpointExistsError
from klantreis.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return klantreis.init(tmp_path / "shop")


def test_a_register_without_a_file_is_empty_and_is_made_by_the_first_change(workspace: Workspace):
    file = workspace.register_file
    assert (file.read(), file.version) == (Register(), NO_VERSION)
    file.change(lambda register: register.with_added([Touchpoint(name="Order")]), expected=NO_VERSION)
    assert workspace.register.names == ("Order",)
    assert file.version != NO_VERSION


def test_a_change_of_another_version_is_refused(workspace: Workspace):
    file = workspace.register_file
    file.change(lambda register: register.with_added([Touchpoint(name="Order")]))
    with pytest.raises(ChangedMeanwhileError) as refused:
        file.change(lambda register: register.without("Order"), expected=NO_VERSION)
    assert refused.value.version == file.version
    assert workspace.register.names == ("Order",)


def test_changes_at_the_same_time_all_count(workspace: Workspace):
    def add(i: int) -> None:
        workspace.register_file.change(lambda found: found.with_added([Touchpoint(name=f"T{i}")]))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(add, range(40)))
    assert sorted(workspace.register.names) == sorted(f"T{i}" for i in range(40))


def test_a_pattern_that_cannot_be_run_is_refused_before_it_is_written(workspace: Workspace):
    rule = Condition.model_validate({"not": {"field": "name", "matches": "a(?=b)"}})
    with pytest.raises(InvalidOptionError, match="'Odd' cannot be run"):
        workspace.register_file.change(
            lambda register: register.with_added([Touchpoint(name="Odd", rules=(rule,))])
        )
    assert not workspace.register_file.path.exists()


def test_the_register_is_put_together_anew_by_name():
    register = Register().with_added([Touchpoint(name="A"), Touchpoint(name="C")])
    register = register.with_added([Touchpoint(name="B")], at=1)
    assert register.names == ("A", "B", "C")
    assert register.in_order(["C", "A", "B"]).names == ("C", "A", "B")
    assert register.without("A").names == ("B", "C")
    assert register.with_changed("B", Touchpoint(name="D")).names == ("A", "D", "C")


def test_a_register_has_no_name_twice_and_none_that_is_not_there():
    register = Register().with_added([Touchpoint(name="A"), Touchpoint(name="B")])
    with pytest.raises(TouchpointExistsError):
        register.with_changed("B", Touchpoint(name="A"))
    with pytest.raises(UnknownNameError):
        register.without("C")
    with pytest.raises(InvalidOptionError, match="Look at: B"):
        register.in_order(["A"])
    with pytest.raises(InvalidOptionError, match="Look at: A"):
        register.in_order(["A", "A", "B"])
