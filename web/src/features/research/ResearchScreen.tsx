import { Group, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useWorkspaceId, workspaceQuery } from "@/api/me";
import { useFormats } from "@/app/format";
import { Failure } from "@/components/Failure";
import { AnchorLink } from "@/components/links";
import { Page } from "@/components/Page";
import { Waiting } from "@/components/Waiting";
import { documentsQuery, mapsQuery } from "@/documents/api";
import { NewFromMap } from "@/documents/NewFromMap";
import { addressOf } from "@/documents/places";
import classes from "./Research.module.css";

/** What a workspace asks its customers, and what that says of its maps. */
export default function ResearchScreen() {
  const { t } = useTranslation("research");
  return (
    <Page title={t("name")} lead={t("lead")}>
      <Stack gap={40}>
        <Asked kind="interviews" />
        <Asked kind="survey" />
        <Maps />
      </Stack>
    </Page>
  );
}

/** The workspace's documents of a kind, each a line. */
function Asked({ kind }: { kind: "interviews" | "survey" }) {
  const workspaceId = useWorkspaceId();
  const role = useQuery(workspaceQuery(workspaceId)).data?.role;
  const found = useQuery(documentsQuery(workspaceId, kind));
  const canEdit = role === "owner" || role === "editor";
  return (
    <Section
      name={kind}
      found={found}
      action={canEdit && <NewFromMap kind={kind} variant="default" size="sm" />}
    >
      {(one) => addressOf(workspaceId, kind, one.id)}
    </Section>
  );
}

/** The maps, each with what is known of it beside each other. */
function Maps() {
  const workspaceId = useWorkspaceId();
  const found = useQuery(mapsQuery(workspaceId));
  return (
    <Section name="validation" found={found}>
      {(one) => `/w/${workspaceId}/validation/${one.id}`}
    </Section>
  );
}

interface Row {
  id: string;
  title: string;
  changed_at: string;
}

interface SectionProps {
  name: "interviews" | "survey" | "validation";
  found: { data?: readonly Row[]; error: Error | null; refetch: () => unknown };
  action?: ReactNode;
  /** Where a line leads. */
  children: (row: Row) => string;
}

function Section({ name, found, action, children: address }: SectionProps) {
  const { t } = useTranslation("research");
  const formats = useFormats();
  const rows = found.data?.toSorted((a, b) => b.changed_at.localeCompare(a.changed_at));
  return (
    <section aria-labelledby={`section-${name}`}>
      <Group justify="space-between" align="flex-end" gap="sm" mb={6}>
        <div>
          <Title order={2} size="h4" id={`section-${name}`}>
            {t(`${name}.title`)}
          </Title>
          <Text size="sm" c="dimmed">
            {t(`${name}.about`)}
          </Text>
        </div>
        {action}
      </Group>
      {found.error && <Failure error={found.error} reset={() => found.refetch()} />}
      {!rows && !found.error && <Waiting rows={2} />}
      {rows?.length === 0 && (
        <Text size="sm" c="dimmed" className={classes.none}>
          {t(`${name}.none`)}
        </Text>
      )}
      {rows && rows.length > 0 && (
        <ul className={classes.rows}>
          {rows.map((row) => (
            <li key={row.id}>
              <AnchorLink to={address(row)} className={classes.row}>
                <span className={classes.title}>{row.title}</span>
                <span className={classes.when}>{t("changed", { ago: formats.ago(row.changed_at) })}</span>
              </AnchorLink>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
