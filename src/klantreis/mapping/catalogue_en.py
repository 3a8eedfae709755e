"""English: every sentence and name that the map's rules and history use."""

PROBLEMS = {
    # the file and its shape
    "not_yaml": "This is no YAML: {detail}. Mend the line or the quotes around it.",
    "yaml_alias": "The file uses &anchors or *aliases, which maps do not have. Write the part out in full.",
    "yaml_depth": "The file is nested more than {most} levels deep; a map needs no more than 12.",
    "not_a_map": "A map has fields, head and phases among them; here are none. See docs/map-format.md.",
    "missing_field": "{place} lacks {field}. Add it.",
    "unknown_field": "{place} has no field {field}.{near} There are: {found}.",
    "invalid_value": "{field} of {place} cannot be {value}: {detail}.",
    "invalid_choice": "{field} of {place} cannot be {value}.{near} Choose one of: {found}.",
    "invalid_text": "{field} of {place} must be a text, or texts by language such as {{nl: …, en: …}}; found "
    "{value}. Put a number or a date between quotes.",
    "invalid_name": "{field} of {place} must be a plain text; found {value}.",
    "invalid_number": "{field} of {place} must be a number; found {value}. Write it without quotes.",
    "invalid_date": "{field} of {place} must be a date such as 2026-03-31; found {value}.",
    "invalid_id": "{field} of {place} cannot be {value}: an id has lower-case letters, digits and hyphens, "
    "at most 64, such as pays-by-card.",
    "reserved_id": "{field} of {place} cannot be {value}: that is how a map's head is addressed. "
    "Choose another.",
    "emotion_out_of_range": "{field} of {place} is {value}; an emotion lies from -2 (awful) "
    "to +2 (wonderful).",
    "wrong_interval": "{place}: the value {value} does not lie in its interval {low} … {high}. "
    "Give both ends, around the value.",
    "segment_field": "{place}: each condition of a segment looks at one attribute of a person, written "
    "attributes.NAME; found {fields}.",
    # the rules of the document
    "duplicate_id": "The id {id} is used {n} times: for {places}. Give each part an id of its own.",
    "unknown_lane": "Card {card} in step {step} stands in lane {lane}, which does not exist.{near} "
    "There are: {found}. Add the lane or move the card.",
    "wrong_lane": "Card {card} is of kind {kind}, but lane {lane} holds {lane_kind}. Move the card to a lane "
    "of its kind, or write it anew.",
    "unknown_persona": "{place} speaks of persona {persona}, which does not exist.{near} There are: {found}.",
    "persona_not_named": "Card {card} speaks of persona {persona}, who is not of this map.{near} "
    "Named in the head are: {found}. Add the persona there or change the card.",
    "two_emotions": "Step {step} has {n} emotion cards in lane {lane} for {persona}; a curve has one point "
    "per step. Keep one, with its three series.",
    "edge_to_nowhere": "Edge {edge} goes to or from step {step}, which does not exist.{near} "
    "There are: {found}.",
    "unreachable_step": "No way leads to step {step}. Let the step before it lead on, draw an edge to it, "
    "or mark it as a start.",
    "unknown_touchpoint": "{place} names touchpoint {touchpoint}, which is not in the register.{near} "
    "There are: {found}. Add it to the register or correct the name.",
    "unknown_map": "Step {step} opens map {map}, which does not exist.{near} There are: {found}.",
    "map_cycle": "Maps open each other in a circle: {path}. Let one of these steps open nothing.",
    # advice
    "no_steps": "The map has no steps yet. Add the first one.",
    "many_steps": "The map has {n} steps; more than {most} are hard to read. Put some in a map of their own "
    "and let a step open it.",
    "no_owner": "Nobody owns this map. Name in the head who keeps it true.",
    "no_review_date": "The map has no review date. Set in the head by which day to look at it again.",
    "review_due": "The map was to be looked at again by {date}, {n} days ago. Do so and set a new date.",
    "no_moment_of_truth": "No moment of truth is marked. Ask where customers decide to stay or go.",
    "channel_missing": "Persona {persona} prefers {channel}, but no touchpoint on the map is in it. "
    "Add one or ask why there is none.",
    "undeclared_language": "{place} has a text in {language}, which is not a language of the map ({found}). "
    "Add it to languages in the head.",
    "evidence_incomplete": "Evidence {evidence} of card {card} lacks {missing}. Add it, so that others can "
    "check it.",
    "figure_without_n": "{place} has a {series} emotion without n. Say how many persons or answers it "
    "rests on.",
    # operations
    "invalid_operation": "This is no operation: {detail}. There are: add, set, move, remove, all.",
    "unknown_id": "No part of the map has the id {id}; it may have been removed meanwhile.{near}",
    "unknown_phase": "There is no phase {id}.{near} There are: {found}.",
    "unknown_step": "There is no step {id}.{near} There are: {found}.",
    "unknown_card": "There is no card {id}.{near}",
    "unknown_reference": "{place} refers to {what} {id}, which does not exist.{near} There are: {found}.",
    "unknown_holder": "There is no {what} {id}.{near} There are: {found}.",
    "unknown_part": "No part of the document has the id {id}; it may have been removed meanwhile.{near}",
    "unknown_sort": "Parts of the kind {name} do not exist here.{near} There are: {found}.",
    "missing_parent": "To add this {what}, say with parent to which {parent} it belongs.",
    "missing_lane": "A card stands in a lane; say which with lane.",
    "fixed_field": "{field} of {place} cannot be set. {advice}",
    "cannot_move": "Parts of the kind {what} have no place to move from or to.",
    "cannot_remove": "The head of a map cannot be removed; set its fields instead.",
    "needs_itself": "Action {action} would wait for itself. Take one of the actions that come first away.",
    "due_before_start": "Action {action} would be due before it starts. Change one of the two days.",
    "branch_backwards": "Question {question} would be shown after an answer to {other}, which comes later. "
    "Move {other} before it, or choose an earlier question.",
    "branch_option": "Question {question} would be shown after an answer that {other} does not have. "
    "Choose among the options of {other}.",
    "branch_scores": "Question {question} would never be shown: no answer to {other} lies within its bounds.",
    "scale_length": "The scale of question {question} needs 2 to {most} answers. Change its ends.",
    "too_few_options": "Question {question} needs at least two options to choose from.",
    "survey_empty": "The survey has no question yet. Add one, or make them from a map.",
    "closes_before_open": "The survey would close before it opens. Change one of the two days.",
    "answer_needed": "This question needs an answer.",
    "answer_too_long": "This answer is too long; at most {most} letters are kept.",
    "one_answer": "Give one answer to this question.",
    "not_an_option": "That is no answer to this question. Choose one of those shown.",
    "not_on_scale": "That is no answer on this scale. Choose one of the numbers shown.",
    "pseudonym_twice": "Two participants go by {pseudonym}. Call one of them otherwise.",
    "pseudonym_personal": "The pseudonym of participant {participant} looks like an address or "
    "number. Use one such as P01.",
    "consent_missing": "{pseudonym} has not agreed that anything is kept. Fill in the day of consent first.",
    "notes_personal": "The notes of {pseudonym} seem to hold an address or a number. Take it out.",
    "persona_in_use": "Persona {persona} cannot be taken from the head while cards speak of this persona: "
    "{found}. Change those first.",
}
NEAR = " Did you mean {name}?"
NOTHING = "none"
AND_MORE = "{names} and {n} more"
EVERYONE = "everyone"
MAP = "the map"
ADVICE = {
    "id": "Ids stay; remove the part and add another.",
    "kind": "Remove the card and add one of the other kind.",
    "children": "Add, move or remove the parts in it one by one.",
}
DETAILS = {
    "too_small": "it must be at least {limit}",
    "too_large": "it must be at most {limit}",
    "too_short": "it must have at least {limit}",
    "list": "a list is expected",
    "mapping": "fields with values are expected",
    "yes_or_no": "write true or false",
    "language": "a language is written nl, en or pt-BR",
    "other": "{message}",
}
WORDS = {"source": "a source", "date": "a date", "n": "its n"}

