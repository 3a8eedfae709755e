import { useTranslation } from "react-i18next";
import { useAddress } from "@/documents/address";
import { SidePanel } from "@/documents/frame/SidePanel";
import { usePlan } from "../usePlan";
import { ActionFields } from "./ActionFields";
import { KpiFields } from "./KpiFields";

/** The action or the KPI that the address names, beside the plan. */
export function PlanPanel() {
  const { t } = useTranslation("plans");
  const [at, open] = useAddress("at");
  const { actions, kpis } = usePlan();
  const action = actions.find((one) => one.id === at);
  const kpi = kpis.find((one) => one.id === at);
  const id = action?.id ?? kpi?.id;
  const what = action ? "action" : "kpi";
  return (
    <SidePanel id={id} title={t(`${what}.one`)} remove={t(`${what}.remove`)} onClose={() => open(undefined)}>
      {action && <ActionFields key={id} action={action} />}
      {kpi && <KpiFields key={id} kpi={kpi} />}
    </SidePanel>
  );
}
