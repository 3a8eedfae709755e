"""Dutch: every sentence and name that the map's rules and history use."""

PROBLEMS = {
    "not_yaml": "Dit is geen YAML: {detail}. Herstel de regel of de aanhalingstekens eromheen.",
    "yaml_alias": "Het bestand gebruikt &ankers of *verwijzingen; een kaart kent die niet. Schrijf het "
    "onderdeel voluit.",
    "yaml_depth": "Het bestand is meer dan {most} niveaus diep; een kaart heeft er hooguit 12 nodig.",
    "not_a_map": "Een kaart heeft velden, waaronder head en phases; hier zijn geen. Zie docs/map-format.md.",
    "missing_field": "{place} mist {field}. Vul het aan.",
    "unknown_field": "{place} heeft geen veld {field}.{near} Er zijn: {found}.",
    "invalid_value": "{field} van {place} kan niet {value} zijn: {detail}.",
    "invalid_choice": "{field} van {place} kan niet {value} zijn.{near} Kies uit: {found}.",
    "invalid_text": "{field} van {place} moet een tekst zijn, of teksten per taal zoals {{nl: …, en: …}}; "
    "gevonden: {value}. Zet een getal of datum tussen aanhalingstekens.",
    "invalid_name": "{field} van {place} moet een gewone tekst zijn; gevonden: {value}.",
    "invalid_number": "{field} van {place} moet een getal zijn; gevonden: {value}. Schrijf het zonder "
    "aanhalingstekens.",
    "invalid_date": "{field} van {place} moet een datum zijn zoals 2026-03-31; gevonden: {value}.",
    "invalid_id": "{field} van {place} kan niet {value} zijn: een id heeft kleine letters, cijfers en "
    "streepjes, hooguit 64, zoals betaalt-met-ideal.",
    "reserved_id": "{field} van {place} kan niet {value} zijn: zo heet de kop van een kaart. Kies een ander.",
    "emotion_out_of_range": "{field} van {place} is {value}; een emotie ligt tussen -2 (vreselijk) en "
    "+2 (geweldig).",
    "wrong_interval": "{place}: de waarde {value} ligt niet in haar interval {low} … {high}. Geef beide "
    "grenzen, om de waarde heen.",
    "segment_field": "{place}: elke voorwaarde van een segment kijkt naar één kenmerk van een persoon, "
    "geschreven als attributes.NAAM; gevonden: {fields}.",
    "duplicate_id": "De id {id} is {n} keer gebruikt: voor {places}. Geef elk onderdeel een eigen id.",
    "unknown_lane": "Kaartje {card} in stap {step} staat in rij {lane}, die niet bestaat.{near} Er zijn: "
    "{found}. Voeg de rij toe of verplaats het kaartje.",
    "wrong_lane": "Kaartje {card} is van de soort {kind}, maar rij {lane} bevat {lane_kind}. Verplaats het "
    "naar een rij van zijn soort, of schrijf het opnieuw.",
    "unknown_persona": "{place} gaat over persona {persona}, die niet bestaat.{near} Er zijn: {found}.",
    "persona_not_named": "Kaartje {card} gaat over persona {persona}, die niet bij deze kaart hoort.{near} "
    "In de kop staan: {found}. Voeg de persona daar toe of wijzig het kaartje.",
    "two_emotions": "Stap {step} heeft {n} emotiekaartjes in rij {lane} voor {persona}; een curve heeft één "
    "punt per stap. Houd er één, met zijn drie reeksen.",
    "edge_to_nowhere": "Verbinding {edge} gaat naar of van stap {step}, die niet bestaat.{near} "
    "Er zijn: {found}.",
    "unreachable_step": "Geen weg leidt naar stap {step}. Laat de stap ervoor doorlopen, teken een "
    "verbinding, of merk de stap als begin.",
    "unknown_touchpoint": "{place} noemt contactmoment {touchpoint}, dat niet in het register staat.{near} "
    "Er zijn: {found}. Voeg het aan het register toe of verbeter de naam.",
    "unknown_map": "Stap {step} opent kaart {map}, die niet bestaat.{near} Er zijn: {found}.",
    "map_cycle": "Kaarten openen elkaar in een kring: {path}. Laat een van deze stappen niets openen.",
    "no_steps": "De kaart heeft nog geen stappen. Voeg de eerste toe.",
    "many_steps": "De kaart heeft {n} stappen; meer dan {most} leest moeilijk. Zet een deel in een eigen "
    "kaart en laat een stap die openen.",
    "no_owner": "Niemand is eigenaar van deze kaart. Noem in de kop wie haar bijhoudt.",
    "no_review_date": "De kaart heeft geen datum voor herziening. Zet in de kop wanneer er weer naar gekeken "
    "wordt.",
    "review_due": "De kaart zou uiterlijk {date} herzien worden, {n} dagen geleden. Doe dat en kies een "
    "nieuwe datum.",
    "no_moment_of_truth": "Er is geen moment van de waarheid aangegeven. Vraag waar klanten besluiten te "
    "blijven of te gaan.",
    "channel_missing": "Persona {persona} gebruikt het liefst {channel}, maar geen contactmoment op de kaart "
    "is in dat kanaal. Voeg er een toe of vraag waarom het er niet is.",
    "undeclared_language": "{place} heeft een tekst in {language}, wat geen taal van de kaart is ({found}). "
    "Voeg die toe aan languages in de kop.",
    "evidence_incomplete": "Onderbouwing {evidence} van kaartje {card} mist {missing}. Vul aan, zodat "
    "anderen het kunnen nagaan.",
    "figure_without_n": "{place} heeft een {series} emotie zonder n. Zeg op hoeveel personen of antwoorden "
    "zij berust.",
    "invalid_operation": "Dit is geen bewerking: {detail}. Er zijn: add, set, move, remove, all.",
    "unknown_id": "Geen onderdeel van de kaart heeft de id {id}; misschien is het intussen verwijderd.{near}",
    "unknown_phase": "Er is geen fase {id}.{near} Er zijn: {found}.",
    "unknown_step": "Er is geen stap {id}.{near} Er zijn: {found}.",
    "unknown_card": "Er is geen kaartje {id}.{near}",
    "unknown_reference": "{place} verwijst naar {what} {id}, maar die is er niet.{near} Er zijn: {found}.",
    "unknown_holder": "Er is geen {what} {id}.{near} Er zijn: {found}.",
    "unknown_part": "Geen deel van het document heeft het id {id}; misschien is het net verwijderd.{near}",
    "unknown_sort": "Delen van de soort {name} zijn er hier niet.{near} Er zijn: {found}.",
    "missing_parent": "Zeg met parent bij welk onderdeel van de soort {parent} dit hoort: {what}.",
    "missing_lane": "Een kaartje staat in een rij; zeg met lane in welke.",
    "fixed_field": "{field} van {place} kan niet gezet worden. {advice}",
    "no_members": "{field} van {place} heeft zo'n deel niet: een key hoort bij een record, een member bij "
    "een lijst van teksten.",
    "cannot_move": "Onderdelen van de soort {what} hebben geen plaats om te verlaten of in te nemen.",
    "cannot_remove": "De kop van een kaart kan niet weg; zet in plaats daarvan zijn velden.",
    "needs_itself": "Actie {action} zou op zichzelf wachten. Haal een van de acties weg die eerst komen.",
    "due_before_start": "Actie {action} zou klaar zijn voordat hij begint. Verander een van de twee dagen.",
    "branch_backwards": "Vraag {question} zou volgen op een antwoord op {other}, die later wordt gesteld. "
    "Zet {other} ervoor, of kies een eerdere vraag.",
    "branch_option": "Vraag {question} zou volgen op een antwoord dat {other} niet heeft. Kies uit de "
    "antwoorden van {other}.",
    "branch_scores": "Vraag {question} zou nooit komen: geen antwoord op {other} ligt binnen die grenzen.",
    "scale_length": "De schaal van vraag {question} moet 2 tot {most} antwoorden hebben. "
    "Verander de uiteinden.",
    "too_few_options": "Vraag {question} heeft minstens twee antwoorden nodig om uit te kiezen.",
    "survey_empty": "De enquête heeft nog geen vraag. Voeg er een toe, of maak ze van een kaart.",
    "closes_before_open": "De enquête zou sluiten voordat zij opent. Verander een van de twee dagen.",
    "answer_needed": "Deze vraag moet beantwoord worden.",
    "answer_too_long": "Dit antwoord is te lang; er passen hooguit {most} letters in.",
    "one_answer": "Geef één antwoord op deze vraag.",
    "not_an_option": "Dat is geen antwoord op deze vraag. Kies een van de antwoorden die er staan.",
    "not_on_scale": "Dat is geen antwoord op deze schaal. Kies een van de getallen die er staan.",
    "pseudonym_twice": "Twee deelnemers heten {pseudonym}. Noem een van de twee anders.",
    "pseudonym_personal": "Het pseudoniem van deelnemer {participant} lijkt op een adres of nummer. "
    "Neem iets als P01.",
    "consent_missing": "{pseudonym} heeft niet toegestemd dat er iets bewaard wordt. Vul eerst de "
    "dag van toestemming in.",
    "notes_personal": "In de aantekeningen van {pseudonym} lijkt een adres of nummer te staan. "
    "Haal het eruit.",
    "ours_twice": "Canvas {canvas} heeft twee aanbiedingen van onszelf. Voeg ze samen, of maak er een "
    "van een concurrent.",
    "link_across": "Verbinding {link} verbindt een aanbod en een behoefte van verschillende canvassen. "
    "Haal hem weg en verbind ze binnen één canvas.",
    "link_unfit": "{item} kan {need} niet beantwoorden: een pijnstiller beantwoordt pijnen, een "
    "voordeelmaker voordelen; een product beantwoordt alles.",
    "link_twice": "{item} is al verbonden met {need}. Verander de sterkte van die verbinding.",
    "ends_before_it_starts": "Item {item} zou eindigen voordat het begint. Verander een van de twee dagen.",
    "code_twice": "Items {item} en {other} hebben in dezelfde dagen de campagnecode {campaign}. Geef een "
    "ervan een andere code, anders is niet te zien wat elk deed.",
    "vote_outside": "Stem {vote} is voor een briefje en een groep tegelijk. Kies een van de twee.",
    "too_many_votes": "{voter} heeft {n} stemmen gegeven en mag er {most} geven. Neem er eerst een terug.",
    "map_in_itself": "Kaart {map} zou onder zichzelf vallen. Kies een bredere, of geen.",
    "persona_in_use": "Persona {persona} kan niet uit de kop zolang kaartjes erover gaan: {found}. "
    "Wijzig die eerst.",
}
NEAR = " Bedoel je {name}?"
NOTHING = "geen"
AND_MORE = "{names} en nog {n}"
EVERYONE = "iedereen"
MAP = "de kaart"
ADVICE = {
    "id": "Een id blijft; verwijder het onderdeel en voeg een ander toe.",
    "kind": "Verwijder het kaartje en voeg er een van de andere soort toe.",
    "children": "Voeg de onderdelen daarin een voor een toe, verplaats of verwijder ze.",
}
DETAILS = {
    "too_small": "het moet minstens {limit} zijn",
    "too_large": "het mag hooguit {limit} zijn",
    "too_short": "het moet er minstens {limit} hebben",
    "list": "een lijst wordt verwacht",
    "mapping": "velden met waarden worden verwacht",
    "yes_or_no": "schrijf true of false",
    "language": "een taal schrijft men nl, en of pt-BR",
    "other": "{message}",
}
WORDS = {"source": "een bron", "date": "een datum", "n": "de n"}

