import { Button, Group, Select, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { Failure } from "@/components/Failure";
import { useKnown } from "@/components/known";
import { AnchorLink } from "@/components/links";
import { Page } from "@/components/Page";
import { personasQuery } from "@/features/personas/api";
import { Differences } from "@/features/personas/Differences";
import { Lines } from "@/features/personas/Lines";
import { PersonaFigures } from "@/features/personas/PersonaFigures";
import { Portrait } from "@/features/personas/Portrait";
import { RuleInWords } from "@/features/personas/RuleInWords";
import { type Kept, LISTS } from "@/features/personas/types";
import { said } from "@/mapping/texts";

/** Two personas side by side: what is told of them, and how their persons go. */
export function ComparePersonas({ first, second }: { first: string; second: string }) {
  const { t } = useTranslation("personas");
  const personas = useSuspenseQuery(personasQuery(useWorkspaceId())).data;
  const navigate = useNavigate();
  const to = (compare: string[] | undefined) =>
    navigate({ to: ".", search: (search) => ({ ...search, compare }) });
  const pair = [first, second].map((id) => personas.find((one) => one.id === id));
  const [left, right] = pair;
  return (
    <Page
      title={t("compare.title")}
      lead={t("compare.lead")}
      isWide={false}
      actions={
        <Button
          variant="default"
          size="xs"
          leftSection={<IconArrowLeft size={16} aria-hidden />}
          onClick={() => to(undefined)}
        >
          {t("all")}
        </Button>
      }
    >
      <Group grow mb="lg" className="not-printed">
        {[0, 1].map((at) => (
          <Select
            key={at}
            label={t(at === 0 ? "compare.first" : "compare.second")}
            allowDeselect={false}
            data={personas.map((one) => ({ value: one.id, label: one.name }))}
            value={pair[at]?.id ?? null}
            onChange={(id) => to(at === 0 ? [id!, second] : [first, id!])}
          />
        ))}
      </Group>
      {left && right ? (
        <Stack gap="xl">
          <SideBySide left={left} right={right} />
          <Differences left={left} right={right} />
        </Stack>
      ) : (
        <Failure error={new Error(t("compare.gone"))} />
      )}
    </Page>
  );
}

function SideBySide({ left, right }: { left: Kept; right: Kept }) {
  const { t, i18n } = useTranslation("personas");
  const known = useKnown();
  const both = [left, right];
  const row = (title: string, cell: (persona: Kept) => React.ReactNode) => (
    <section>
      <Title order={2} size="h5" mb={6}>
        {title}
      </Title>
      <SimpleGrid cols={2} spacing={{ base: "md", md: "xl" }}>
        {both.map((persona, at) => (
          <div key={at}>{cell(persona)}</div>
        ))}
      </SimpleGrid>
    </section>
  );
  const words = (text: Kept["quote"]) => <Text size="sm">{said(text, i18n.language) || "–"}</Text>;
  return (
    <Stack gap="lg">
      <SimpleGrid cols={2} spacing={{ base: "md", md: "xl" }}>
        {both.map((persona, at) => (
          <Name key={at} persona={persona} />
        ))}
      </SimpleGrid>
      {row(t("side.figures"), (persona) => (
        <PersonaFigures persona={persona} />
      ))}
      {row(t("side.segment"), (persona) => (
        <RuleInWords rule={persona.segment} />
      ))}
      {row(t("fields.description"), (persona) => words(persona.description))}
      {LISTS.map((key) => (
        <div key={key}>
          {row(t(`fields.${key}`), (persona) => (
            <Lines label={`${persona.name}: ${t(`fields.${key}`)}`} lines={persona[key]} placeholder="" />
          ))}
        </div>
      ))}
      {row(t("fields.channels"), (persona) => (
        <Text size="sm">
          {persona.channels.map((channel) => known(channel, "channel")).join(", ") || "–"}
        </Text>
      ))}
    </Stack>
  );
}

function Name({ persona }: { persona: Kept }) {
  const { i18n } = useTranslation("personas");
  const workspaceId = useWorkspaceId();
  return (
    <Group gap="md" align="flex-start">
      <Portrait name={persona.name} path={persona.portrait} size={64} />
      <Stack gap={2} flex={1} miw={120}>
        <AnchorLink
          to="/w/$workspaceId/personas/$personaId"
          params={{ workspaceId, personaId: persona.id }}
          fw={650}
          size="lg"
        >
          {persona.name}
        </AnchorLink>
        <Text fs="italic" size="sm">
          {said(persona.quote, i18n.language)}
        </Text>
      </Stack>
    </Group>
  );
}
