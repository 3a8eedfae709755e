"""The register as text: what did not change stays to the letter, and what is written is read the same."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klantreis.mapping.conditions import Condition
from klantreis.mapping.register_text import register_from_yaml, register_to_yaml
from klantreis.mapping.touchpoint import Register, Touchpoint, Weight

TEXT = """\
# Ours. Ask Dina first.
touchpoints:
  # By post
  - name: Mailing
    channel: post      # third-class
    owner: Marketing

  # In the shop
  - name: Till
    rules:
      # the old tills
      - {field: name, one_of: [till, kassa]}
      - {field: source, equals: pos}
  - name: Chat
# the end
"""
MAILING, TILL, CHAT = register_from_yaml(TEXT).touchpoints


def written(*touchpoints: Touchpoint, **renamed: str) -> str:
    return register_to_yaml(Register(touchpoints=touchpoints), TEXT, renamed)


def test_a_register_that_says_the_same_is_not_written_anew():
    assert written(MAILING, TILL, CHAT) == TEXT


def test_a_changed_field_leaves_everything_else_as_it_was():
    till = TILL.model_copy(update={"owner": "Shops"})
    chat = CHAT.model_copy(update={"weight": Weight.SUPPORTING})
    assert written(MAILING, till, chat) == TEXT.replace(
        "source, equals: pos}\n", "source, equals: pos}\n    owner: Shops\n"
    ).replace("- name: Chat\n", "- name: Chat\n    weight: supporting\n")


def test_a_renamed_touchpoint_keeps_its_comments():
    assert written(
        MAILING.model_copy(update={"name": "Letter"}), TILL, CHAT, Mailing="Letter"
    ) == TEXT.replace("name: Mailing", "name: Letter")


def test_a_comment_goes_where_its_touchpoint_goes():
    assert written(CHAT, MAILING, TILL).index("# By post") < written(CHAT, MAILING, TILL).index("Mailing")
    assert written(TILL, CHAT, MAILING).startswith(
        "# Ours. Ask Dina first.\ntouchpoints:\n\n  # In the shop\n  - name: Till\n"
    )


def test_a_comment_stays_when_its_touchpoint_is_taken_out():
    assert written(MAILING, CHAT) == TEXT.partition("  - name: Till")[0] + "  - name: Chat\n# the end\n"
    assert written(MAILING, TILL) == TEXT.replace("  - name: Chat\n", "")
    assert "# By post\n" in written()
    assert register_from_yaml(written()) == Register()


def test_a_new_touchpoint_is_written_as_people_write_one():
    new = Touchpoint(name="Phone", channel="phone", rules=(Condition(field="name", starts_with="call"),))
    assert written(MAILING, TILL, CHAT, new) == TEXT.replace(
        "# the end\n",
        "  - name: Phone\n    channel: phone\n    rules:\n"
        "      - {field: name, starts_with: call}\n# the end\n",
    )


@pytest.mark.parametrize(
    "text",
    [
        "touchpoints: []   # none yet\n",
        "touchpoints: [{name: A}, {name: B}]\n",
        "touchpoints:\n",
        "touchpoints:\n-\n  name: A\n- name: B\n",
        "",
        "touchpoints:\n- {name: A, rules: [{field: name, equals: a}]}\n- name: B\n",
        "touchpoints:\n  - name: A\n    description: |\n      # no comment\n\n      - name: C\n",
    ],
)
def test_however_a_file_is_written_the_new_register_is_read_from_it(text: str):
    before = register_from_yaml(text)
    after = Register(touchpoints=(CHAT, *before.touchpoints[::-1], TILL))
    assert register_from_yaml(register_to_yaml(after, text)) == after
    assert register_from_yaml(register_to_yaml(after)) == after


names = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=12)
touchpoints = st.builds(
    Touchpoint,
    name=names,
    channel=st.none() | names,
    description=st.none() | names,
    weight=st.sampled_from(Weight),
    rules=st.lists(
        st.builds(Condition, field=st.just("name"), equals=names)
        | st.builds(
            lambda one: Condition.model_validate({"not": {"field": "source", "contains": one}}), names
        ),
        max_size=2,
    ).map(tuple),
)
registers = st.lists(touchpoints, unique_by=lambda one: one.name, max_size=5).map(
    lambda several: Register(touchpoints=tuple(several))
)


@settings(deadline=None, max_examples=100)
@given(registers, registers)
def test_whatever_it_says_it_is_read_the_same(before: Register, after: Register):
    text = register_to_yaml(before)
    assert register_from_yaml(text) == before
    assert register_from_yaml(register_to_yaml(after, text)) == after
