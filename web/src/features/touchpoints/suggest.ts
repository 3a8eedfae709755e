/** Words in names of events, Dutch and English, that tell in which phase a contact usually is. */
const PHASE_WORDS: [string, RegExp][] = [
  [
    "service",
    /klacht|complain|service|support|help|vraag|question|ticket|gebeld|call|storing|repar|reparat|chat/,
  ],
  ["delivery", /bezorg|lever|deliver|ship|pakket|parcel|track|verzend|verzond|ophal|pick.?up|vertraag|delay/],
  [
    "loyalty",
    /review|beoordel|nps|enqu|survey|aanbevel|refer|loyal|spaar|punten|points|reactivat|herhaal|repeat/,
  ],
  ["service", /retour|return|refund|terugbet|ruil|exchange/],
  [
    "purchase",
    /order|bestel|koop|purchase|checkout|afreken|betaal|betal|pay|winkelw|cart|basket|mand|offerte|quote/,
  ],
  [
    "consideration",
    /product|vergelijk|compar|prijs|price|configur|wens|wish|demo|proef|trial|nieuwsbrief|newsletter|brochure|afspraak|appointment/,
  ],
  [
    "orientation",
    /adv|\bad\b|campagne|campaign|zoek|search|banner|social|bezoek|bezocht|visit|page|pagina|home|landing|blog|view|impress|klik|click|mail/,
  ],
];

const CHANNEL_WORDS: [string, RegExp][] = [
  ["e-mail", /mail|nieuwsbrief|newsletter/],
  ["phone", /gebeld|phone|call|telefo/],
  ["chat", /chat|whatsapp/],
  ["app", /\bapp\b|push/],
  ["social", /social|facebook|instagram|linkedin|tiktok/],
  ["advertising", /adv|\bad\b|banner|impress/],
  ["delivery", /bezorg|lever|deliver|ship|pakket|parcel/],
  ["shop", /winkel(?!w)|store|shop|kassa|till/],
  ["post", /post|brief|letter|folder/],
  ["web", /web|site|page|pagina|product|cart|checkout|klik|click|visit|bezoek|bezocht/],
];

/** A phase to propose for a touchpoint of a name, among those of the workspace; null when none fits. */
export function phaseFor(name: string, phases: readonly string[]): string | null {
  return firstFitting(name, PHASE_WORDS, phases);
}

/** A channel to propose: the one that most of its events have, or else what its name tells. */
export function channelFor(
  name: string,
  kinds: readonly { channel: string | null; n_events: number }[],
  channels: readonly string[],
): string | null {
  const counts = new Map<string, number>();
  for (const { channel, n_events } of kinds) {
    if (channel) counts.set(channel, (counts.get(channel) ?? 0) + n_events);
  }
  const commonest = [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
  return commonest ?? firstFitting(name, CHANNEL_WORDS, channels);
}

function firstFitting(name: string, words: [string, RegExp][], known: readonly string[]): string | null {
  const said = name.toLowerCase().replaceAll("_", " ");
  return words.find(([one, fits]) => known.includes(one) && fits.test(said))?.[0] ?? null;
}
