import { Table, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Figure } from "@/components/Figure";
import type { Share, Validation } from "./api";
import { useWritten } from "./useValidation";
import classes from "./Validation.module.css";

const MOST = 8;

/** Contacts that customers named unasked and the map lacks. */
export function Named({ validation }: { validation: Validation }) {
  const { t } = useTranslation("validation");
  const named = validation.named.slice(0, MOST);
  return (
    <section className={classes.named} aria-labelledby="validation-named">
      <Title order={2} size="h5" id="validation-named">
        {t("named.title")}
      </Title>
      {named.length === 0 ? (
        <p className={classes.soft}>{t("named.none")}</p>
      ) : (
        <Table aria-labelledby="validation-named" verticalSpacing={5}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("column.touchpoint")}</Table.Th>
              <Table.Th>{t("sources.survey")}</Table.Th>
              <Table.Th>{t("sources.interviews")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {named.map((one) => (
              <Table.Tr key={one.name}>
                <Table.Th scope="row" fw={500}>
                  {one.name}
                </Table.Th>
                <Table.Td>
                  <Of share={one.survey} />
                </Table.Td>
                <Table.Td>
                  <Of share={one.interviews} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {validation.named.length > MOST && (
        <p className={classes.soft}>{t("named.more", { count: validation.named.length - MOST })}</p>
      )}
    </section>
  );
}

function Of({ share }: { share: Share }) {
  const { formats, ends } = useWritten();
  if (share.share === null) return "–";
  return <Figure value={formats.percent(share.share)} n={share.n} interval={ends(share, formats.percent)} />;
}
