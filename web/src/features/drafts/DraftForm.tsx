import {
  Button,
  Collapse,
  Group,
  MultiSelect,
  NumberInput,
  Radio,
  Stack,
  TextInput,
  Title,
} from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { Failure } from "@/components/Failure";
import { JobProgress } from "@/components/JobProgress";
import { isOver, useCancelJob, useJob } from "@/components/job";
import { useLens } from "@/features/lens/lens";
import type { Vocabulary } from "@/features/lens/names";
import { lensOfProof } from "@/features/proofs/question";
import { startDraft } from "./api";
import classes from "./Draft.module.css";
import { Drafted } from "./Drafted";
import { DETAILS, type Detail, type DetailName } from "./detail";
import { Preview } from "./Preview";
import { Whose } from "./Whose";

const LANGUAGES = ["nl", "en", "de", "fr", "es"];

interface DraftFormProps {
  vocabulary: Vocabulary;
  /** What journeys of this workspace are judged by. */
  outcomes: readonly string[];
}

/** Asks whose journeys, where to, and how much detail; shows beforehand what the map will rest on. */
export function DraftForm({ vocabulary, outcomes }: DraftFormProps) {
  const { t, i18n } = useTranslation("drafts");
  const workspaceId = useWorkspaceId();
  const queries = useQueryClient();
  const [given] = useLens();
  const lens = lensOfProof(given);
  const names = vocabulary.touchpoints.map((one) => one.name);
  const [title, setTitle] = useState("");
  const [outcome, setOutcome] = useState(outcomes.filter((one) => names.includes(one)));
  const [languages, setLanguages] = useState([i18n.language]);
  const [chosen, setChosen] = useState<DetailName | "own">("usual");
  const [own, setOwn] = useState<Detail>(DETAILS.usual);
  const detail = chosen === "own" ? own : DETAILS[chosen];
  const isUsual =
    [...outcome].sort().join() ===
    outcomes
      .filter((one) => names.includes(one))
      .sort()
      .join();
  const begun = useMutation({
    mutationFn: () =>
      startDraft(workspaceId, {
        lens,
        title: title.trim() || null,
        languages,
        outcome: isUsual ? [] : outcome, // nothing said: the workspace's count
        ...detail,
      }),
  });
  const job = useJob(workspaceId, begun.data?.id, () =>
    queries.invalidateQueries({ queryKey: ["overview", workspaceId] }),
  ).data;
  const cancel = useCancelJob(workspaceId);
  const isWorking = begun.isPending || (job !== undefined && !isOver(job));
  return (
    <form
      className={classes.screen}
      onSubmit={(event) => {
        event.preventDefault();
        begun.mutate();
      }}
    >
      <Stack gap="xl">
        <Section title={t("whose.title")} text={t("whose.text")}>
          <Whose vocabulary={vocabulary} />
        </Section>
        <Section title={t("outcome.title")} text={t("outcome.text")}>
          <MultiSelect
            aria-label={t("outcome.title")}
            placeholder={outcome.length === 0 ? t("outcome.none") : undefined}
            data={names}
            value={outcome}
            onChange={setOutcome}
            searchable
            clearable
            clearButtonProps={{ "aria-label": t("outcome.clear") }}
          />
        </Section>
        <Section title={t("detail.title")} text={t("detail.text")}>
          <Radio.Group
            aria-label={t("detail.title")}
            value={chosen}
            onChange={(value) => setChosen(value as typeof chosen)}
          >
            <Stack gap="xs">
              {(["outline", "usual", "all", "own"] as const).map((name) => (
                <Radio
                  key={name}
                  value={name}
                  label={t(`detail.${name}`)}
                  description={t(`detail.${name}_text`)}
                />
              ))}
            </Stack>
          </Radio.Group>
          <Collapse expanded={chosen === "own"}>
            <OwnDetail detail={own} change={setOwn} />
          </Collapse>
        </Section>
        <Section title={t("name.title")} text={t("name.text")}>
          <Group align="flex-start" grow>
            <TextInput
              label={t("name.label")}
              placeholder={t("name.example")}
              maxLength={200}
              value={title}
              onChange={(event) => setTitle(event.currentTarget.value)}
            />
            <MultiSelect
              label={t("name.languages")}
              data={LANGUAGES.map((value) => ({ value, label: nameOf(value, i18n.language) }))}
              value={languages}
              onChange={setLanguages}
              error={languages.length === 0 && t("name.language_missing")}
            />
          </Group>
        </Section>
      </Stack>
      <Stack gap="md" className={classes.side}>
        <Preview lens={lens} outcome={outcome} detail={detail} />
        {begun.error && <Failure error={begun.error} />}
        {job && <JobProgress job={job} onCancel={() => cancel.mutate(job.id)} />}
        {job?.status === "done" && !isWorking ? (
          <Drafted result={job.result ?? {}} again={begun.reset} />
        ) : (
          <Button type="submit" size="md" loading={isWorking} disabled={languages.length === 0}>
            {t("make")}
          </Button>
        )}
      </Stack>
    </form>
  );
}

function Section({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Title order={2} size="h4" id={id}>
        {title}
      </Title>
      <p className={classes.text}>{text}</p>
      {children}
    </section>
  );
}

function OwnDetail({ detail, change }: { detail: Detail; change: (detail: Detail) => void }) {
  const { t } = useTranslation("drafts");
  const fields = [
    { key: "most_steps", min: 1, max: 100, scale: 1, suffix: "" },
    { key: "least_share", min: 0, max: 100, scale: 100, suffix: " %" },
    { key: "fitness", min: 0, max: 100, scale: 100, suffix: " %" },
  ] as const;
  return (
    <Stack gap="sm" mt="md" pl={32}>
      {fields.map(({ key, min, max, scale, suffix }) => (
        <NumberInput
          key={key}
          maw={420}
          label={t(`own.${key}`)}
          description={t(`own.${key}_text`)}
          value={Math.round(detail[key] * scale * 10) / 10}
          onChange={(value) => typeof value === "number" && change({ ...detail, [key]: value / scale })}
          {...{ min, max, suffix }}
          decimalScale={key === "most_steps" ? 0 : 1}
          clampBehavior="strict"
        />
      ))}
    </Stack>
  );
}

function nameOf(code: string, language: string): string {
  return new Intl.DisplayNames([language], { type: "language" }).of(code) ?? code;
}
