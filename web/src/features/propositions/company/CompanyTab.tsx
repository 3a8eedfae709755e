import { Button, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { IconWand } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { tellFailure } from "@/components/told";
import { useDocumentId } from "@/documents/address";
import { useSet, useWords } from "@/documents/edits";
import { Draft, WordsField } from "@/documents/fields";
import { useSaid } from "@/documents/useDocument";
import { proposeValue } from "../api";
import { type Canvas, COMPANY_TEXTS } from "../proposition";
import { useCanvasName, useOurName, useProposition, useSetCompany } from "../useProposition";
import classes from "./Company.module.css";

/** Why customers choose us, in sentences; and who we are as a company. */
export default function CompanyTab() {
  const { t } = useTranslation("propositions");
  const { proposition, canvases } = useProposition();
  return (
    <SimpleGrid cols={{ base: 1, lg: 2 }} spacing={48} verticalSpacing="xl" className={classes.tab}>
      <section aria-labelledby="unique-value">
        <Title order={2} size="h4" id="unique-value">
          {t("value.title")}
        </Title>
        <Text size="sm" c="dimmed" mb="md">
          {t("value.about")}
        </Text>
        <Stack gap="lg">
          <WordsField
            id="head"
            field="unique_value"
            label={t("value.of_all")}
            value={proposition.unique_value}
            rows={3}
          />
          {canvases.map((canvas) => (
            <UniqueValue key={canvas.id} canvas={canvas} />
          ))}
        </Stack>
      </section>
      <section aria-labelledby="who-we-are">
        <Title order={2} size="h4" id="who-we-are">
          {t("company.title")}
        </Title>
        <Text size="sm" c="dimmed" mb="md">
          {t("company.about")}
        </Text>
        <WhoWeAre />
      </section>
    </SimpleGrid>
  );
}

/** Why the customer of a canvas chooses us; a first sentence is made of what we answer best. */
function UniqueValue({ canvas }: { canvas: Canvas }) {
  const { t, i18n } = useTranslation("propositions");
  const { canEdit } = useProposition();
  const nameOf = useCanvasName();
  const words = useWords();
  const set = useSet(canvas.id, "unique_value");
  const place = { workspaceId: useWorkspaceId(), documentId: useDocumentId(), canvasId: canvas.id };
  const propose = useMutation({
    mutationFn: () => proposeValue(place, i18n.language),
    onSuccess: (sentence) => sentence && set(words(canvas.unique_value, sentence)),
    onError: tellFailure,
  });
  return (
    <div>
      <WordsField
        id={canvas.id}
        field="unique_value"
        label={t("value.for", { name: nameOf(canvas) })}
        value={canvas.unique_value}
        rows={3}
      />
      {canEdit && !canvas.unique_value && (
        <Button
          mt={6}
          size="compact-sm"
          variant="subtle"
          leftSection={<IconWand size={15} />}
          loading={propose.isPending}
          onClick={() => propose.mutate()}
          aria-label={t("value.propose_for", { name: nameOf(canvas) })}
        >
          {t("value.propose")}
        </Button>
      )}
      {propose.data === null && (
        <Text size="sm" c="dimmed" role="status">
          {t("value.nothing_yet")}
        </Text>
      )}
    </div>
  );
}

function WhoWeAre() {
  const { t } = useTranslation("propositions");
  const { proposition } = useProposition();
  const said = useSaid();
  const words = useWords();
  const ourName = useOurName();
  const set = useSetCompany();
  const company = proposition.company;
  return (
    <Stack gap="sm">
      <Draft
        label={t("company.name")}
        words={company?.name ?? ourName}
        isNeeded
        onKeep={(name) => set("name", name.trim())}
      />
      {COMPANY_TEXTS.map((field) => (
        <Draft
          key={field}
          label={t(`company.${field}`)}
          description={t(`company.${field}_about`)}
          words={said(company?.[field])}
          rows={2}
          onKeep={(draft) => set(field, words(company?.[field], draft))}
        />
      ))}
    </Stack>
  );
}
