"""Good open questions for interviews, by theme, in Dutch and English.

They ask for what happened rather than for opinions, and lead to no answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from klantreis.mapping.documents.survey import Asks


@dataclass(frozen=True)
class BankQuestion:
    """A question of the bank; `asks` is what it is to bring to light."""

    theme: str
    texts: Mapping[str, str]
    asks: Asks | None = None


THEMES: Mapping[str, Mapping[str, str]] = {
    "opening": {"en": "To begin", "nl": "Om te beginnen"},
    "need": {"en": "Why they came", "nl": "De aanleiding"},
    "orientation": {"en": "Looking around", "nl": "Rondkijken"},
    "decision": {"en": "The decision", "nl": "De beslissing"},
    "contact": {"en": "Contacts", "nl": "Contactmomenten"},
    "emotion": {"en": "How it felt", "nl": "Hoe het voelde"},
    "trouble": {"en": "Where it went wrong", "nl": "Waar het misging"},
    "use": {"en": "Using it", "nl": "Het gebruik"},
    "loyalty": {"en": "Coming back", "nl": "Terugkomen"},
    "closing": {"en": "To end", "nl": "Tot slot"},
}


def _bank(theme: str, *pairs: tuple[str, str], asks: Asks | None = None) -> tuple[BankQuestion, ...]:
    return tuple(BankQuestion(theme, {"en": english, "nl": dutch}, asks) for english, dutch in pairs)


BANK: tuple[BankQuestion, ...] = (
    *_bank(
        "opening",
        (
            "Could you tell me something about yourself and your days?",
            "Kunt u iets vertellen over uzelf en uw dagen?",
        ),
        (
            "When did you last have to do with us, and what was it about?",
            "Wanneer had u voor het laatst met ons te maken, en waar ging het om?",
        ),
        (
            "Take me back to the start: what happened first, and what then?",
            "Neem me mee naar het begin: wat gebeurde er het eerst, en wat daarna?",
        ),
    ),
    *_bank(
        "need",
        ("What made you start looking?", "Waardoor bent u gaan zoeken?"),
        ("What had you tried before?", "Wat had u daarvoor al geprobeerd?"),
        ("What did you hope would be different?", "Wat hoopte u dat er anders zou worden?"),
        ("What would have happened if you had done nothing?", "Wat was er gebeurd als u niets had gedaan?"),
        asks=Asks.NEED,
    ),
    *_bank(
        "orientation",
        ("Where did you look first? And then?", "Waar keek u het eerst? En daarna?"),
        ("Whom did you talk to about it?", "Met wie hebt u erover gesproken?"),
        ("What did you compare, and by what?", "Wat hebt u vergeleken, en waarop?"),
        ("What could you not find?", "Wat kon u niet vinden?"),
    ),
    *_bank(
        "decision",
        ("At which moment did you know: this is it?", "Op welk moment wist u: dit wordt het?"),
        ("What nearly kept you from it?", "Wat hield u bijna tegen?"),
        ("Who else had a say?", "Wie besliste er mee?"),
        ("What did you have to give up for it?", "Wat moest u ervoor laten?"),
        asks=Asks.DECISION,
    ),
    *_bank(
        "contact",
        ("Which contacts with us do you remember?", "Welke contacten met ons herinnert u zich?"),
        ("How did that go, step by step?", "Hoe ging dat, stap voor stap?"),
        ("What did you expect there?", "Wat verwachtte u daar?"),
        ("Which contact could have been left out?", "Welk contact had weggelaten kunnen worden?"),
        asks=Asks.RECOGNISED,
    ),
    *_bank(
        "emotion",
        ("What went through your mind then?", "Wat ging er toen door u heen?"),
        ("When were you most content? What made it so?", "Wanneer was u het meest tevreden? Waardoor?"),
        ("When did you feel least at ease?", "Wanneer voelde u zich het minst op uw gemak?"),
        ("What did you tell others about it?", "Wat hebt u er anderen over verteld?"),
        asks=Asks.EMOTION,
    ),
    *_bank(
        "trouble",
        ("Where did you get stuck? What did you do then?", "Waar liep u vast? Wat deed u toen?"),
        ("What took longer than you thought?", "Wat duurde langer dan u dacht?"),
        ("What did you have to ask or say twice?", "Wat moest u twee keer vragen of vertellen?"),
        ("What should we have told you sooner?", "Wat hadden we u eerder moeten vertellen?"),
    ),
    *_bank(
        "use",
        ("Show me how you use it on a normal day.", "Laat eens zien hoe u het op een gewone dag gebruikt."),
        ("What turned out other than you had thought?", "Wat pakte anders uit dan u dacht?"),
        ("What do you still do around it?", "Wat doet u er nog omheen?"),
    ),
    *_bank(
        "loyalty",
        ("What would make you come back? What would not?", "Waarvoor zou u terugkomen? Waarvoor niet?"),
        ("When did you last think of leaving?", "Wanneer dacht u er voor het laatst aan om weg te gaan?"),
        ("Whom would you send to us, and whom not?", "Wie zou u naar ons toe sturen, en wie niet?"),
    ),
    *_bank(
        "closing",
        ("What did I forget to ask?", "Wat ben ik vergeten te vragen?"),
        (
            "If you could change one thing tomorrow, what would it be?",
            "Als u morgen één ding mocht veranderen, wat zou dat zijn?",
        ),
    ),
)

# Of every touchpoint of a map.
PER_POINT: Mapping[Asks, Mapping[str, str]] = {
    Asks.RECOGNISED: {
        "en": "Did you have to do with {name}? How did that go?",
        "nl": "Hebt u te maken gehad met {name}? Hoe ging dat?",
    },
    Asks.IMPORTANCE: {
        "en": "From 1 (not) to 5 (very): how important was {name} to you? Why?",
        "nl": "Van 1 (niet) tot 5 (heel): hoe belangrijk was {name} voor u? Waarom?",
    },
    Asks.EMOTION: {
        "en": "From awful (-2) to wonderful (+2): how did {name} feel? What made it so?",
        "nl": "Van vreselijk (-2) tot geweldig (+2): hoe voelde {name}? Waardoor?",
    },
    Asks.NEED: {"en": "What would have helped you there?", "nl": "Wat had u daar geholpen?"},
}
