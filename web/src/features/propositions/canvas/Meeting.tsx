import { Text, Tooltip } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { Figure } from "@/components/Figure";
import { fitOf } from "../fit";
import type { Canvas, Offer } from "../proposition";
import classes from "./Picture.module.css";

/** Where both sides meet: how well the offer fits. */
export function Meeting({ canvas, offer }: { canvas: Canvas; offer: Offer | undefined }) {
  const { t } = useTranslation("propositions");
  const formats = useFormats();
  const share = offer && fitOf(canvas, offer).all;
  return (
    <div className={classes.meeting}>
      <svg viewBox="0 0 48 20" className={classes.heads} aria-hidden>
        <path d="M2 1 L20 10 L2 19 Z M46 1 L28 10 L46 19 Z" />
      </svg>
      <Text size="xs" c="dimmed">
        {t("fit.name")}
      </Text>
      <Tooltip label={t("fit.how")} multiline w={280}>
        <span>
          <Figure
            value={share?.value == null ? "–" : formats.percent(Math.round(share.value * 100) / 100)}
            n={share?.n ?? null}
            size="xl"
          />
        </span>
      </Tooltip>
    </div>
  );
}
