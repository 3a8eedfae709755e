import { SimpleGrid, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { AnchorLink } from "@/components/links";
import { WordsField } from "@/documents/fields";
import { said } from "@/mapping/texts";
import { useInterviews } from "../useInterviews";
import { useTheMap } from "../useTheMap";
import classes from "./Guide.module.css";

/** Of which map it is, and what is said and agreed before the first question. */
export function Opening({ language }: { language: string }) {
  const { t, i18n } = useTranslation("interviews");
  const workspaceId = useWorkspaceId();
  const { interviews } = useInterviews();
  const map = useTheMap();
  const isWritten = language === i18n.language;
  return (
    <section className={classes.opening} aria-label={t("guide.opening")}>
      {map && (
        <Text size="sm" c="dimmed">
          {t("guide.of_map")}{" "}
          <AnchorLink
            to="/w/$workspaceId/maps/$mapId"
            params={{ workspaceId, mapId: map.id }}
            size="sm"
            underline="always"
          >
            {map.title}
          </AnchorLink>
        </Text>
      )}
      {interviews.is_simulated && (
        <Text size="sm" c="dimmed">
          {t("simulated")}
        </Text>
      )}
      {isWritten ? (
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
          <WordsField id="head" field="intro" label={t("guide.intro")} value={interviews.intro} rows={3} />
          <WordsField
            id="head"
            field="consent"
            label={t("guide.consent")}
            value={interviews.consent}
            rows={3}
          />
        </SimpleGrid>
      ) : (
        <div lang={language}>
          <Text size="sm">{said(interviews.intro, language, interviews.languages)}</Text>
          <Text size="sm">{said(interviews.consent, language, interviews.languages)}</Text>
        </div>
      )}
    </section>
  );
}
