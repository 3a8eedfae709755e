import { Alert, Anchor, Group, List, Stack, Text } from "@mantine/core";
import { IconArrowRight, IconDownload } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { ButtonLink } from "@/components/links";
import { rejectsAddress } from "./api";
import classes from "./ImportResult.module.css";
import { useReasons } from "./reasons";

/** What an import's job tells when it is done. */
export interface Result {
  import: {
    number: number;
    input: string;
    n_rows: number;
    n_added: number;
    n_known: number;
    n_rejected: number;
    reasons: Record<string, number>;
    rejects: string | null;
  };
  build: { n_persons: number; n_events: number; n_set_aside: number; n_other_currency: number };
}

/** What came of an import: what was added, what was not and why, and the way to the journeys. */
export function ImportResult({ workspaceId, result }: { workspaceId: string; result: Result }) {
  const { t } = useTranslation("data");
  const formats = useFormats();
  const done = result.import;
  const figures = [
    ["added", done.n_added],
    ["persons", result.build.n_persons],
    ["known", done.n_known],
    ["rejected", done.n_rejected],
  ] as const;
  return (
    <Stack gap="lg">
      <Text>
        {t(done.n_added > 0 ? "result.from" : "result.nothing_new", {
          name: done.input,
          rows: formats.number(done.n_rows),
        })}
      </Text>
      <dl className={classes.figures}>
        {figures.map(([word, n]) => (
          <div key={word}>
            <dt>{t(`result.${word}`)}</dt>
            <dd className="figures">{formats.number(n)}</dd>
          </div>
        ))}
      </dl>
      {done.n_rejected > 0 && <Rejects workspaceId={workspaceId} done={done} />}
      {result.build.n_set_aside > 0 && (
        <Text size="sm" c="dimmed">
          {t("result.set_aside", {
            count: result.build.n_set_aside,
            n: formats.number(result.build.n_set_aside),
          })}
        </Text>
      )}
      {result.build.n_other_currency > 0 && (
        <Text size="sm" c="dimmed">
          {t("result.other_currency", {
            count: result.build.n_other_currency,
            n: formats.number(result.build.n_other_currency),
          })}
        </Text>
      )}
      <Group>
        <ButtonLink
          size="md"
          to="/w/$workspaceId/explore"
          params={{ workspaceId }}
          rightSection={<IconArrowRight size={18} />}
        >
          {t("result.see_journeys")}
        </ButtonLink>
        <ButtonLink size="md" variant="default" to="/w/$workspaceId/touchpoints" params={{ workspaceId }}>
          {t("result.name_touchpoints")}
        </ButtonLink>
      </Group>
    </Stack>
  );
}

function Rejects({ workspaceId, done }: { workspaceId: string; done: Result["import"] }) {
  const { t } = useTranslation("data");
  const formats = useFormats();
  const reasons = useReasons();
  return (
    <Alert
      color="orange"
      title={t("result.rejects", { count: done.n_rejected, n: formats.number(done.n_rejected) })}
    >
      <List size="sm" spacing={2}>
        {Object.entries(done.reasons).map(([reason, n]) => (
          <List.Item key={reason}>
            {formats.number(n)} × {reasons(reason)}
          </List.Item>
        ))}
      </List>
      {done.rejects && (
        <Anchor href={rejectsAddress(workspaceId, done.number)} size="sm" mt="xs" display="inline-flex">
          <Group gap={6} component="span">
            <IconDownload size={16} aria-hidden />
            {t("result.download")}
          </Group>
        </Anchor>
      )}
      <Text size="sm" mt="xs">
        {t("result.mend")}
      </Text>
    </Alert>
  );
}
