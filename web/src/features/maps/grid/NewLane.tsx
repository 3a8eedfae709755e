// biome-ignore-all lint/a11y: the grid itself has the keyboard and says where it is by aria-activedescendant
import { Button, Menu } from "@mantine/core";
import { IconEye, IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { LaneKind } from "@/mapping/types";
import { KINDS } from "../kinds";
import { laneTitle } from "../titles";
import { useDocument, useSaid, useStore } from "../useMap";
import classes from "./Grid.module.css";
import { LANE } from "./sizes";
import { useController, useGrid } from "./useGrid";
import { Writer } from "./Writer";

/** The place of one more lane: of a kind, of one's own, or one that was hidden. */
export function NewLane({ top, row }: { top: number; row: number }) {
  const { t } = useTranslation("maps");
  const controller = useController();
  const isFocused = useGrid(({ focus }) => focus.area === "lane" && focus.lane === null);
  const isOpen = useGrid((state) => state.isLaneMenuOpen);
  const isWritten = useGrid(({ editing }) => editing?.what === "new-lane");
  const setOpen = (isLaneMenuOpen: boolean) => controller.set({ isLaneMenuOpen });
  return (
    <div
      role="row"
      aria-rowindex={row}
      className={classes.newLane}
      style={{ top, width: LANE * 2 }}
      data-focused={isFocused || undefined}
    >
      <div role="gridcell" aria-colindex={1}>
        {isWritten ? (
          <Writer words="" label={t("grid.new_lane")} />
        ) : (
          <Menu
            opened={isOpen}
            onChange={setOpen}
            position="top-start"
            width={260}
            returnFocus={false}
            onClose={() => controller.surroundings.takeKeyboard()}
          >
            <Menu.Target>
              <Button
                id="lane-new"
                variant="subtle"
                size="compact-sm"
                leftSection={<IconPlus size={14} />}
                tabIndex={-1}
              >
                {t("grid.add_lane")}
              </Button>
            </Menu.Target>
            <Menu.Dropdown mah={360} style={{ overflowY: "auto" }}>
              <LaneChoices />
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
    </div>
  );
}

function LaneChoices() {
  const { t } = useTranslation("maps");
  const said = useSaid();
  const store = useStore();
  const controller = useController();
  const { lanes } = useDocument();
  const hidden = lanes.filter((lane) => lane.is_hidden);
  const used = new Set(lanes.map((lane) => lane.kind));
  const kinds = (Object.keys(KINDS) as LaneKind[]).filter((kind) => kind !== "note" && !used.has(kind));
  return (
    <>
      <Menu.Item
        leftSection={<IconPlus size={16} />}
        onClick={() => controller.edit({ what: "new-lane", index: lanes.length })}
      >
        {t("grid.own_lane")}
      </Menu.Item>
      {hidden.length > 0 && <Menu.Label>{t("grid.hidden_lanes")}</Menu.Label>}
      {hidden.map((lane) => (
        <Menu.Item
          key={lane.id}
          leftSection={<IconEye size={16} />}
          onClick={() => store.apply({ op: "set", id: lane.id, field: "is_hidden", value: null })}
        >
          {laneTitle(lane, said, t)}
        </Menu.Item>
      ))}
      {kinds.length > 0 && <Menu.Label>{t("grid.kinds")}</Menu.Label>}
      {kinds.map((kind) => {
        const { icon: Icon } = KINDS[kind];
        return (
          <Menu.Item
            key={kind}
            leftSection={<Icon size={16} stroke={1.6} />}
            onClick={() => controller.addLane(kind)}
          >
            {t(`kind.${kind}`)}
          </Menu.Item>
        );
      })}
    </>
  );
}
