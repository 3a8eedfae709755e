import { Anchor, Group, List, Text, Title } from "@mantine/core";
import { IconAlertTriangle, IconBell, IconCalendarEvent, IconChartLine } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { useFormats } from "@/app/format";
import { addressOf } from "@/documents/places";
import { type Reminder, remindersQuery } from "@/features/start/api";

const ICONS = { late: IconAlertTriangle, due: IconCalendarEvent, reminder: IconBell, measure: IconChartLine };
const AT_FIRST = 6;

/** What asks for attention in plans and content calendars: late, due soon, reminded of, to be measured. */
export function Due() {
  const { t } = useTranslation("start");
  const found = useQuery(remindersQuery(useWorkspaceId())).data ?? [];
  const [isAll, showAll] = useState(false);
  if (found.length === 0) return null;
  return (
    <section aria-labelledby="due">
      <Title order={2} size="h4" mb="sm" id="due">
        {t("due.title")}
      </Title>
      <List spacing="xs" listStyleType="none" size="sm">
        {found.slice(0, isAll ? undefined : AT_FIRST).map((one) => (
          <DueLine key={`${one.document_id} ${one.id} ${one.why}`} due={one} />
        ))}
      </List>
      {found.length > AT_FIRST && !isAll && (
        <Anchor component="button" type="button" size="sm" mt="xs" onClick={() => showAll(true)}>
          {t("due.all", { count: found.length })}
        </Anchor>
      )}
    </section>
  );
}

function DueLine({ due }: { due: Reminder }) {
  const { t } = useTranslation("start");
  const formats = useFormats();
  const workspaceId = useWorkspaceId();
  const Icon = ICONS[due.why];
  return (
    <List.Item>
      <Group gap={8} wrap="nowrap" align="flex-start">
        <Icon
          size={17}
          aria-hidden
          style={{ flex: "none", marginTop: 2 }}
          color={due.why === "late" ? "var(--mantine-color-orange-6)" : "var(--app-soft)"}
        />
        <div>
          <Anchor
            size="sm"
            renderRoot={(props) => (
              <Link
                {...props}
                to={addressOf(workspaceId, due.kind, due.document_id)}
                search={{ at: due.id }}
              />
            )}
          >
            {due.title}
          </Anchor>
          <Text size="xs" c="dimmed">
            {t(`due.why.${due.why}`, { day: formats.day(due.on) })}
            {due.owner && ` · ${due.owner}`}
          </Text>
        </div>
      </Group>
    </List.Item>
  );
}
