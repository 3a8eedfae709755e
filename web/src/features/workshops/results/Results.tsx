import { IconNotes } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Empty } from "@/components/Empty";
import { useWorkshop } from "../useWorkshop";
import { resultsOf } from "../workshop";
import { Become } from "./Become";
import { ResultRow } from "./ResultRow";
import classes from "./Results.module.css";

/** What the workshop came to, most votes first, and what becomes of it. */
export function Results() {
  const { t } = useTranslation("workshops");
  const { workshop, canLead } = useWorkshop();
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const results = resultsOf(workshop);
  const most = Math.max(0, ...results.map((one) => one.votes.length));
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    choose(next);
  };
  if (results.length === 0)
    return (
      <Empty icon={<IconNotes />} title={t("result.none")}>
        {t("result.none_text")}
      </Empty>
    );
  const picked = results.filter((one) => chosen.has(one.id));
  return (
    <div className={classes.results}>
      {canLead && <Become picked={picked} all={results} choose={choose} />}
      <ol className={classes.list} aria-label={t("result.label")}>
        {results.map((one) => (
          <ResultRow
            key={one.id}
            entry={one}
            most={most}
            isChosen={chosen.has(one.id)}
            onToggle={canLead ? () => toggle(one.id) : undefined}
          />
        ))}
      </ol>
    </div>
  );
}
