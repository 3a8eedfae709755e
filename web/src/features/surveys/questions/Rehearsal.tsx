import { Anchor, Group, SegmentedControl, Text } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { useDocumentId } from "@/documents/address";
import { rehearsalAddress } from "../api";
import { useSurvey } from "../useSurvey";
import classes from "./Questions.module.css";

/** The survey as respondents see it, at the size of a telephone; it can be filled in, and nothing is counted. */
export function Rehearsal({ page }: { page: string | undefined }) {
  const { t, i18n } = useTranslation("surveys");
  const workspaceId = useWorkspaceId();
  const documentId = useDocumentId();
  const { languages } = useSurvey();
  const first = languages.includes(i18n.language) ? i18n.language : languages[0]!;
  const [chosen, choose] = useState(first);
  const language = languages.includes(chosen) ? chosen : first;
  const version = useKeptVersion();
  const search = { lang: language, v: String(version), ...(page ? { page } : { again: "1" }) };
  return (
    <>
      <Group justify="space-between" mb={6} wrap="nowrap">
        <Text size="xs" c="dimmed">
          {t("rehearsal.about")}
        </Text>
        {languages.length > 1 && (
          <SegmentedControl
            size="xs"
            aria-label={t("rehearsal.language")}
            data={languages.map((value) => ({ value, label: value.toUpperCase() }))}
            value={language}
            onChange={choose}
          />
        )}
      </Group>
      <iframe
        className={classes.screen}
        title={t("rehearsal.label")}
        src={rehearsalAddress(workspaceId, documentId, search)}
      />
      <Anchor
        size="xs"
        href={rehearsalAddress(workspaceId, documentId, { lang: language, again: "1" })}
        target="_blank"
        rel="noreferrer"
      >
        {t("rehearsal.own_tab")}
      </Anchor>
    </>
  );
}

const REST_MS = 700;

/** A number that grows when edits have reached the server and nothing was written for a moment. */
function useKeptVersion(): number {
  const { survey, waiting } = useSurvey();
  const [version, setVersion] = useState(0);
  const [shown, setShown] = useState(survey);
  useEffect(() => {
    if (waiting > 0 || survey === shown) return;
    const timer = setTimeout(() => {
      setShown(survey);
      setVersion((before) => before + 1);
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [survey, shown, waiting]);
  return version;
}
