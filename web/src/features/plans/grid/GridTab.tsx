import { Button, Group } from "@mantine/core";
import { IconChecklist, IconGridDots, IconTable } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Empty } from "@/components/Empty";
import classes from "@/documents/frame/Frame.module.css";
import { FromFindings } from "../findings/FromFindings";
import { KindLegend } from "../KindDot";
import { NewAction } from "../NewAction";
import { usePlan } from "../usePlan";
import { ActionTable } from "./ActionTable";
import { Grid } from "./Grid";

/** The actions by term and impact, or as a table. */
export default function GridTab() {
  const { t } = useTranslation("plans");
  const { actions, canEdit } = usePlan();
  const [isTable, setTable] = useState(false);
  const shown = actions.filter((one) => one.status !== "dropped");
  const Icon = isTable ? IconGridDots : IconTable;
  return (
    <>
      <div className={`${classes.tools} not-printed`}>
        <Group gap="xs">
          <NewAction />
          <FromFindings />
        </Group>
        <Group gap="md">
          <KindLegend kinds={shown.map((one) => one.kind)} />
          {actions.length > 0 && (
            <Button
              variant="subtle"
              color="gray"
              size="compact-sm"
              leftSection={<Icon size={16} />}
              onClick={() => setTable(!isTable)}
            >
              {t(isTable ? "grid.as_grid" : "grid.as_table")}
            </Button>
          )}
        </Group>
      </div>
      {actions.length === 0 && (
        <Empty icon={<IconChecklist />} title={t("grid.empty_title")}>
          {t(canEdit ? "grid.empty_text" : "grid.empty_text_viewer")}
        </Empty>
      )}
      {actions.length > 0 && (isTable ? <ActionTable actions={actions} /> : <Grid actions={shown} />)}
    </>
  );
}
