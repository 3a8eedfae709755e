"""Dutch: every sentence of findings and notes."""

NOTES = {
    "touchpoint_without_data": "Contactmoment “{touchpoint}” van stap “{step}” komt in de reizen niet voor.",
    "no_end": "Geen weg op de kaart leidt naar een einde; “{step}” is als einde genomen. Merk de stappen "
    "die een einde zijn.",
    "part_without_outcome": "De kaart gaat over de {part}, maar de reizen kennen geen uitkomst die ze "
    "scheidt; ze zijn in hun geheel bekeken. Noem de uitkomst: where(outcome=…).",
    "part": "De kaart gaat over de {part}: alleen dat deel van de reizen is bekeken.",
    "persona": "Alleen personen van persona {persona} zijn bekeken.",
    "persona_without_segment": "Persona {persona} heeft geen segment; iedereen is bekeken.",
    "several_personas": "De kaart heeft meerdere persona's ({personas}); iedereen is bekeken. Kies er een: "
    "persona=….",
    "scores_without_scale": "Contacten van “{touchpoint}” hebben scores ({n}) maar geen opgegeven schaal; "
    "ze meten geen emotie. Geef die op: scales={{“{touchpoint}”: “1-5”}}.",
    "scores_outside_scale": "{n} scores van “{touchpoint}” liggen buiten zijn schaal {scale} en zijn "
    "weggelaten.",
    "currency_unknown": "Niemand heeft gezegd in welke munt de bedragen zijn; ze zijn opgeteld zoals ze "
    "zijn.",
    "few_journeys": "Er zijn maar {n} reizen: minder dan {least} zegt weinig.",
}

PARTS = {"buyer": "kopersreis", "customer": "klantreis na de eerste aankoop"}

FINDINGS = {
    "step_not_passed": "Bijna niemand komt bij stap “{step}”: {share} van {n} reizen ({low_share} tot "
    "{high_share}).",
    "contact_missing": "“{touchpoint}” staat bij geen stap, maar komt voor in {share} van {n} reizen "
    "({low_share} tot {high_share}).",
    "order_reversed": "“{step}” komt vóór “{other}” in {share} van de {n} reizen met beide ({low_share} tot "
    "{high_share}); op de kaart komt het erna.",
    "emotion_not_measured": "Het team neemt bij “{step}” {assumed_emotion} aan; {n} antwoorden daar meten "
    "{emotion} ({low_emotion} tot {high_emotion}).",
    "emotion_not_reported": "Het team neemt bij “{step}” {assumed_emotion} aan; klanten melden {emotion} "
    "({low_emotion} tot {high_emotion}, n = {n}).",
    "pain_emotion": "Klanten lijden bij “{step}”: {n} antwoorden daar meten {emotion} ({low_emotion} tot "
    "{high_emotion}), en de kaart heeft daar geen pijnpunt.",
    "pain_drop_off": "{share} van de {n} reizen bij “{step}” stopt daar ({low_share} tot {high_share}), "
    "tegen {other_share} bij de stappen eromheen; de kaart heeft daar geen pijnpunt.",
    "pain_time": "Na “{step}” duurt het {median_seconds} tot de volgende stap (de helft van {n} keer; één "
    "op de tien langer dan {p90_seconds}), tegen {usual_seconds} bij andere stappen; de kaart heeft daar "
    "geen pijnpunt.",
    "delight_unconfirmed": "Het geluksmoment bij “{step}” blijkt niet: {n} antwoorden daar meten {emotion} "
    "({low_emotion} tot {high_emotion}).",
    "moment_missed_good": "“{step}” lijkt een moment van de waarheid: de uitkomst volgt in {share} van de "
    "reizen die de stap nemen, tegen {other_share} van de reizen die dat konden en niet deden ({points} "
    "procentpunt; {low_points} tot {high_points}; {n} reizen). Dat is samenhang, geen bewezen oorzaak.",
    "moment_missed_bad": "“{step}” lijkt een moment van de waarheid dat misgaat: de uitkomst volgt in "
    "{share} van de reizen die de stap nemen, tegen {other_share} van de reizen die dat konden en niet "
    "deden ({points} procentpunt minder; {low_points} tot {high_points}; {n} reizen). Dat is samenhang, "
    "geen bewezen oorzaak.",
    "moment_without_effect": "Het moment van de waarheid “{step}” maakt geen verschil: de uitkomst volgt in "
    "{share} van de reizen die de stap nemen en in {other_share} van de reizen die dat konden en niet deden "
    "({low_points} tot {high_points} procentpunt; {n} reizen).",
    "dead_end": "“{step}” loopt dood: {share} van de {n} reizen daar komt later bij geen andere stap van de "
    "kaart ({low_share} tot {high_share}).",
    "loop": "Van “{step}” gaan klanten terug naar “{other}” in {share} van de {n} reizen daar ({low_share} "
    "tot {high_share}); de kaart heeft geen weg terug.",
    "repeat": "“{step}” gebeurt meer dan eens in {share} van de {n} reizen daar ({low_share} tot "
    "{high_share}); de kaart heeft daar geen lus.",
    "touchpoint_unknown": "“{step}” staat op de kaart, maar slechts {share} van {n} klanten zegt het te "
    "hebben gehad ({low_share} tot {high_share}).",
    "contact_named": "Klanten noemen “{touchpoint}”, dat op de kaart ontbreekt: {share} van {n} deed "
    "dat ongevraagd ({low_share} tot {high_share}).",
    "reported_not_measured": "Bij “{step}” melden klanten {emotion} ({low_emotion} tot {high_emotion}, "
    "n = {n}), maar {other_n} antwoorden daar meten {other_emotion} ({other_low_emotion} tot "
    "{other_high_emotion}).",
    "interviews_differ": "Bij “{step}” spreken enquête en interviews elkaar tegen: {emotion} "
    "({low_emotion} tot {high_emotion}, n = {n}) tegen {other_emotion} ({other_low_emotion} tot "
    "{other_high_emotion}, n = {other_n}).",
    "pain_reported": "Klanten zeggen last te hebben bij “{step}”: {emotion} ({low_emotion} tot "
    "{high_emotion}, n = {n}); de kaart heeft daar geen pijnpunt.",
    "pain_important": "“{step}” is belangrijk voor klanten ({importance} van 5) en zij hebben er last: "
    "{emotion} ({low_emotion} tot {high_emotion}, n = {n}); de kaart heeft daar geen pijnpunt.",
    "decision_missed": "{share} van {n} klanten beslist bij “{step}” ({low_share} tot {high_share}); de "
    "kaart heeft daar geen moment van de waarheid.",
}

