import { Badge, Group, Stack, Text } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { type Answer, analysisQuery } from "@/api/analyses";
import { useWorkspaceId, workspaceQuery } from "@/api/me";
import { useFormats } from "@/app/format";
import { AnchorLink } from "@/components/links";
import { useLens } from "@/features/lens/lens";
import { Answered } from "./Answered";
import { Frame } from "./Frame";
import { Legend } from "./Legend";
import { PersonContacts } from "./PersonContacts";
import { Timeline } from "./Timeline";

/** The journey of one person, contact by contact. */
export default function PersonScreen() {
  const [lens] = useLens();
  const person = Number(
    useParams({ strict: false, select: (params) => (params as { person?: string }).person }),
  );
  const asked = useQuery(analysisQuery(useWorkspaceId(), "person", { person, lens }));
  return (
    <Frame tab="persons">
      <Answered asked={asked} isEmpty={(answer) => answer.contacts.length === 0}>
        {(answer) => <Person person={answer} />}
      </Answered>
    </Frame>
  );
}

function Person({ person }: { person: Answer<"person"> }) {
  const { t } = useTranslation("explore");
  const workspaceId = useWorkspaceId();
  const workspace = useQuery(workspaceQuery(workspaceId)).data;
  const formats = useFormats(workspace?.time_zone);
  const { contacts } = person;
  const value = contacts.reduce((sum, one) => sum + (one.value ?? 0), 0);
  const [first, last] = [contacts[0]!.at, contacts.at(-1)!.at];
  const facts = [
    t("person.contacts_n", { count: contacts.length, n: formats.number(contacts.length) }),
    t("person.journeys_n", { count: person.n_journeys, n: formats.number(person.n_journeys) }),
    `${formats.day(first)} – ${formats.day(last)}`,
    formats.duration((Date.parse(last) - Date.parse(first)) / 1000),
    value ? formats.money(value, workspace?.currency ?? "EUR") : "",
  ].filter(Boolean);
  return (
    <Stack gap="md">
      <div>
        <AnchorLink
          to="/w/$workspaceId/explore/persons"
          params={{ workspaceId }}
          size="sm"
          className="not-printed"
        >
          <Group gap={4} component="span">
            <IconArrowLeft size={14} aria-hidden /> {t("person.all")}
          </Group>
        </AnchorLink>
        <Text component="h2" fz="h3" fw={650} mt={4}>
          {t("persons.person_n", { n: formats.number(person.person) })}
        </Text>
        <Text size="sm" c="dimmed" className="figures">
          {facts.join(" · ")}
        </Text>
        <Group gap={6} mt={6}>
          {Object.entries(person.attributes).map(([name, said]) => (
            <Badge key={name} variant="light" tt="none" fw={500}>
              {name}: {said}
            </Badge>
          ))}
        </Group>
      </div>
      <Legend lens={{ level: "phase" }} />
      <Timeline person={person} zone={workspace?.time_zone} currency={workspace?.currency ?? "EUR"} />
      <PersonContacts
        contacts={contacts}
        zone={workspace?.time_zone}
        currency={workspace?.currency ?? "EUR"}
      />
    </Stack>
  );
}
