import { ActionIcon, Button, Group, MultiSelect, Select, Stack, Text, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { vocabularyQuery } from "@/features/personas/api";
import { type Choice, choiceOf, conditionOf } from "@/features/personas/rule";
import type { Condition, Rule, Vocabulary } from "@/features/personas/types";

interface SegmentBuilderProps {
  rule: Rule;
  onChange: (rule: Rule) => void;
}

/** Says which persons are of a persona: values of attributes, what they did, what they never did. */
export function SegmentBuilder({ rule, onChange }: SegmentBuilderProps) {
  const { t } = useTranslation("personas");
  const vocabulary = useQuery(vocabularyQuery(useWorkspaceId())).data;
  const touchpoints = vocabulary?.touchpoints.map((one) => one.name) ?? [];
  const put = (at: number, condition: Condition | null) =>
    onChange({
      ...rule,
      where: rule.where.flatMap((one, index) => (index === at ? (condition ?? []) : one)),
    });
  return (
    <Stack gap="sm">
      {rule.where.map((condition, at) => (
        <Where
          key={at}
          condition={condition}
          vocabulary={vocabulary}
          onChange={(changed) => put(at, changed)}
        />
      ))}
      <AddWhere
        vocabulary={vocabulary}
        rule={rule}
        onAdd={(choice) => onChange({ ...rule, where: [...rule.where, conditionOf(choice)] })}
      />
      <MultiSelect
        label={t("segment.did")}
        placeholder={rule.did.length === 0 ? t("segment.any") : undefined}
        data={[...new Set([...touchpoints, ...rule.did])]}
        value={rule.did}
        onChange={(did) => onChange({ ...rule, did })}
        searchable
        clearable
        clearButtonProps={{ "aria-label": t("segment.clear") }}
        size="sm"
      />
      <MultiSelect
        label={t("segment.did_not")}
        placeholder={rule.did_not.length === 0 ? t("segment.any") : undefined}
        data={[...new Set([...touchpoints, ...rule.did_not])]}
        value={rule.did_not}
        onChange={(did_not) => onChange({ ...rule, did_not })}
        searchable
        clearable
        clearButtonProps={{ "aria-label": t("segment.clear") }}
        size="sm"
      />
    </Stack>
  );
}

interface WhereProps {
  condition: Condition;
  vocabulary: Vocabulary | undefined;
  onChange: (condition: Condition | null) => void;
}

function Where({ condition, vocabulary, onChange }: WhereProps) {
  const { t } = useTranslation("personas");
  const choice = choiceOf(condition);
  const attribute = choice?.attribute ?? t("segment.special");
  const known = vocabulary?.attributes.find((one) => one.name === choice?.attribute);
  const values = [...new Set([...(known?.values.map((one) => one.value) ?? []), ...(choice?.values ?? [])])];
  return (
    <Group gap={4} align="flex-end" wrap="nowrap">
      {choice ? (
        <MultiSelect
          flex={1}
          label={attribute}
          data={values}
          value={choice.values}
          onChange={(chosen) =>
            onChange(chosen.length > 0 ? conditionOf({ attribute, values: chosen }) : null)
          }
          searchable
          size="sm"
        />
      ) : (
        <TextInput flex={1} label={attribute} value={JSON.stringify(condition)} readOnly size="sm" />
      )}
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={t("segment.remove", { attribute })}
        onClick={() => onChange(null)}
      >
        <IconTrash size={16} />
      </ActionIcon>
    </Group>
  );
}

interface AddWhereProps {
  vocabulary: Vocabulary | undefined;
  rule: Rule;
  onAdd: (choice: Choice) => void;
}

function AddWhere({ vocabulary, rule, onAdd }: AddWhereProps) {
  const { t } = useTranslation("personas");
  const used = new Set(rule.where.map((condition) => choiceOf(condition)?.attribute));
  const left = vocabulary?.attributes.filter((one) => !used.has(one.name) && one.values.length > 0) ?? [];
  if (vocabulary && vocabulary.attributes.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t("segment.no_attributes")}
      </Text>
    );
  if (left.length === 0) return null;
  if (left.length === 1)
    return (
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPlus size={14} />}
        onClick={() => onAdd({ attribute: left[0]!.name, values: [left[0]!.values[0]!.value] })}
        style={{ alignSelf: "flex-start" }}
      >
        {t("segment.add_one", { attribute: left[0]!.name })}
      </Button>
    );
  return (
    <Select
      key={rule.where.length}
      label={t("segment.add")}
      placeholder={t("segment.attribute")}
      data={left.map((one) => one.name)}
      value={null}
      onChange={(name) => {
        const chosen = left.find((one) => one.name === name);
        if (chosen) onAdd({ attribute: chosen.name, values: [chosen.values[0]!.value] });
      }}
      searchable
      size="sm"
    />
  );
}
