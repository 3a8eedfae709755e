"""In which language a short text is, by its function words: enough to choose a lexicon."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

# Words without which hardly a sentence is made, and that only one of these languages has. German and
# French are here so that they are not taken for Dutch or English; their texts are not measured.
FUNCTION_WORDS: Mapping[str, str] = {
    "nl": (
        "de het een en ik je u wij jullie zij hij mijn uw jouw onze van dat dit deze niet geen maar ook nog "
        "zeer heel erg wel naar voor met bij aan om te als dan toen werd wordt worden heb heeft hebben had "
        "ben zijn waren kan kon moet moest wil wilde weer er hier daar veel meer alles niets goed goede door "
        "over uit zo ze hem haar mij nooit altijd waar want omdat echt al nu gewoon"
    ),
    "en": (
        "the a and i you he she they my your our of that this these not no but also still very to for with "
        "at on by as than were be been being have has had are am can could must should would will again "
        "there here much more all nothing good through about out so them him her me never always where "
        "because really now just it it's i'm don't didn't doesn't "
        "from what when which who its do does did"
    ),
    "de": (
        "der die das und ich nicht ist ein eine einen mit auf für sehr aber von zu es sie wir auch noch war "
        "habe hat sind wurde werden beim zum zur dem den des keine nie immer kann nur schon mich mir"
    ),
    "fr": (
        "le la les et est pas je un une avec pour très mais que qui vous nous des du au aux sur ce cette "
        "dans il elle ils ont été sont ne jamais toujours mon ma mes votre c'est j'ai plus"
    ),
}
# A word that two of them have says nothing.
_LANGUAGE_OF: Mapping[str, str] = {
    word: language
    for language, words in FUNCTION_WORDS.items()
    for word in words.split()
    if sum(word in others.split() for others in FUNCTION_WORDS.values()) == 1
}


def language_of(words: Iterable[str]) -> str | None:
    """ "nl", "en", "de" or "fr", whichever has most function words among these (in small letters).

    None when none occurs or when two have equally many: the caller knows better then.
    """
    counts = dict.fromkeys(FUNCTION_WORDS, 0)
    for word in words:
        language = _LANGUAGE_OF.get(word)
        if language is not None:
            counts[language] += 1
    first, second = sorted(counts, key=lambda language: -counts[language])[:2]
    return first if counts[first] > counts[second] else None
