import { CloseButton, Title } from "@mantine/core";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { Waiting } from "@/components/Waiting";
import { useAddress } from "@/documents/address";
import classes from "./MapFrame.module.css";
import { panels } from "./parts";

/** What stands beside the map, as the address says. */
export function MapPanel() {
  const { t } = useTranslation("maps");
  const [open, setOpen] = useAddress("panel");
  const panel = panels.find((one) => one.key === open);
  if (!panel) return null;
  return (
    <aside className={`${classes.panel} not-printed`} aria-labelledby="map-panel-title">
      <div className={classes.panelHead}>
        <Title order={2} size="h4" id="map-panel-title">
          {t(`panel.${panel.key}`)}
        </Title>
        <CloseButton aria-label={t("panel.close")} onClick={() => setOpen(undefined)} />
      </div>
      <div className={classes.panelBody}>
        <Suspense fallback={<Waiting rows={4} />}>
          <panel.Shown />
        </Suspense>
      </div>
    </aside>
  );
}
