"""English: every sentence of findings and notes."""

NOTES = {
    "touchpoint_without_data": "Touchpoint “{touchpoint}” of step “{step}” does not occur in the journeys.",
    "no_end": "No way on the map leads to an end; “{step}” was taken for one. Mark the steps that are ends.",
    "part_without_outcome": "The map is about the {part}, but the journeys know no outcome that parts them; "
    "they are looked at as a whole. Say the outcome: where(outcome=…).",
    "part": "The map is about the {part}: only that part of the journeys is looked at.",
    "persona": "Only persons of persona {persona} are looked at.",
    "persona_without_segment": "Persona {persona} has no segment; everyone is looked at.",
    "several_personas": "The map has several personas ({personas}); everyone is looked at. Choose one: "
    "persona=….",
    "scores_without_scale": "Contacts of “{touchpoint}” have scores ({n}) but no declared scale; they "
    "measure no emotion. Declare it: scales={{“{touchpoint}”: “1-5”}}.",
    "scores_outside_scale": "{n} scores of “{touchpoint}” are not on its scale {scale} and were left out.",
    "currency_unknown": "Nobody said which currency the amounts are in; they are added up as they are.",
    "few_journeys": "There are {n} journeys only: fewer than {least} say little.",
}

PARTS = {"buyer": "buyer journey", "customer": "customer journey"}

FINDINGS = {
    "step_not_passed": "Hardly anyone comes at step “{step}”: {share} of {n} journeys ({low_share} to "
    "{high_share}).",
    "contact_missing": "“{touchpoint}” is on no step, but {share} of {n} journeys have it ({low_share} to "
    "{high_share}).",
    "order_reversed": "“{step}” comes before “{other}” in {share} of the {n} journeys that have both "
    "({low_share} to {high_share}); the map has it after.",
    "emotion_not_measured": "The team assumes {assumed_emotion} at “{step}”; {n} answers there measure "
    "{emotion} ({low_emotion} to {high_emotion}).",
    "emotion_not_reported": "The team assumes {assumed_emotion} at “{step}”; customers report {emotion} "
    "({low_emotion} to {high_emotion}, n = {n}).",
    "pain_emotion": "Customers suffer at “{step}”: {n} answers there measure {emotion} ({low_emotion} to "
    "{high_emotion}), and the map has no pain there.",
    "pain_drop_off": "{share} of the {n} journeys at “{step}” stop there ({low_share} to {high_share}), "
    "against {other_share} at the steps around it; the map has no pain there.",
    "pain_time": "After “{step}” it takes {median_seconds} to the next step (half of {n} times; one in ten "
    "over {p90_seconds}), against {usual_seconds} at other steps; the map has no pain there.",
    "delight_unconfirmed": "The delight at “{step}” does not show: {n} answers there measure {emotion} "
    "({low_emotion} to {high_emotion}).",
    "moment_missed_good": "“{step}” looks like a moment of truth: the outcome follows in {share} of the "
    "journeys that take it, against {other_share} of those that could have and did not ({points} points; "
    "{low_points} to {high_points}; {n} journeys). That is an association, not a proven cause.",
    "moment_missed_bad": "“{step}” looks like a moment of truth that goes wrong: the outcome follows in "
    "{share} of the journeys that take it, against {other_share} of those that could have and did not "
    "({points} points less; {low_points} to {high_points}; {n} journeys). That is an association, not a "
    "proven cause.",
    "moment_without_effect": "The moment of truth “{step}” makes no difference: the outcome follows in "
    "{share} of the journeys that take it and in {other_share} of those that could have and did not "
    "({low_points} to {high_points} points; {n} journeys).",
    "dead_end": "“{step}” is a dead end: {share} of its {n} journeys come at no other step of the map later "
    "({low_share} to {high_share}).",
    "loop": "From “{step}” customers go back to “{other}” in {share} of its {n} journeys ({low_share} to "
    "{high_share}); the map has no way back.",
    "repeat": "“{step}” is taken more than once in {share} of its {n} journeys ({low_share} to "
    "{high_share}); the map has no loop there.",
    "touchpoint_unknown": "“{step}” is on the map, but only {share} of {n} customers say they have had "
    "it ({low_share} to {high_share}).",
    "contact_named": "Customers name “{touchpoint}”, which the map lacks: {share} of {n} did unasked "
    "({low_share} to {high_share}).",
    "reported_not_measured": "At “{step}” customers report {emotion} ({low_emotion} to {high_emotion}, "
    "n = {n}), but {other_n} answers there measure {other_emotion} ({other_low_emotion} to "
    "{other_high_emotion}).",
    "interviews_differ": "At “{step}” the survey and the interviews disagree: {emotion} ({low_emotion} "
    "to {high_emotion}, n = {n}) against {other_emotion} ({other_low_emotion} to {other_high_emotion}, "
    "n = {other_n}).",
    "pain_reported": "Customers say they suffer at “{step}”: {emotion} ({low_emotion} to "
    "{high_emotion}, n = {n}); the map has no pain there.",
    "pain_important": "“{step}” matters to customers ({importance} of 5) and they suffer there: "
    "{emotion} ({low_emotion} to {high_emotion}, n = {n}); the map has no pain there.",
    "decision_missed": "{share} of {n} customers decide at “{step}” ({low_share} to {high_share}); the "
    "map has no moment of truth there.",
}

