import { IconMap2, IconTargetArrow } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { ButtonLink } from "@/components/links";
import { Linked } from "../parts/Linked";
import { OpenMaps } from "../parts/OpenMaps";
import classes from "../parts/Parts.module.css";
import { Section } from "../parts/Section";

/** Step 5: which contacts there are, gathered in a workshop. */
export function TouchpointsStep() {
  const { t } = useTranslation("projects");
  const workspaceId = useWorkspaceId();
  return (
    <>
      <Linked kind="workshop" field="workshops" isFromMap />
      <Section title={t("touchpoints.register")} about={t("touchpoints.register_about")}>
        <div className={classes.ways}>
          <ButtonLink
            to="/w/$workspaceId/touchpoints"
            params={{ workspaceId }}
            variant="default"
            size="xs"
            leftSection={<IconTargetArrow size={15} />}
          >
            {t("touchpoints.open")}
          </ButtonLink>
        </div>
      </Section>
      <Section title={t("touchpoints.maps")} about={t("touchpoints.maps_about")}>
        <OpenMaps icon={IconMap2} />
      </Section>
    </>
  );
}
