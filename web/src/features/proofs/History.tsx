import { Text, UnstyledButton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { Failure } from "@/components/Failure";
import { Waiting } from "@/components/Waiting";
import { proofsQuery } from "./api";
import { useRowTitle } from "./named";
import classes from "./Panel.module.css";
import { lensOfRow } from "./question";
import type { Proof, ProofRow } from "./types";
import { useProof } from "./useProof";

/** The proofs of this map, the latest first; a click shows one again. */
export function History({ proof }: { proof: Proof }) {
  const { t } = useTranslation("proofs");
  const formats = useFormats();
  const titleOf = useRowTitle();
  const { of, look } = useProof();
  const listed = useQuery(proofsQuery(of));
  if (listed.error) return <Failure error={listed.error} reset={() => listed.refetch()} />;
  if (!listed.data) return <Waiting rows={4} />;
  const show = (row: ProofRow) => {
    const lens = lensOfRow(row);
    look({
      proof: row.id,
      who: row.persona ?? undefined,
      lens: Object.keys(lens).length > 0 ? lens : undefined,
    });
  };
  return (
    <div>
      <Text size="sm" c="dimmed" mb={8}>
        {t("history.text")}
      </Text>
      {listed.data.map((row) => (
        <UnstyledButton
          key={row.id}
          className={classes.past}
          aria-current={row.id === proof.id || undefined}
          onClick={() => show(row)}
        >
          <span>
            <b>{formats.moment(row.made_at)}</b>
            {row.id === proof.id && <i>{t("history.shown")}</i>}
          </span>
          <span>{titleOf(row)}</span>
          <span className="figures">
            {t("history.figures", {
              fit: formats.percent(row.fitness.value),
              coverage: formats.percent(row.coverage.share),
              n: formats.number(row.n_journeys),
              findings: t("history.findings", { count: row.n_findings }),
            })}
          </span>
        </UnstyledButton>
      ))}
    </div>
  );
}