FEW = "There are {n} only: too few to be sure."

UNITS = {
    "day": ("day", "days"),
    "hour": ("hour", "hours"),
    "minute": ("minute", "minutes"),
    "second": ("second", "seconds"),
}

DRIFT = {
    "reached": "“{step}”: {now_share} of {n} journeys come here; it was {before_share}.",
    "drop_off": "“{step}”: {now_share} of {n} journeys stop here; it was {before_share}.",
    "time_to_next": "“{step}”: it takes {now_seconds} to the next step (half of {n} times); it was "
    "{before_seconds}.",
    "emotion": "“{step}”: {n} answers measure {now_emotion}; it was {before_emotion}.",
    "review_due": "The map was to be looked at again by {date}.",
    "overlap": "The two proofs look at some of the same time, so that a change shows less than it is.",
}

EVIDENCE = {
    "reached": "Journeys that come here",
    "drop_off": "Journeys that stop here",
    "time_to_next": "Time to the next step, median",
    "effect": "Outcome after this step, against those who could have taken it and did not (association)",
}

FORMULAS = {
    "reached": "journeys that come here / all journeys",
    "drop_off": "journeys that come at no other step later / journeys that come here",
    "time_to_next": "median of the time from leaving to the next step",
    "effect": "share with the outcome after the step - share of the others with it",
    "emotion": "mean of the answers, each put from its scale on a line from -2 to +2",
}

DRAFT = {
    "title": "Draft: from {first} to {last}",
    "beginning": "Beginning",
    "middle": "Middle",
    "end": "End",
    "pain_emotion": "Customers feel bad here",
    "pain_time": "A long wait after this",
    "moment": "May be a moment of truth: the outcome differs",
    "pain_drop_off": "Many stop here",
}

CARDS = {
    "step_not_passed": "Hardly anyone comes here",
    "order_reversed": "Customers come here earlier than the map says",
    "emotion_not_reported": "Customers feel otherwise than we assume",
    "pain_emotion": "Customers feel bad here",
    "pain_drop_off": "Many stop here",
    "pain_time": "A long wait after this",
    "moment_missed_good": "A moment of truth: who comes here more often goes on to the outcome",
    "moment_missed_bad": "A moment of truth gone wrong: who comes here less often goes on to the outcome",
    "dead_end": "A dead end: most stop here",
    "loop": "Customers go back to “{other}” from here",
    "repeat": "Customers come here again and again",
    "touchpoint_unknown": "Hardly any customer knows this contact",
    "reported_not_measured": "What customers report and what was measured differ",
    "interviews_differ": "Survey and interviews contradict each other",
    "pain_reported": "Customers suffer here",
    "pain_important": "It matters to customers, and they suffer here",
    "decision_missed": "Customers decide here",
}
