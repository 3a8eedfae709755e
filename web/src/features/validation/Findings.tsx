import { Text, Title } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { AsideGroup } from "@/components/Aside";
import { useAddress } from "@/documents/address";
import type { Finding, Validation } from "./api";
import { FindingItem } from "./FindingItem";
import classes from "./Validation.module.css";

/** Where customers contradict the map, the weightiest first; beside those what the map's proof found. */
export function Findings({ validation }: { validation: Validation }) {
  const { t } = useTranslation(["validation", "components"]);
  const [wanted] = useAddress("finding");
  const isNothingOpen = validation.aside.length > 0 && validation.proof_findings.length === 0;
  return (
    <>
      <List
        name="findings"
        findings={validation.findings}
        none={
          <>
            <IconCircleCheck size={18} aria-hidden />{" "}
            {isNothingOpen ? t("components:aside.none_open") : t("findings.none")}
          </>
        }
      />
      {validation.proof_findings.length > 0 && <List name="proof" findings={validation.proof_findings} />}
      <AsideGroup
        count={validation.aside.length}
        isOpened={validation.aside.some((one) => one.id === wanted)}
      >
        <ul className={classes.findings}>
          {validation.aside.map((one) => (
            <FindingItem key={one.id} finding={one} isAside />
          ))}
        </ul>
      </AsideGroup>
    </>
  );
}

interface ListProps {
  name: "findings" | "proof";
  findings: readonly Finding[];
  none?: React.ReactNode;
}

function List({ name, findings, none }: ListProps) {
  const { t } = useTranslation("validation");
  const nDone = findings.filter((one) => one.on_map !== null || one.actions.length > 0).length;
  return (
    <section aria-labelledby={`validation-${name}`}>
      <Title order={2} size="h4" id={`validation-${name}`}>
        {t(`${name}.title`, { count: findings.length })}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t(`${name}.about`)}
        {nDone > 0 && ` ${t("findings.done", { count: nDone })}`}
      </Text>
      {findings.length === 0 ? (
        <p className={classes.none}>{none}</p>
      ) : (
        <ul className={classes.findings}>
          {findings.map((one) => (
            <FindingItem key={one.id} finding={one} />
          ))}
        </ul>
      )}
    </section>
  );
}