NOUNS = {
    "head": "kop",
    "persona": "persona",
    "lane": "rij",
    "phase": "fase",
    "step": "stap",
    "card": "kaartje",
    "evidence": "onderbouwing",
    "edge": "verbinding",
    "aside": "terzijde gelegde bevinding",
}
# Of other documents than maps, and of their parts.
PARTS = {
    "plan": "plan",
    "plan.action": "actie",
    "plan.kpi": "KPI",
    "plan.measurement": "meting",
    "plan.annotation": "aantekening",
    "survey": "enquête",
    "survey.page": "pagina",
    "survey.question": "vraag",
    "survey.option": "antwoord",
    "interviews": "interviews",
    "interviews.question": "vraag",
    "interviews.theme": "thema",
    "interviews.participant": "deelnemer",
    "interviews.mention": "uitspraak",
    "proposition": "waardepropositie",
    "proposition.canvas": "canvas",
    "proposition.need": "behoefte",
    "proposition.offer": "aanbod",
    "proposition.item": "onderdeel",
    "proposition.link": "verbinding",
    "content": "contentkalender",
    "content.item": "item",
    "workshop": "workshop",
    "workshop.column": "kolom",
    "workshop.guest": "gast",
    "workshop.note": "briefje",
    "workshop.group": "groep",
    "workshop.vote": "stem",
    "project": "project",
    "project.lesson": "les",
    "project.map": "kaart",
}
KINDS = {
    "action": "handeling",
    "thought": "gedachte",
    "touchpoint": "contactmoment",
    "emotion": "emotie",
    "pain": "pijnpunt",
    "delight": "pluspunt",
    "moment_of_truth": "moment van de waarheid",
    "physical_evidence": "tastbaar bewijs",
    "interaction_line": "lijn van interactie",
    "frontstage": "zichtbaar werk",
    "visibility_line": "lijn van zichtbaarheid",
    "backstage": "werk achter de schermen",
    "internal_line": "lijn van interne interactie",
    "system": "ondersteunend systeem",
    "owner": "eigenaar",
    "kpi": "KPI",
    "opportunity": "kans",
    "content": "content",
    "image": "afbeelding",
    "note": "notitie",
    "quote": "citaat",
    "answer": "antwoord",
    "metric": "meting",
    "document": "document",
}
PHASES = {
    "orientation": "Oriëntatie",
    "consideration": "Overweging",
    "purchase": "Aankoop",
    "delivery": "Levering",
    "service": "Service",
    "loyalty": "Loyaliteit",
    "see": "Zien",
    "think": "Denken",
    "do": "Doen",
    "care": "Zorgen",
    "initiate": "Initiëren",
    "enablement": "In staat stellen",
    "advocacy": "Aanbevelen",
}
STATUSES = {
    "observed": "waargenomen",
    "reported": "gezegd",
    "assumed": "aangenomen",
    "proposed": "voorgesteld",
}
EMOTIONS = {
    "angry": "boos",
    "sad": "verdrietig",
    "afraid": "bang",
    "disappointed": "teleurgesteld",
    "confused": "verward",
    "neutral": "neutraal",
    "surprised": "verrast",
    "curious": "nieuwsgierig",
    "relieved": "opgelucht",
    "happy": "blij",
    "proud": "trots",
    "delighted": "verrukt",
}
FIELDS = {
    "title": "titel",
    "languages": "talen",
    "goal": "doel",
    "scenario": "situatie",
    "expectations": "verwachtingen",
    "state": "huidig of gewenst",
    "audience": "doelgroep van de kaart",
    "use": "gebruik",
    "scope": "bereik",
    "personas": "persona's",
    "owner": "eigenaar",
    "review_on": "datum van herziening",
    "is_simulated": "gesimuleerd",
    "name": "naam",
    "portrait": "portret",
    "quote": "citaat",
    "description": "beschrijving",
    "demographics": "demografie",
    "click_behaviour": "klikgedrag",
    "search_behaviour": "zoekgedrag",
    "media_use": "mediagebruik",
    "attitudes": "houdingen",
    "goals": "doelen",
    "jobs": "taken",
    "pains": "pijnpunten",
    "gains": "wensen",
    "channels": "kanalen",
    "segment": "segmentregel",
    "kind": "soort",
    "is_hidden": "verborgen",
    "opens": "geopende kaart",
    "wait_seconds": "gebruikelijke tijd sinds de vorige stap",
    "is_start": "begin",
    "is_end": "einde",
    "is_decision": "keuze",
    "leads_on": "loopt door",
    "from": "van",
    "to": "naar",
    "label": "label",
    "text": "tekst",
    "persona": "persona",
    "touchpoint": "contactmoment",
    "channel": "kanaal",
    "assumed": "aangenomen emotie",
    "reported": "gemelde emotie",
    "measured": "gemeten emotie",
    "severity": "ernst",
    "why": "waarom",
    "moment": "moment",
    "image": "afbeelding",
    "unit": "eenheid",
    "target": "doelwaarde",
    "value": "waarde",
    "n": "n",
    "low": "ondergrens van het interval",
    "high": "bovengrens van het interval",
    "date": "datum",
    "speaker": "spreker",
    "finding": "bevinding",
    "of": "van wie",
    "by": "door",
    "on": "dag",
    "source": "bron",
    "scale": "schaal",
    "formula": "formule",
}
CHANGES = {
    "added": "{part} toegevoegd{place}",
    "removed": "{part} verwijderd",
    "moved": "{part} verplaatst van {old} naar {new}",
    "reordered": "{part} verplaatst {position}",
    "set": "{part}: {field} is nu {new}",
    "cleared": "{part}: {field} {old} weggehaald",
    "changed": "{part}: {field} gewijzigd van {old} in {new}",
    "rewritten": "{part}: {field} gewijzigd",
    "turned_on": "{part}: {field} ja",
    "turned_off": "{part}: {field} nee",
    "hidden": "{part} verborgen",
    "shown": "{part} getoond",
    "nothing": "niets gewijzigd",
}
PLACES = {
    "in": " aan {parent}",
    "first": "naar voren",
    "after": "achter {other}",
    "cell": "{lane} van {step}",
    "edge": "{start} → {end}",
}
