import { Anchor, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { Figure } from "@/components/Figure";
import { useAddress } from "@/documents/address";
import { useSaid } from "@/documents/useDocument";
import { fitOf, type Share } from "../fit";
import { AnsweredMark, ImportanceMark, WorthMark } from "../marks";
import { type Canvas, type Item, NEED_KINDS, type Need, type Offer, STRENGTHS } from "../proposition";
import classes from "./CanvasTab.module.css";

const MOST = 6;

/** The fit in figures, and what it leaves open, weak or idle. */
export function FitStrip({ canvas, offer }: { canvas: Canvas; offer: Offer }) {
  const { t } = useTranslation("propositions");
  const fit = fitOf(canvas, offer);
  const idle = offer.items.filter((one) => fit.idle.includes(one.id));
  return (
    <section aria-label={t("fit.of", { company: offer.company })}>
      <div className={classes.strip}>
        <div>
          <h3>{t("fit.of", { company: offer.company })}</h3>
          {NEED_KINDS.map((kind) => (
            <ShareLine key={kind} label={t(`kind.${kind}`)} share={fit.by_kind[kind]} />
          ))}
        </div>
        <Parts title={t("fit.open")} none={t("fit.open_none")} parts={fit.open} />
        <Parts title={t("fit.weak")} none={t("fit.weak_none")} parts={fit.weak} />
        <Parts title={t("fit.idle")} none={t("fit.idle_none")} parts={idle} />
      </div>
      <Text size="xs" c="dimmed" mt={10} maw={760}>
        {t("fit.note", { assumed: fit.n_assumed, count: fit.all.n })}
      </Text>
      <Legend />
    </section>
  );
}

function ShareLine({ label, share }: { label: string; share: Share }) {
  const { t } = useTranslation("propositions");
  const formats = useFormats();
  return (
    <Text size="sm" component="div">
      {label}{" "}
      <Figure
        value={share.value === null ? "–" : formats.percent(Math.round(share.value * 100) / 100)}
        n={share.n}
      />
      {share.n_judged < share.n && (
        <Text span size="xs" c="dimmed" ml={6}>
          {t("fit.unjudged", { count: share.n - share.n_judged })}
        </Text>
      )}
    </Text>
  );
}

interface PartsProps {
  title: string;
  none: string;
  parts: readonly (Need | Item)[];
}

function Parts({ title, none, parts }: PartsProps) {
  const { t } = useTranslation("propositions");
  const said = useSaid();
  const [, open] = useAddress("at");
  return (
    <div>
      <h3>
        {title} <span className="figures">{parts.length}</span>
      </h3>
      {parts.length === 0 && (
        <Text size="sm" c="dimmed">
          {none}
        </Text>
      )}
      <ul>
        {parts.slice(0, MOST).map((one) => (
          <li key={one.id}>
            {"evidence" in one && <ImportanceMark importance={one.importance} />}
            <Anchor component="button" type="button" size="sm" ta="start" onClick={() => open(one.id)}>
              {said(one.text)}
            </Anchor>
          </li>
        ))}
      </ul>
      {parts.length > MOST && (
        <Text size="xs" c="dimmed">
          {t("fit.more", { count: parts.length - MOST })}
        </Text>
      )}
    </div>
  );
}

/** What the marks on the notes mean. */
function Legend() {
  const { t } = useTranslation("propositions");
  return (
    <ul className={classes.legend} aria-label={t("legend")}>
      {([0, ...STRENGTHS] as const).map((strength) => (
        <li key={strength}>
          <AnsweredMark strength={strength} isSaid={false} />
          {t(`strength.${strength}`)}
        </li>
      ))}
      <li>
        <span aria-hidden>
          <ImportanceMark importance={4} />
        </span>
        {t("importance.label")}
      </li>
      {(["reported", "observed"] as const).map((status) => (
        <li key={status}>
          <WorthMark status={status} isSaid={false} />
          {t(`status.${status}`)}
        </li>
      ))}
    </ul>
  );
}
