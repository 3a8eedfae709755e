import type { CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import classes from "./KindDot.module.css";
import { colorOf, useKinds } from "./kinds";
import { ACTION_KINDS, type ActionKind } from "./plan";

/** The mark of a kind: its colour and its letter. */
export function KindDot({ kind, isDone = false }: { kind: ActionKind; isDone?: boolean }) {
  const { letterOf } = useKinds();
  return (
    <span
      className={classes.dot}
      data-done={isDone || undefined}
      style={{ "--kind": colorOf(kind) } as CSSProperties}
      data-letter={letterOf(kind)}
      aria-hidden
    />
  );
}

/** What the marks mean, of the kinds that occur. */
export function KindLegend({ kinds }: { kinds: readonly ActionKind[] }) {
  const { t } = useTranslation("plans");
  const shown = ACTION_KINDS.filter((kind) => kinds.includes(kind));
  return (
    <ul className={classes.legend} aria-label={t("legend")}>
      {shown.map((kind) => (
        <li key={kind}>
          <KindDot kind={kind} />
          {t(`kind.${kind}`)}
        </li>
      ))}
    </ul>
  );
}
