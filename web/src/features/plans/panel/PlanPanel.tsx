import { ActionIcon, CloseButton, Title, Tooltip } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import classes from "../Plan.module.css";
import { useAddress, usePlan } from "../usePlan";
import { ActionFields } from "./ActionFields";
import { KpiFields } from "./KpiFields";

/** The action or the KPI that the address names, beside the plan. */
export function PlanPanel() {
  const { t } = useTranslation("plans");
  const [at, open] = useAddress("at");
  const { actions, kpis, canEdit, apply } = usePlan();
  const panel = useRef<HTMLElement>(null);
  const action = actions.find((one) => one.id === at);
  const kpi = kpis.find((one) => one.id === at);
  const id = action?.id ?? kpi?.id;
  useOpenedFocus(panel, id);
  if (id === undefined) return null;
  const what = action ? "action" : "kpi";
  const remove = () => {
    apply({ op: "remove", id });
    open(undefined);
  };
  return (
    <aside
      ref={panel}
      className={`${classes.panel} not-printed`}
      aria-labelledby="plan-panel-title"
      onKeyDown={(event) => event.key === "Escape" && !isOfField(event.target) && open(undefined)}
    >
      <div className={classes.panelHead}>
        <Title order={2} size="h5" id="plan-panel-title" tabIndex={-1}>
          {t(`${what}.one`)}
        </Title>
        {canEdit && (
          <Tooltip label={t(`${what}.remove`)}>
            <ActionIcon variant="subtle" color="gray" aria-label={t(`${what}.remove`)} onClick={remove}>
              <IconTrash size={18} />
            </ActionIcon>
          </Tooltip>
        )}
        <CloseButton aria-label={t("close")} onClick={() => open(undefined)} />
      </div>
      <div className={classes.panelBody}>
        {action && <ActionFields key={id} action={action} />}
        {kpi && <KpiFields key={id} kpi={kpi} />}
      </div>
    </aside>
  );
}

/** Whether Escape is for a field: it closes a list or a calendar there. */
const isOfField = (target: EventTarget) =>
  target instanceof Element && target.closest("input, textarea, [role=listbox], [role=dialog]") !== null;

/** Goes into the panel when another part is opened, and back to what opened it when it closes. */
function useOpenedFocus(panel: React.RefObject<HTMLElement | null>, id: string | undefined) {
  const from = useRef<Element | null>(null);
  const isFirst = useRef(true);
  useEffect(() => {
    if (id !== undefined && !isFirst.current) {
      if (!panel.current?.contains(document.activeElement)) from.current = document.activeElement;
      panel.current?.querySelector<HTMLElement>("#plan-panel-title")?.focus({ preventScroll: true });
    } else if (id === undefined && from.current instanceof HTMLElement && from.current.isConnected) {
      from.current.focus({ preventScroll: true });
    }
    isFirst.current = false;
  }, [id, panel]);
}
