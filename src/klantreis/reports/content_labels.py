"""What the reports of a content calendar say themselves, a table per language."""

from __future__ import annotations

from collections.abc import Mapping

from klantreis.reports.labels import spoken

_EN = {
    "items": "Content",
    "by_channel": "Phase × channel",
    "by_persona": "Phase × persona",
    "gap": "nothing yet",
    "none": "not said",
    "phase": "Phase",
    "kind": "Kind",
    "status": "Status",
    "owner": "Owner",
    "channel": "Channel",
    "campaign": "Campaign",
    "no_days": "{n} items have no day and are not in the calendar.",
    "cut": "{n} texts were longer than a cell holds; they are cut.",
    "lists": "A CSV holds the items alone; the wanted phases, channels and personas are left out.",
    "hero_video": "hero video",
    "blog": "blog",
    "series": "series",
    "how_to": "how-to",
    "white_paper": "white paper",
    "product_specification": "product specification",
    "promotion_mail": "promotion mail",
    "review_request": "review request",
    "loyalty_offer": "loyalty offer",
    "comparison": "comparison",
    "customer_story": "customer story",
    "webinar": "webinar",
    "social_post": "social post",
    "own": "other",
    "idea": "idea",
    "planned": "planned",
    "making": "being made",
    "ready": "ready",
    "published": "published",
    "stopped": "stopped",
}
_NL = {
    "items": "Content",
    "by_channel": "Fase × kanaal",
    "by_persona": "Fase × persona",
    "gap": "nog niets",
    "none": "niet gezegd",
    "phase": "Fase",
    "kind": "Soort",
    "status": "Status",
    "owner": "Eigenaar",
    "channel": "Kanaal",
    "campaign": "Campagne",
    "no_days": "{n} items hebben geen dag en staan niet in de agenda.",
    "cut": "{n} teksten waren langer dan een cel bevat; ze zijn afgekapt.",
    "lists": "Een CSV bevat alleen de items; de gewenste fasen, kanalen en persona's zijn weggelaten.",
    "hero_video": "hero-video",
    "blog": "blog",
    "series": "serie",
    "how_to": "uitleg",
    "white_paper": "whitepaper",
    "product_specification": "productspecificatie",
    "promotion_mail": "actiemail",
    "review_request": "reviewverzoek",
    "loyalty_offer": "loyaliteitsaanbod",
    "comparison": "vergelijking",
    "customer_story": "klantverhaal",
    "webinar": "webinar",
    "social_post": "bericht op sociale media",
    "own": "anders",
    "idea": "idee",
    "planned": "gepland",
    "making": "in de maak",
    "ready": "klaar",
    "published": "gepubliceerd",
    "stopped": "gestopt",
}
_TABLES: Mapping[str, Mapping[str, str]] = {"en": _EN, "nl": _NL}


def content_labels(language: str) -> Mapping[str, str]:
    """The words of a language: Dutch, or else English."""
    return _TABLES[spoken(language)]
