import { Checkbox, NativeSelect, ScrollArea, Stack, Table, Text } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { useFormats } from "@/app/format";
import { Empty } from "@/components/Empty";
import { Failure } from "@/components/Failure";
import { useKnown } from "@/components/known";
import { Waiting } from "@/components/Waiting";
import { type Unregistered, unregisteredQuery } from "./api";
import type { Register } from "./merge";
import { NameThem } from "./NameThem";
import { channelFor, phaseFor } from "./suggest";
import { useMayEdit } from "./useRegister";

/** Where a touchpoint of a name would be: as proposed, or as chosen. */
export interface Proposal {
  channel: string | null;
  phase: string | null;
}

const CHANNELS = [
  "web",
  "app",
  "e-mail",
  "shop",
  "phone",
  "chat",
  "post",
  "social",
  "advertising",
  "delivery",
];

/** Events and drawn contacts that wait to be named: pick them, and say what they are. */
export function UnregisteredList({ register }: { register: Register }) {
  const { t } = useTranslation("touchpoints");
  const mayEdit = useMayEdit();
  const found = useQuery(unregisteredQuery(useWorkspaceId()));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [said, setSaid] = useState<Record<string, Proposal>>({});
  if (found.error) return <Failure error={found.error} reset={() => found.refetch()} />;
  if (!found.data) return <Waiting />;
  const { items, count } = found.data;
  if (items.length === 0) {
    return (
      <Empty icon={<IconCircleCheck />} title={t("unregistered.none")}>
        {t(register.touchpoints.length > 0 ? "unregistered.all_named" : "unregistered.no_events")}
      </Empty>
    );
  }
  const channels = [...new Set([...register.channels, ...CHANNELS])];
  const proposalOf = (one: Unregistered): Proposal =>
    said[one.name] ?? {
      channel: one.channel ?? channelFor(one.name, one.kinds, channels),
      phase: one.phase ?? phaseFor(one.name, register.phases),
    };
  const picked = items.filter((one) => chosen.has(one.name));
  const toggle = (names: readonly string[], isOn: boolean) =>
    setChosen(new Set(isOn ? [...chosen, ...names] : [...chosen].filter((name) => !names.includes(name))));
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t("unregistered.lead")}{" "}
        {count > items.length && t("unregistered.first", { n: items.length, all: count })}
      </Text>
      {mayEdit && (
        <NameThem
          register={register}
          picked={picked.map((one) => ({ name: one.name, ...proposalOf(one) }))}
          onDone={() => setChosen(new Set())}
        />
      )}
      <ScrollArea>
        <Table verticalSpacing={4} miw={900} aria-label={t("view.unregistered")}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={40}>
                {mayEdit && (
                  <Checkbox
                    aria-label={t("unregistered.pick_all")}
                    checked={picked.length === items.length}
                    indeterminate={picked.length > 0 && picked.length < items.length}
                    onChange={(event) =>
                      toggle(
                        items.map((one) => one.name),
                        event.currentTarget.checked,
                      )
                    }
                  />
                )}
              </Table.Th>
              <Table.Th>{t("unregistered.event")}</Table.Th>
              <Table.Th>{t("unregistered.from")}</Table.Th>
              <Table.Th ta="right">{t("column.events")}</Table.Th>
              <Table.Th ta="right">{t("column.persons")}</Table.Th>
              <Table.Th>{t("column.last")}</Table.Th>
              <Table.Th>{t("unregistered.channel")}</Table.Th>
              <Table.Th>{t("unregistered.phase")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {items.map((one) => (
              <Row
                key={one.name}
                event={one}
                isPicked={chosen.has(one.name)}
                proposal={proposalOf(one)}
                channels={channels}
                phases={register.phases}
                mayEdit={mayEdit}
                onPick={(isOn) => toggle([one.name], isOn)}
                onSay={(next) => setSaid({ ...said, [one.name]: { ...proposalOf(one), ...next } })}
              />
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea>
    </Stack>
  );
}

interface RowProps {
  event: Unregistered;
  isPicked: boolean;
  proposal: Proposal;
  channels: readonly string[];
  phases: readonly string[];
  mayEdit: boolean;
  onPick: (isOn: boolean) => void;
  onSay: (next: Partial<Proposal>) => void;
}

function Row({ event, isPicked, proposal, channels, phases, mayEdit, onPick, onSay }: RowProps) {
  const { t } = useTranslation("touchpoints");
  const formats = useFormats();
  const known = useKnown();
  const from = [
    ...event.kinds.map((kind) => [kind.source, kind.channel].filter(Boolean).join(" · ")),
    ...event.maps.map((title) => t("unregistered.drawn", { title })),
  ];
  const choices = { channel: channels, phase: phases };
  return (
    <Table.Tr bg={isPicked ? "var(--mantine-primary-color-light)" : undefined}>
      <Table.Td>
        {mayEdit && (
          <Checkbox
            aria-label={t("unregistered.pick", { name: event.name })}
            checked={isPicked}
            onChange={(change) => onPick(change.currentTarget.checked)}
          />
        )}
      </Table.Td>
      <Table.Td fw={600}>{event.name}</Table.Td>
      <Table.Td c="dimmed" title={from.join("\n")}>
        {from.slice(0, 2).join(", ")}
        {from.length > 2 && ` +${from.length - 2}`}
      </Table.Td>
      <Table.Td ta="right" className="figures">
        {formats.number(event.n_events)}
      </Table.Td>
      <Table.Td ta="right" className="figures">
        {formats.number(event.n_persons)}
      </Table.Td>
      <Table.Td style={{ whiteSpace: "nowrap" }}>{formats.day(event.last)}</Table.Td>
      {(["channel", "phase"] as const).map((field) => (
        <Table.Td key={field}>
          {mayEdit ? (
            <NativeSelect
              size="xs"
              aria-label={t("edit_field", { field: t(`field.${field}`), name: event.name })}
              data={[
                { value: "", label: "–" },
                ...choices[field].map((value) => ({ value, label: known(value, field) })),
              ]}
              value={proposal[field] ?? ""}
              onChange={(change) => onSay({ [field]: change.currentTarget.value || null })}
            />
          ) : (
            "–"
          )}
        </Table.Td>
      ))}
    </Table.Tr>
  );
}
