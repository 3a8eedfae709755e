import { Alert, Button, Group, Select, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconAlertTriangle, IconDownload, IconFileUpload, IconInbox } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { Empty } from "@/components/Empty";
import { Failure } from "@/components/Failure";
import { Waiting } from "@/components/Waiting";
import { useAddress, useDocumentId } from "@/documents/address";
import frame from "@/documents/frame/Frame.module.css";
import { personasQuery } from "@/features/personas/api";
import { answersAddress, collectingQuery, type Results, resultsQuery } from "../api";
import { useSurvey } from "../useSurvey";
import classes from "./Answers.module.css";
import { EmotionChart } from "./EmotionChart";
import { PageResults } from "./PageResults";
import { Progress } from "./Progress";

const ImportDialog = lazy(() => import("../imports/ImportDialog"));

/** What was answered, per question with n and interval, and how the response goes; it follows live. */
export default function AnswersTab() {
  const { t } = useTranslation("surveys");
  const { canEdit } = useSurvey();
  const workspaceId = useWorkspaceId();
  const documentId = useDocumentId();
  const [persona] = useAddress("persona");
  const found = useQuery(resultsQuery(workspaceId, documentId, persona));
  const [isImporting, importing] = useDisclosure();
  return (
    <>
      <div className={`${frame.tools} not-printed`}>
        <OfPersona />
        <Group gap="xs">
          {canEdit && (
            <Button variant="default" leftSection={<IconFileUpload size={16} />} onClick={importing.open}>
              {t("import.open")}
            </Button>
          )}
          <Button
            component="a"
            href={answersAddress(workspaceId, documentId)}
            download
            variant="default"
            leftSection={<IconDownload size={16} />}
          >
            {t("answers.export")}
          </Button>
        </Group>
      </div>
      {found.error && <Failure error={found.error} reset={() => found.refetch()} />}
      {!found.data && !found.error && <Waiting rows={8} />}
      {found.data && <Counted found={found.data} />}
      <Suspense fallback={null}>{isImporting && <ImportDialog onClose={importing.close} />}</Suspense>
    </>
  );
}

function Counted({ found }: { found: Results }) {
  const { t } = useTranslation("surveys");
  const { pages } = useSurvey();
  const byId = new Map(found.questions.map((one) => [one.question, one]));
  if (found.response.started === 0)
    return (
      <Empty icon={<IconInbox />} title={t("answers.none")}>
        {t("answers.none_text")}
      </Empty>
    );
  return (
    <div className={classes.sheet}>
      {found.is_simulated && (
        <Text size="sm" c="dimmed">
          {t("answers.simulated")}
        </Text>
      )}
      {found.questions.some((one) => one.n > 0 && one.is_few) && (
        <Alert icon={<IconAlertTriangle />} color="orange">
          {t("few")}
        </Alert>
      )}
      <Progress response={found.response} />
      <EmotionChart results={byId} />
      {pages.map((page, index) => (
        <PageResults key={page.id} page={page} number={index + 1} results={byId} />
      ))}
    </div>
  );
}

/** Whose answers are shown, where it is known of whom they are. */
function OfPersona() {
  const { t } = useTranslation("surveys");
  const workspaceId = useWorkspaceId();
  const [persona, show] = useAddress("persona");
  const counts = useQuery(collectingQuery(workspaceId, useDocumentId())).data?.personas ?? {};
  const known = useQuery(personasQuery(workspaceId)).data ?? [];
  const ids = Object.keys(counts);
  if (ids.length === 0) return <span />;
  const nameOf = (id: string) => known.find((one) => one.id === id)?.name ?? id;
  return (
    <Select
      aria-label={t("answers.persona")}
      placeholder={t("answers.everyone")}
      data={ids.map((value) => ({ value, label: `${nameOf(value)} (${counts[value]})` }))}
      value={persona ?? null}
      onChange={(value) => show(value ?? undefined)}
      clearable
      w={260}
    />
  );
}
