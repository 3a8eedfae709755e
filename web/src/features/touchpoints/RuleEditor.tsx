import { Button, Stack, Text, Textarea, Title } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { conditionOf, type Rule, ruleOfName, type Statement } from "./conditions";
import classes from "./RuleEditor.module.css";
import { StatementFields } from "./StatementFields";

interface RuleEditorProps {
  rules: readonly Rule[];
  name: string;
  onChange: (rules: Rule[]) => void;
}

/** The rules of a touchpoint: any of them makes an event it, all statements of a rule must hold. */
export function RuleEditor({ rules, name, onChange }: RuleEditorProps) {
  const { t } = useTranslation("touchpoints");
  const put = (at: number, rule: Rule | null) =>
    onChange(rules.flatMap((one, n) => (n === at ? (rule ? [rule] : []) : [one])));
  return (
    <Stack gap="sm" component="section" aria-labelledby="rules-title">
      <div>
        <Title order={3} size="h5" id="rules-title">
          {t("rules.title")}
        </Title>
        <Text size="sm" c="dimmed">
          {rules.length === 0 ? t("rules.none", { name: name || "…" }) : t("rules.lead")}
        </Text>
      </div>
      {rules.map((rule, at) => (
        <div key={at} className={classes.rule}>
          {at > 0 && <span className={classes.or}>{t("or")}</span>}
          {"json" in rule ? (
            <Json json={rule.json} onChange={(json) => put(at, json === "" ? null : { json })} />
          ) : (
            <Statements
              statements={rule.statements}
              number={at + 1}
              onChange={(statements) => put(at, statements.length > 0 ? { statements } : null)}
            />
          )}
        </div>
      ))}
      <Button
        variant="light"
        size="compact-md"
        className={classes.add}
        leftSection={<IconPlus size={16} />}
        onClick={() => onChange([...rules, ruleOfName(rules.length === 0 ? name : "")])}
      >
        {t("rules.add")}
      </Button>
    </Stack>
  );
}

interface StatementsProps {
  statements: Statement[];
  number: number;
  onChange: (statements: Statement[]) => void;
}

function Statements({ statements, number, onChange }: StatementsProps) {
  const { t } = useTranslation("touchpoints");
  const blank: Statement = { field: "source", operator: "equals", value: "", isNot: false };
  return (
    <Stack gap={6}>
      {statements.map((one, at) => (
        <StatementFields
          key={at}
          statement={one}
          label={t("rules.statement", { rule: number, n: at + 1 })}
          onChange={(next) => onChange(statements.map((old, n) => (n === at ? next : old)))}
          onRemove={() => onChange(statements.filter((_, n) => n !== at))}
        />
      ))}
      <Button
        variant="subtle"
        size="compact-xs"
        className={classes.add}
        onClick={() => onChange([...statements, blank])}
      >
        {t("rules.and")}
      </Button>
    </Stack>
  );
}

/** A rule that says more than a list of statements can. */
function Json({ json, onChange }: { json: string; onChange: (json: string) => void }) {
  const { t } = useTranslation("touchpoints");
  return (
    <Textarea
      label={t("rules.json")}
      description={t("rules.json_hint")}
      autosize
      minRows={3}
      maxRows={14}
      value={json}
      styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)" } }}
      error={json !== "" && conditionOf({ json }) === null ? t("rules.no_json") : undefined}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
