import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { useAddress } from "@/documents/address";
import { statusOf } from "@/mapping/status";
import { useShownMap } from "../../audience";
import { KINDS } from "../../kinds";
import { titleOf } from "../../titles";
import { useSaid, useStore } from "../../useMap";
import { type Item, itemsOf, type TOLD } from "./items";
import classes from "./Summary.module.css";

const MOST = 5;

/** The cards of a kind that matter most. */
export function Block({ kind }: { kind: (typeof TOLD)[number] }) {
  const { t } = useTranslation("maps");
  const items = itemsOf(useShownMap(), kind);
  const { icon: Icon, color } = KINDS[kind];
  return (
    <section className={classes.block}>
      <h3>
        <Icon size={17} color={`var(--mantine-color-${color}-filled)`} aria-hidden />
        {t(`summary.block.${kind}`)}
      </h3>
      {items.length === 0 && <p className={classes.none}>{t("summary.none")}</p>}
      <ol>
        {items.slice(0, MOST).map((item) => (
          <li key={item.card.id}>
            <Line item={item} />
          </li>
        ))}
      </ol>
      {items.length > MOST && (
        <p className={classes.none}>{t("summary.more", { count: items.length - MOST })}</p>
      )}
    </section>
  );
}

function Line({ item: { card, number } }: { item: Item }) {
  const { t } = useTranslation("maps");
  const said = useSaid();
  const { head } = useShownMap();
  const store = useStore();
  const [, openPanel] = useAddress("panel");
  const status = statusOf(card, head);
  return (
    <button
      type="button"
      className={classes.line}
      onClick={() => {
        store.select(card.id);
        openPanel("card");
      }}
    >
      <span className={classes.number} title={t("grid.step_n", { number })}>
        {number}
      </span>
      <span className={classes.words}>
        {said(titleOf(card))}
        <Detail card={card} />
      </span>
      <span
        className={classes.basis}
        data-basis={status}
        role="img"
        aria-label={t(`basis.${status}`)}
        title={t(`basis.${status}`)}
      />
    </button>
  );
}

function Detail({ card }: Pick<Item, "card">) {
  const { t } = useTranslation("maps");
  const formats = useFormats();
  if (card.kind === "pain" && card.severity != null) {
    return <small>{t("card.severity_of", { value: card.severity })}</small>;
  }
  if (card.kind === "moment_of_truth" && card.moment) return <small>{t(`moment.${card.moment}`)}</small>;
  if (card.kind !== "kpi") return null;
  const figures = [
    card.value != null && formats.measured(card.value, card.unit),
    card.target != null && t("card.target_of", { value: formats.measured(card.target, card.unit) }),
    card.n != null && `n = ${formats.number(card.n)}`,
  ];
  return <small>{figures.filter(Boolean).join(" · ")}</small>;
}
