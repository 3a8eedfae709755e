import { useTranslation } from "react-i18next";
import { ATTRIBUTE, type Condition, type Rule, ruleOf, type Statement } from "./conditions";

/** Rules in words: "source is webshop", and for a name just that name. */
export function useRuleText() {
  const { t } = useTranslation("touchpoints");
  const field = (name: string) =>
    name.startsWith(ATTRIBUTE)
      ? name.slice(ATTRIBUTE.length)
      : t(`event_field.${name}`, { defaultValue: name });
  const statement = (one: Statement) => {
    // By far the commonest, so said in the fewest words.
    if (one.field === "name" && one.operator === "equals" && !one.isNot) return `“${one.value}”`;
    const value = one.operator === "one_of" ? one.value.split("\n").join(", ") : one.value;
    const is = t(`operator.${one.operator}`);
    return `${field(one.field)} ${one.isNot ? `${t("not")} ` : ""}${is} ${value}`;
  };
  const text = (rule: Rule) =>
    "json" in rule ? t("rule.combined") : rule.statements.map(statement).join(` ${t("and")} `);
  return { field, text, ofCondition: (condition: Condition) => text(ruleOf(condition)) };
}
