import { Table } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { useKnown } from "@/components/known";
import { useNameColors } from "./colors";
import classes from "./Legend.module.css";
import type { Contact } from "./pauses";

interface PersonContactsProps {
  contacts: Contact[];
  zone: string | undefined;
  currency: string;
}

const MOST = 500;

/** Every contact in a row, with how long it came after the one before. */
export function PersonContacts({ contacts, zone, currency }: PersonContactsProps) {
  const { t } = useTranslation("explore");
  const formats = useFormats(zone);
  const known = useKnown();
  const colorOf = useNameColors({});
  const since = (n: number) => (Date.parse(contacts[n]!.at) - Date.parse(contacts[n - 1]!.at)) / 1000;
  return (
    <Table.ScrollContainer minWidth={640}>
      <Table
        fz="sm"
        verticalSpacing={5}
        className="figures"
        aria-label={t("person.list")}
        bg="var(--app-card)"
        withTableBorder
      >
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("person.at")}</Table.Th>
            <Table.Th ta="right">{t("person.since")}</Table.Th>
            <Table.Th>{t("person.touchpoint")}</Table.Th>
            <Table.Th>{t("person.channel")}</Table.Th>
            <Table.Th ta="right">{t("person.value")}</Table.Th>
            <Table.Th ta="right">{t("person.score")}</Table.Th>
            <Table.Th ta="right">{t("person.text")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {contacts.slice(0, MOST).map((one, n) => (
            <Table.Tr key={one.event}>
              <Table.Td style={{ whiteSpace: "nowrap" }}>{formats.moment(one.at)}</Table.Td>
              <Table.Td ta="right" c="dimmed" style={{ whiteSpace: "nowrap" }}>
                {n > 0 && one.journey === contacts[n - 1]!.journey
                  ? `+ ${formats.duration(since(n))}`
                  : t("person.begins")}
              </Table.Td>
              <Table.Td>
                <span
                  className={classes.swatch}
                  style={{ background: colorOf(one.touchpoint), display: "inline-block", marginInlineEnd: 8 }}
                  title={one.phase ? known(one.phase, "phase") : undefined}
                />
                {one.label}
              </Table.Td>
              <Table.Td>{known(one.channel, "channel")}</Table.Td>
              <Table.Td ta="right">{formats.money(one.value, currency)}</Table.Td>
              <Table.Td ta="right">{formats.number(one.score)}</Table.Td>
              <Table.Td ta="right">
                {one.text_length ? t("person.text_n", { n: formats.number(one.text_length) }) : "–"}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
