import { List, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { choiceOf, isEveryone } from "@/features/personas/rule";
import type { Rule } from "@/features/personas/types";

/** A segment rule as one reads it. */
export function RuleInWords({ rule }: { rule: Rule | null }) {
  const { t, i18n } = useTranslation("personas");
  const or = new Intl.ListFormat(i18n.language, { type: "disjunction" });
  if (!rule || isEveryone(rule))
    return (
      <Text size="sm" c="dimmed">
        {t("segment.everyone")}
      </Text>
    );
  const lines = [
    ...rule.where.map((condition) => {
      const choice = choiceOf(condition);
      return choice
        ? t("segment.is", { attribute: choice.attribute, values: or.format(choice.values) })
        : JSON.stringify(condition);
    }),
    ...rule.did.map((touchpoint) => t("segment.had", { touchpoint })),
    ...rule.did_not.map((touchpoint) => t("segment.had_not", { touchpoint })),
  ];
  return (
    <List size="sm" withPadding={false}>
      {lines.map((line) => (
        <List.Item key={line}>{line}</List.Item>
      ))}
    </List>
  );
}
