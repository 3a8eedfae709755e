import { Anchor, Group, Table, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import type { Participant } from "../interviews";
import { useGo } from "../useGo";
import { usePersonas } from "../useTheMap";

/** Everyone who is or was interviewed, a line each. */
export function ParticipantTable({ participants }: { participants: readonly Participant[] }) {
  const { t } = useTranslation("interviews");
  return (
    <Table.ScrollContainer minWidth={640}>
      <Table aria-label={t("tab.participants")} className="figures" verticalSpacing="xs" highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("one.pseudonym")}</Table.Th>
            <Table.Th>{t("one.persona")}</Table.Th>
            <Table.Th>{t("one.consented_on")}</Table.Th>
            <Table.Th>{t("one.interviewed_on")}</Table.Th>
            <Table.Th>{t("one.interviewer")}</Table.Th>
            <Table.Th ta="right">{t("one.mentions")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {participants.map((one) => (
            <ParticipantRow key={one.id} participant={one} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function ParticipantRow({ participant }: { participant: Participant }) {
  const { t } = useTranslation("interviews");
  const formats = useFormats();
  const personas = usePersonas();
  const go = useGo();
  const { id, pseudonym, persona, consented_on, interviewed_on, interviewer, mentions } = participant;
  return (
    <Table.Tr>
      <Table.Td>
        <Anchor
          component="button"
          type="button"
          fw={600}
          size="sm"
          py={3}
          onClick={() => go({ participant: id })}
        >
          {pseudonym}
        </Anchor>
      </Table.Td>
      <Table.Td>{persona ? (personas.get(persona) ?? persona) : "–"}</Table.Td>
      <Table.Td>
        {consented_on ? (
          formats.day(consented_on)
        ) : (
          <Group gap={4} wrap="nowrap" c="orange">
            <IconAlertTriangle size={15} aria-hidden />
            <Text size="sm">{t("consent.not_yet")}</Text>
          </Group>
        )}
      </Table.Td>
      <Table.Td>
        {interviewed_on ? (
          formats.day(interviewed_on)
        ) : (
          <Text size="sm" c="dimmed">
            {t("participants.planned")}
          </Text>
        )}
      </Table.Td>
      <Table.Td>{interviewer || "–"}</Table.Td>
      <Table.Td ta="right">{formats.number(mentions.length)}</Table.Td>
    </Table.Tr>
  );
}
