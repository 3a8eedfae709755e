import { Avatar, Tooltip } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { find } from "@/mapping/places";
import { colorOf, useColleagues } from "../people";
import { titleOf } from "../titles";
import { useDocument, useSaid, useStore } from "../useMap";

const MOST_SHOWN = 5;

/** My colleagues on this map; a click goes to where one of them is. */
export function People() {
  const { t } = useTranslation("maps");
  const said = useSaid();
  const map = useDocument();
  const store = useStore();
  const colleagues = useColleagues();
  if (colleagues.length === 0) return null;
  const shown = colleagues.slice(0, MOST_SHOWN);
  const more = colleagues.length - shown.length;
  const where = (part: string | null) => {
    const found = part === null ? undefined : find(map, part);
    return found && said(titleOf(found.part));
  };
  return (
    <Avatar.Group spacing={6} aria-label={t("people.label")}>
      {shown.map((one) => {
        const part = where(one.part);
        const label = part ? t("people.at", { name: one.name, part }) : one.name;
        return (
          <Tooltip key={one.user_id} label={label}>
            <Avatar
              component="button"
              size={28}
              radius="xl"
              name={one.name}
              color={colorOf(one.user_id)}
              variant="filled"
              aria-label={label}
              onClick={() => one.part && store.select(one.part)}
            />
          </Tooltip>
        );
      })}
      {more > 0 && (
        <Avatar size={28} radius="xl" aria-label={t("people.more", { count: more })}>
          +{more}
        </Avatar>
      )}
    </Avatar.Group>
  );
}
