"""Personas and settings as text: comments stay, and what is written is read the same."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from klantreis.mapping.conditions import Condition
from klantreis.mapping.part_text import part_to_yaml
from klantreis.mapping.persona import Persona, SegmentRule

TEXT = """\
# From the interviews of May.
id: tom
name: Tom             # not his real name
quote: {nl: Kan het goedkoper?, en: Cheaper?}
goals:
  - Save money        # says everyone
  - Save time
segment:
  where: [{field: attributes.region, equals: North}]
"""
TOM = Persona.model_validate(YAML(typ="safe").load(TEXT))


def test_a_persona_that_says_the_same_is_not_written_anew():
    assert part_to_yaml(TOM, TOM, TEXT) == TEXT


def test_a_changed_field_leaves_comments_where_they_were():
    changed = TOM.changed(name="Thrifty Tom", pains=("Delivery costs",))
    text = part_to_yaml(changed, TOM, TEXT)
    assert "# From the interviews of May.\nid: tom\nname: Thrifty Tom " in text
    assert "# not his real name" in text
    assert "  - Save money        # says everyone\n" in text
    assert Persona.model_validate(YAML(typ="safe").load(text)) == changed


def test_a_new_persona_is_written_without_what_it_does_not_say():
    assert part_to_yaml(Persona(id="ann", name="Ann")) == "id: ann\nname: Ann\n"


texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=20)
several = st.lists(texts | st.fixed_dictionaries({"nl": texts, "en": texts}), max_size=3).map(tuple)
rules = st.builds(
    SegmentRule,
    where=st.lists(
        st.builds(lambda one: Condition(field="attributes.region", equals=one), texts), max_size=2
    ).map(tuple),
    did=st.lists(texts, max_size=2).map(tuple),
)
personas = st.builds(
    Persona,
    id=st.just("tom"),
    name=texts,
    portrait=st.none() | texts,
    quote=st.none() | texts,
    demographics=st.dictionaries(texts, texts, max_size=2),
    goals=several,
    pains=several,
    segment=st.none() | rules,
)


@settings(deadline=None, max_examples=100)
@given(personas, personas)
def test_whatever_it_says_it_is_read_the_same(before: Persona, after: Persona):
    text = part_to_yaml(before)
    assert Persona.model_validate(YAML(typ="safe").load(text)) == before
    assert Persona.model_validate(YAML(typ="safe").load(part_to_yaml(after, before, text))) == after