NOUNS = {
    "head": "head",
    "persona": "persona",
    "lane": "lane",
    "phase": "phase",
    "step": "step",
    "card": "card",
    "evidence": "evidence",
    "edge": "edge",
}
# Of other documents than maps, and of their parts.
PARTS = {
    "plan": "plan",
    "plan.action": "action",
    "plan.kpi": "KPI",
    "plan.measurement": "measurement",
    "plan.annotation": "annotation",
    "survey": "survey",
    "survey.page": "page",
    "survey.question": "question",
    "survey.option": "option",
    "interviews": "interviews",
    "interviews.question": "question",
    "interviews.theme": "theme",
    "interviews.participant": "participant",
    "interviews.mention": "mention",
}
KINDS = {
    "action": "action",
    "thought": "thought",
    "touchpoint": "touchpoint",
    "emotion": "emotion",
    "pain": "pain",
    "delight": "delight",
    "moment_of_truth": "moment of truth",
    "physical_evidence": "physical evidence",
    "interaction_line": "line of interaction",
    "frontstage": "frontstage",
    "visibility_line": "line of visibility",
    "backstage": "backstage",
    "internal_line": "line of internal interaction",
    "system": "supporting system",
    "owner": "owner",
    "kpi": "KPI",
    "opportunity": "opportunity",
    "content": "content",
    "image": "image",
    "note": "note",
    "quote": "quote",
    "answer": "answer",
    "metric": "metric",
    "document": "document",
}
PHASES = {
    "orientation": "Orientation",
    "consideration": "Consideration",
    "purchase": "Purchase",
    "delivery": "Delivery",
    "service": "Service",
    "loyalty": "Loyalty",
    "see": "See",
    "think": "Think",
    "do": "Do",
    "care": "Care",
    "initiate": "Initiate",
    "enablement": "Enablement",
    "advocacy": "Advocacy",
}
STATUSES = {
    "observed": "observed",
    "reported": "reported",
    "assumed": "assumed",
    "proposed": "proposed",
}
EMOTIONS = {
    "angry": "angry",
    "sad": "sad",
    "afraid": "afraid",
    "disappointed": "disappointed",
    "confused": "confused",
    "neutral": "neutral",
    "surprised": "surprised",
    "curious": "curious",
    "relieved": "relieved",
    "happy": "happy",
    "proud": "proud",
    "delighted": "delighted",
}
FIELDS = {
    "title": "title",
    "languages": "languages",
    "goal": "goal",
    "scenario": "scenario",
    "expectations": "expectations",
    "state": "as-is or to-be",
    "audience": "audience",
    "use": "use",
    "scope": "scope",
    "personas": "personas",
    "owner": "owner",
    "review_on": "review date",
    "is_simulated": "simulated",
    "name": "name",
    "portrait": "portrait",
    "quote": "quote",
    "description": "description",
    "demographics": "demographics",
    "click_behaviour": "click behaviour",
    "search_behaviour": "search behaviour",
    "media_use": "media use",
    "attitudes": "attitudes",
    "goals": "goals",
    "jobs": "jobs",
    "pains": "pains",
    "gains": "gains",
    "channels": "channels",
    "segment": "segment rule",
    "kind": "kind",
    "is_hidden": "hidden",
    "opens": "opened map",
    "wait_seconds": "usual time since the step before",
    "is_start": "start",
    "is_end": "end",
    "is_decision": "decision",
    "leads_on": "leads on",
    "from": "from",
    "to": "to",
    "label": "label",
    "text": "text",
    "persona": "persona",
    "touchpoint": "touchpoint",
    "channel": "channel",
    "assumed": "assumed emotion",
    "reported": "reported emotion",
    "measured": "measured emotion",
    "severity": "severity",
    "why": "why",
    "moment": "moment",
    "image": "image",
    "unit": "unit",
    "target": "target",
    "value": "value",
    "n": "n",
    "low": "low end of the interval",
    "high": "high end of the interval",
    "date": "date",
    "speaker": "speaker",
    "source": "source",
    "scale": "scale",
    "formula": "formula",
}
CHANGES = {
    "added": "{part} added{place}",
    "removed": "{part} removed",
    "moved": "{part} moved from {old} to {new}",
    "reordered": "{part} moved {position}",
    "set": "{part}: {field} set to {new}",
    "cleared": "{part}: {field} {old} taken away",
    "changed": "{part}: {field} changed from {old} to {new}",
    "rewritten": "{part}: {field} changed",
    "turned_on": "{part}: {field} yes",
    "turned_off": "{part}: {field} no",
    "hidden": "{part} hidden",
    "shown": "{part} shown",
    "nothing": "nothing changed",
}
PLACES = {
    "in": " to {parent}",
    "first": "to the front",
    "after": "behind {other}",
    "cell": "{lane} of {step}",
    "edge": "{start} → {end}",
}
