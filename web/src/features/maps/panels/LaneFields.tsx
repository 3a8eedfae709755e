import { Checkbox, Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Lane, LaneKind } from "@/mapping/types";
import { KINDS } from "../kinds";
import { useView } from "../useMap";
import { useSet, WordsField } from "./fields";

/** The fields of a lane. */
export function LaneFields({ lane }: { lane: Lane }) {
  const { t } = useTranslation("maps");
  const canEdit = useView((view) => view.canEdit);
  const setKind = useSet(lane.id, "kind");
  const setHidden = useSet(lane.id, "is_hidden");
  const kinds = (Object.keys(KINDS) as LaneKind[]).map((value) => ({ value, label: t(`kind.${value}`) }));
  return (
    <>
      <WordsField
        id={lane.id}
        field="title"
        label={t("grid.lane_title")}
        description={t("details.lane_title_about")}
        value={lane.title}
      />
      <Select
        label={t("details.lane_kind")}
        description={t("details.lane_kind_about")}
        data={kinds}
        value={lane.kind}
        onChange={setKind}
        allowDeselect={false}
        readOnly={!canEdit}
      />
      <Checkbox
        label={t("details.is_hidden")}
        checked={lane.is_hidden ?? false}
        disabled={!canEdit}
        onChange={(event) => setHidden(event.currentTarget.checked || null)}
      />
    </>
  );
}
