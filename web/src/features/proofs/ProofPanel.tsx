import { Stack, Tabs } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Failure } from "@/components/Failure";
import { JobProgress } from "@/components/JobProgress";
import { isOver } from "@/components/job";
import { AnchorLink } from "@/components/links";
import { Waiting } from "@/components/Waiting";
import { Compare } from "./Compare";
import { Findings } from "./Findings";
import { Headline } from "./Headline";
import { History } from "./History";
import { NoProof } from "./NoProof";
import { Standing } from "./Standing";
import { StepTable } from "./StepTable";
import type { Proof } from "./types";
import { useProof, useSearched } from "./useProof";

const TABS = { findings: Findings, steps: StepTable, compare: Compare, history: History } as const;
type Tab = keyof typeof TABS;

/** Beside the map: how well it fits what customers did, what was found, and earlier proofs. */
export default function ProofPanel() {
  const { proof, isAsking, error, job, cancel } = useProof();
  const isWorking = job !== undefined && !isOver(job);
  return (
    <Stack gap="md">
      {job && <JobProgress job={job} onCancel={cancel} />}
      {error != null && !proof && <Failure error={error} />}
      {proof ? (
        <Proved proof={proof} />
      ) : (
        !isWorking && error == null && (isAsking ? <Waiting rows={6} /> : <NoProof />)
      )}
    </Stack>
  );
}

function Proved({ proof }: { proof: Proof }) {
  const { t } = useTranslation("proofs");
  const { look, of } = useProof();
  const wanted = useSearched("tab");
  const tab: Tab = wanted !== undefined && wanted in TABS ? (wanted as Tab) : "findings";
  const Shown = TABS[tab];
  return (
    <>
      <Headline proof={proof} />
      <AnchorLink to="/w/$workspaceId/validation/$mapId" params={of} size="sm">
        {t("validation")}
      </AnchorLink>
      <Standing proof={proof} />
      <Tabs
        value={tab}
        onChange={(next) => look({ tab: next === "findings" ? undefined : next })}
        keepMounted={false}
      >
        <Tabs.List aria-label={t("tab.label")} mb="sm">
          {(Object.keys(TABS) as Tab[]).map((key) => (
            <Tabs.Tab key={key} value={key} px={9}>
              {t(`tab.${key}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={tab}>
          <Shown proof={proof} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
