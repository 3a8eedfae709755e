import { Button, Group } from "@mantine/core";
import { IconTable, IconTimeline } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { today } from "@/app/format";
import { Empty } from "@/components/Empty";
import classes from "@/documents/frame/Frame.module.css";
import { KindLegend } from "../KindDot";
import { NewAction } from "../NewAction";
import { usePlan } from "../usePlan";
import { RoadMap } from "./RoadMap";
import { RoadTable } from "./RoadTable";
import { spansOf } from "./road";

/** The actions on a time axis, or as a table. */
export default function RoadTab() {
  const { t } = useTranslation("plans");
  const { actions, canEdit } = usePlan();
  const [isTable, setTable] = useState(false);
  const spans = spansOf(actions, today());
  const Icon = isTable ? IconTimeline : IconTable;
  return (
    <>
      <div className={`${classes.tools} not-printed`}>
        <NewAction />
        <Group gap="md">
          <KindLegend kinds={spans.map((one) => one.action.kind)} />
          {spans.length > 0 && (
            <Button
              variant="subtle"
              color="gray"
              size="compact-sm"
              leftSection={<Icon size={16} />}
              onClick={() => setTable(!isTable)}
            >
              {t(isTable ? "road.as_axis" : "road.as_table")}
            </Button>
          )}
        </Group>
      </div>
      {spans.length === 0 && (
        <Empty icon={<IconTimeline />} title={t("grid.empty_title")}>
          {t(canEdit ? "road.empty_text" : "grid.empty_text_viewer")}
        </Empty>
      )}
      {spans.length > 0 && (isTable ? <RoadTable spans={spans} /> : <RoadMap spans={spans} />)}
    </>
  );
}
