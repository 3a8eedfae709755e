"""The sentences of surveys that are made from a map, in Dutch and English."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from klantreis.mapping.texts import Text, said

SENTENCES: Mapping[str, Mapping[str, str]] = {
    "title": {"en": "Survey: {map}", "nl": "Enquête: {map}"},
    "intro": {
        "en": "We would like to know how you experienced your journey with us. Skip what you do not want to "
        "answer; you can stop and come back later.",
        "nl": "We horen graag hoe u het contact met ons hebt ervaren, van begin tot eind. Sla over wat u "
        "niet wilt beantwoorden; u kunt stoppen en later verdergaan.",
    },
    "consent": {
        "en": "By answering you agree that we use your answers to improve what we do. We do not publish "
        "anything that shows who you are.",
        "nl": "Door te antwoorden vindt u het goed dat we uw antwoorden gebruiken om ons werk te verbeteren. "
        "We maken niets openbaar waaruit blijkt wie u bent.",
    },
    "join_consent": {
        "en": "You may put my answers beside what you know of my own contacts with you.",
        "nl": "U mag mijn antwoorden leggen naast wat u weet van mijn eigen contacten met u.",
    },
    "thanks": {
        "en": "Thank you. Your answers have been kept.",
        "nl": "Dank u wel. Uw antwoorden zijn bewaard.",
    },
    "recognised": {"en": "Have you had this contact: {name}?", "nl": "Hebt u dit contact gehad: {name}?"},
    "importance": {
        "en": "How important was it to you: {name}?",
        "nl": "Hoe belangrijk was het voor u: {name}?",
    },
    "emotion": {"en": "How did it feel: {name}?", "nl": "Hoe voelde het: {name}?"},
    "comment": {"en": "Would you like to add something?", "nl": "Wilt u er iets over kwijt?"},
    "decision": {"en": "At which moment did you decide?", "nl": "Op welk moment nam u uw beslissing?"},
    "missing": {
        "en": "Which contacts with us did you have that we did not ask about?",
        "nl": "Welke contacten met ons had u waar we niet naar vroegen?",
    },
    "missing_help": {"en": "One on each line.", "nl": "Eén per regel."},
    "need": {"en": "What would have helped you more?", "nl": "Wat had u beter geholpen?"},
    "journey": {"en": "The whole journey", "nl": "De hele reis"},
    "yes": {"en": "Yes", "nl": "Ja"},
    "no": {"en": "No", "nl": "Nee"},
    "unsure": {"en": "I do not remember", "nl": "Dat weet ik niet meer"},
    "unimportant": {"en": "Not important", "nl": "Niet belangrijk"},
    "important": {"en": "Very important", "nl": "Heel belangrijk"},
    "awful": {"en": "Awful", "nl": "Vreselijk"},
    "wonderful": {"en": "Wonderful", "nl": "Geweldig"},
    "interviews_title": {"en": "Interviews: {map}", "nl": "Interviews: {map}"},
    "interviews_intro": {
        "en": "Thank you for your time. There are no wrong answers: it is about what you went through.",
        "nl": "Dank u wel voor uw tijd. Foute antwoorden bestaan niet: het gaat om wat u hebt meegemaakt.",
    },
    "interviews_consent": {
        "en": "I agree that notes are kept of this interview, under another name than mine, to improve what "
        "you do. I may take that back at any time.",
        "nl": "Ik vind het goed dat van dit gesprek aantekeningen worden bewaard, onder een andere naam dan "
        "de mijne, om uw werk te verbeteren. Ik mag dat altijd intrekken.",
    },
    "undecided": {"en": "I have not decided", "nl": "Ik heb nog niets besloten"},
}


def said_in(sentence: str, languages: Sequence[str], **names: Text) -> Text:
    """A sentence in each of the languages, with names filled in."""
    return wording_in(SENTENCES[sentence], languages, **names)


def wording_in(wording: Mapping[str, str], languages: Sequence[str], **names: Text) -> Text:
    """A wording in each of the languages, English where we have no other, with names filled in."""
    return {
        language: wording.get(language, wording["en"]).format(
            **{key: said(name, language, languages) for key, name in names.items()}
        )
        for language in languages
    }
