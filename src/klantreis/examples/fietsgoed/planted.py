"""What is wrong on the maps of the simulated shop, on purpose: what proving them is to find, and no more."""

from __future__ import annotations

from collections.abc import Mapping

from klantreis.examples.planted import PlantedError

# Found by `klantreis map prove` from 40,000 persons on, with nearly every seed; with fewer persons some
# intervals are too wide to tell.
PLANTED_ERRORS: Mapping[str, tuple[PlantedError, ...]] = {
    "koopt-online": (
        PlantedError("step_not_passed", "bezoekt-showroom", "0.3 % of the buyers visit the showroom."),
        PlantedError("contact_missing", "Track & trace", "60 % of those who ordered track the parcel."),
        PlantedError(
            "order_reversed", "leest-nieuwsbrief", "Newsletters come from day 8 on, opinions from day 14 on."
        ),
        PlantedError(
            "emotion_not_measured",
            "bestelt-de-fiets",
            "The team thinks of those who order; asked were those whose payment failed.",
        ),
        PlantedError("pain_emotion", "bestelt-de-fiets", "15 % of the payments fail."),
    ),
    "fiets-bestellen": (
        PlantedError("step_not_passed", "vergelijkt", "0.3 % of those who see a product compare."),
        PlantedError("contact_missing", "Chat met adviseur", "30 % of those at the checkout had a chat."),
        PlantedError(
            "order_reversed", "bekijkt-fietsen", "88 % of the readers read the blog after a product page."
        ),
        PlantedError("emotion_not_measured", "betaling-mislukt", "The team thinks that nobody minds."),
        PlantedError("pain_emotion", "betaling-mislukt", "Customers whose payment fails are angry."),
        PlantedError(
            "moment_missed_bad", "betaling-mislukt", "After a failure 51 % order, without one 85 %."
        ),
        PlantedError("moment_without_effect", "leest-blog", "The blog changes nothing."),
    ),
    "levering-en-nazorg": (
        PlantedError("step_not_passed", "komt-voor-servicebeurt", "0.3 % come to the workshop."),
        PlantedError("contact_missing", "Nieuwsbrief", "55 % of those who ordered read the newsletter."),
        PlantedError(
            "order_reversed", "schrijft-review", "Reviews come by day 25, the NPS survey from day 28 on."
        ),
        PlantedError(
            "emotion_not_measured", "beoordeelt-service", "The team forgets that four in ten are not helped."
        ),
        PlantedError("pain_emotion", "klacht-niet-opgelost", "Who is not helped gives a 1 or a 2."),
        PlantedError(
            "moment_missed_bad",
            "klacht-niet-opgelost",
            "After a late delivery 6 % order again when the complaint was not solved, 32 % when it was.",
        ),
        PlantedError("moment_without_effect", "volgt-zending", "Tracking changes nothing."),
    ),
}
