import { ActionIcon, Group, NativeSelect, Stack, Textarea, TextInput } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { ATTRIBUTE, FIELDS, type Operator, operatorsOf, type Statement } from "./conditions";
import classes from "./RuleEditor.module.css";

interface StatementFieldsProps {
  statement: Statement;
  /** Which statement of which rule this is. */
  label: string;
  onChange: (statement: Statement) => void;
  onRemove: () => void;
}

/** One statement: a field, how it is compared, with what. */
export function StatementFields({ statement, label, onChange, onRemove }: StatementFieldsProps) {
  const { t } = useTranslation("touchpoints");
  const { field, operator, value, isNot } = statement;
  const isAttribute = field.startsWith(ATTRIBUTE);
  const say = (next: Partial<Statement>) => onChange({ ...statement, ...next });
  const chooseField = (next: string) => {
    const operators = operatorsOf(next);
    say({ field: next, operator: operators.includes(operator) ? operator : operators[0]! });
  };
  const operators = operatorsOf(field).flatMap((one) => [
    { value: one, label: t(`operator.${one}`) },
    { value: `not ${one}`, label: `${t("not")} ${t(`operator.${one}`)}` },
  ]);
  return (
    <fieldset className={classes.statement} aria-label={label} style={{ border: 0, padding: 0, margin: 0 }}>
      <Stack gap={4}>
        <NativeSelect
          size="xs"
          aria-label={t("rules.field")}
          data={[
            ...FIELDS.map((one) => ({ value: one, label: t(`event_field.${one}`) })),
            { value: ATTRIBUTE, label: t("event_field.attribute") },
          ]}
          value={isAttribute ? ATTRIBUTE : field}
          onChange={(event) => chooseField(event.currentTarget.value)}
        />
        {isAttribute && (
          <TextInput
            size="xs"
            aria-label={t("rules.attribute")}
            placeholder={t("rules.attribute")}
            maxLength={200}
            value={field.slice(ATTRIBUTE.length)}
            onChange={(event) => say({ field: ATTRIBUTE + event.currentTarget.value })}
          />
        )}
      </Stack>
      <NativeSelect
        size="xs"
        aria-label={t("rules.operator")}
        data={operators}
        value={isNot ? `not ${operator}` : operator}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          say({ isNot: chosen.startsWith("not "), operator: chosen.replace("not ", "") as Operator });
        }}
      />
      {operator === "one_of" ? (
        <Textarea
          size="xs"
          autosize
          minRows={2}
          maxRows={8}
          aria-label={t("rules.values")}
          placeholder={t("rules.values")}
          maxLength={20_000}
          value={value}
          onChange={(event) => say({ value: event.currentTarget.value })}
        />
      ) : (
        <TextInput
          size="xs"
          aria-label={t("rules.value")}
          placeholder={operator === "matches" ? "^order_\\d+$" : ""}
          maxLength={2000}
          value={value}
          onChange={(event) => say({ value: event.currentTarget.value })}
        />
      )}
      <Group>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={30}
          aria-label={t("rules.remove", { statement: label })}
          onClick={onRemove}
        >
          <IconX size={16} />
        </ActionIcon>
      </Group>
    </fieldset>
  );
}