FEW = "Het zijn er maar {n}: te weinig om zeker te zijn."

UNITS = {
    "day": ("dag", "dagen"),
    "hour": ("uur", "uur"),
    "minute": ("minuut", "minuten"),
    "second": ("seconde", "seconden"),
}

DRIFT = {
    "reached": "“{step}”: {now_share} van {n} reizen komt hier; het was {before_share}.",
    "drop_off": "“{step}”: {now_share} van {n} reizen stopt hier; het was {before_share}.",
    "time_to_next": "“{step}”: het duurt {now_seconds} tot de volgende stap (de helft van {n} keer); het "
    "was {before_seconds}.",
    "emotion": "“{step}”: {n} antwoorden meten {now_emotion}; het was {before_emotion}.",
    "review_due": "De kaart zou uiterlijk {date} opnieuw bekeken worden.",
    "overlap": "De twee toetsingen kijken deels naar dezelfde tijd, zodat een verandering kleiner lijkt dan "
    "ze is.",
}

EVIDENCE = {
    "reached": "Reizen die hier komen",
    "drop_off": "Reizen die hier stoppen",
    "time_to_next": "Tijd tot de volgende stap, mediaan",
    "effect": "Uitkomst na deze stap, tegen wie hem kon nemen en dat niet deed (samenhang)",
}

FORMULAS = {
    "reached": "reizen die hier komen / alle reizen",
    "drop_off": "reizen die later bij geen andere stap komen / reizen die hier komen",
    "time_to_next": "mediaan van de tijd van vertrek tot de volgende stap",
    "effect": "aandeel met de uitkomst na de stap - aandeel daarmee bij de anderen",
    "emotion": "gemiddelde van de antwoorden, elk van zijn schaal op een lijn van -2 tot +2 gezet",
}

DRAFT = {
    "title": "Ontwerp: van {first} tot {last}",
    "beginning": "Begin",
    "middle": "Midden",
    "end": "Einde",
    "pain_emotion": "Klanten voelen zich hier slecht",
    "pain_time": "Lang wachten hierna",
    "moment": "Misschien een moment van de waarheid: de uitkomst verschilt",
    "pain_drop_off": "Velen stoppen hier",
}

CARDS = {
    "step_not_passed": "Bijna niemand komt hier",
    "order_reversed": "Klanten komen hier eerder dan de kaart zegt",
    "emotion_not_reported": "Klanten voelen zich hier anders dan we aannemen",
    "pain_emotion": "Klanten voelen zich hier slecht",
    "pain_drop_off": "Velen stoppen hier",
    "pain_time": "Lang wachten hierna",
    "moment_missed_good": "Een moment van de waarheid: wie hier komt, haalt vaker de uitkomst",
    "moment_missed_bad": "Een moment van de waarheid gaat mis: wie hier komt, haalt minder vaak de uitkomst",
    "dead_end": "Een doodlopende stap: de meesten stoppen hier",
    "loop": "Klanten gaan van hier terug naar “{other}”",
    "repeat": "Klanten komen hier steeds weer",
    "touchpoint_unknown": "Bijna geen klant kent dit contactmoment",
    "reported_not_measured": "Wat klanten melden en wat gemeten is verschilt",
    "interviews_differ": "Enquête en interviews spreken elkaar tegen",
    "pain_reported": "Klanten hebben hier last",
    "pain_important": "Dit is belangrijk voor klanten, en ze hebben er last",
    "decision_missed": "Klanten beslissen hier",
}
