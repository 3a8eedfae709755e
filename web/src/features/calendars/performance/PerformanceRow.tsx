import { Anchor, Group, Table, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Shape } from "@/api/client";
import { useFormats } from "@/app/format";
import { Figure } from "@/components/Figure";
import { useAddress } from "@/documents/address";
import { useSaid } from "@/documents/useDocument";
import type { ItemPerformance } from "../api";
import shared from "../Calendar.module.css";
import { PurposeMark } from "../PurposeLegend";
import { useContent } from "../useContent";

/** What an item did. */
export function PerformanceRow({ found }: { found: ItemPerformance }) {
  const { t } = useTranslation("calendars");
  const formats = useFormats();
  const said = useSaid();
  const { items } = useContent();
  const [, open] = useAddress("at");
  const titleOf = (id: string) => said(items.find((one) => one.id === id)?.title);
  return (
    <Table.Tr>
      <Table.Td>
        <Group gap={6} wrap="nowrap" align="flex-start">
          <PurposeMark purpose={items.find((one) => one.id === found.item)?.purpose} />
          <div>
            <Anchor component="button" type="button" size="sm" ta="left" onClick={() => open(found.item)}>
              {titleOf(found.item)}
            </Anchor>
            <Text size="xs" c="dimmed">
              {found.campaign}
            </Text>
            {found.shares_code_with.length > 0 && (
              <Text size="xs" className={shared.late}>
                <IconAlertTriangle size={12} aria-hidden />{" "}
                {t("performance.same_code", { titles: found.shares_code_with.map(titleOf).join(", ") })}
              </Text>
            )}
          </div>
        </Group>
      </Table.Td>
      <Table.Td ta="right">{formats.number(found.n_contacts)}</Table.Td>
      <Table.Td ta="right">
        {formats.number(found.n_reached)}
        {found.n_waiting > 0 && (
          <Text size="xs" c="dimmed">
            {t("performance.waiting", { count: found.n_waiting })}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <Rate rate={found.converted} />
      </Table.Td>
      <Table.Td>
        <Rate rate={found.before} />
      </Table.Td>
    </Table.Tr>
  );
}

/** A share with its n, and its interval beside it. */
function Rate({ rate }: { rate: Shape<"RateOut"> }) {
  const { t } = useTranslation("calendars");
  const formats = useFormats();
  if (rate.share === null)
    return (
      <Text size="xs" c="dimmed">
        {t("performance.nobody")}
      </Text>
    );
  const [low, high] = [formats.percent(rate.low), formats.percent(rate.high)];
  return (
    <>
      <Figure value={formats.percent(rate.share)} n={rate.n} interval={[low, high]} />
      <Text size="xs" c="dimmed">
        {low} – {high}
      </Text>
    </>
  );
}
