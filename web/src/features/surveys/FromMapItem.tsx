import { Menu } from "@mantine/core";
import { IconMessageCircleQuestion } from "@tabler/icons-react";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { LANGUAGES } from "@/app/i18n";
import { useMakeDocument } from "@/documents/useMakeDocument";

/** Makes a survey of the map that is open, and opens it. */
export function SurveyFromMapItem() {
  const { t, i18n } = useTranslation("surveys");
  const mapId = useParams({ strict: false, select: (params) => params.mapId });
  const make = useMakeDocument("survey");
  const languages = LANGUAGES.toSorted((a) => (a === i18n.language ? -1 : 1));
  return (
    <Menu.Item
      leftSection={<IconMessageCircleQuestion size={16} aria-hidden />}
      disabled={make.isPending}
      onClick={() => make.mutate({ map_id: mapId, languages })}
    >
      {t("from_map")}
    </Menu.Item>
  );
}
