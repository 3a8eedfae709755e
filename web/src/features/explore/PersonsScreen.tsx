import { Group, NativeSelect, Pagination, Stack, Table, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type Answer, analysisQuery } from "@/api/analyses";
import { useWorkspaceId, workspaceQuery } from "@/api/me";
import { useFormats } from "@/app/format";
import { useKnown } from "@/components/known";
import { AnchorLink } from "@/components/links";
import { type Lens, useLens } from "@/features/lens/lens";
import { Answered } from "./Answered";
import { Chain } from "./Chain";
import { useNameColors } from "./colors";
import { Frame } from "./Frame";
import { Legend } from "./Legend";
import { useOptions } from "./useOptions";

const ORDERS = ["person", "latest", "longest", "most contacts", "most value"] as const;
const SIZE = 50;
const USUAL = { order: "latest" as (typeof ORDERS)[number], page: 1 };

/** Journeys one by one, through the lens. */
export default function PersonsScreen() {
  const { t } = useTranslation("explore");
  const { number } = useFormats();
  const [lens] = useLens();
  const [options, set] = useOptions("persons", USUAL);
  const journeys = useQuery(analysisQuery(useWorkspaceId(), "journeys", { ...options, size: SIZE, lens }));
  return (
    <Frame tab="persons">
      <Answered asked={journeys} isEmpty={(answer) => answer.n_journeys === 0} rows={12}>
        {(answer) => (
          <Stack gap="sm">
            <Group justify="space-between" align="flex-end">
              <Text size="sm" c="dimmed" className="figures">
                {t("persons.count", {
                  journeys: number(answer.n_journeys),
                  persons: number(answer.n_persons),
                })}
              </Text>
              <NativeSelect
                size="sm"
                label={t("persons.order")}
                data={ORDERS.map((value) => ({ value, label: t(`persons.by_${value.replace(" ", "_")}`) }))}
                value={options.order}
                onChange={(event) =>
                  set({ order: event.currentTarget.value as (typeof ORDERS)[number], page: 1 })
                }
              />
            </Group>
            <Legend lens={lens} />
            <Journeys answer={answer} lens={lens} />
            <Pagination
              size="sm"
              total={Math.min(Math.ceil(answer.n_journeys / SIZE), 200)}
              value={options.page}
              onChange={(page) => set({ page })}
              getControlProps={(control) => ({ "aria-label": t(`persons.${control}`) })}
              getItemProps={(page) => ({ "aria-label": t("persons.page_n", { n: page }) })}
            />
          </Stack>
        )}
      </Answered>
    </Frame>
  );
}

function Journeys({ answer, lens }: { answer: Answer<"journeys">; lens: Lens }) {
  const { t } = useTranslation("explore");
  const workspaceId = useWorkspaceId();
  const workspace = useQuery(workspaceQuery(workspaceId)).data;
  const formats = useFormats(workspace?.time_zone);
  const known = useKnown();
  const colorOf = useNameColors(lens);
  return (
    <Table.ScrollContainer minWidth={920}>
      <Table
        fz="sm"
        verticalSpacing={6}
        className="figures"
        aria-label={t("tab.persons")}
        bg="var(--app-card)"
        withTableBorder
      >
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("persons.person")}</Table.Th>
            <Table.Th>{t("persons.last")}</Table.Th>
            <Table.Th ta="right">{t("persons.contacts")}</Table.Th>
            <Table.Th ta="right">{t("persons.duration")}</Table.Th>
            <Table.Th ta="right">{t("persons.value")}</Table.Th>
            <Table.Th>{t("persons.outcome")}</Table.Th>
            <Table.Th>{t("persons.journey")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {answer.journeys.map((one) => (
            <Table.Tr key={`${one.person} ${one.number}`}>
              <Table.Td style={{ whiteSpace: "nowrap" }}>
                <AnchorLink
                  size="sm"
                  to="/w/$workspaceId/explore/persons/$person"
                  params={{ workspaceId, person: `${one.person}` }}
                >
                  {t("persons.person_n", { n: formats.number(one.person) })}
                </AnchorLink>
                {one.number > 0 && ` · ${one.number + 1}`}
              </Table.Td>
              <Table.Td style={{ whiteSpace: "nowrap" }}>{formats.day(one.last)}</Table.Td>
              <Table.Td ta="right">{formats.number(one.contacts)}</Table.Td>
              <Table.Td ta="right" style={{ whiteSpace: "nowrap" }}>
                {formats.duration(one.duration_seconds)}
              </Table.Td>
              <Table.Td ta="right">{formats.money(one.value, workspace?.currency ?? "EUR")}</Table.Td>
              <Table.Td>{one.outcome === null ? "–" : known(one.outcome)}</Table.Td>
              <Table.Td miw={330}>
                <Chain touchpoints={one.touchpoints} level={lens.level} colorOf={colorOf} most={6} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
