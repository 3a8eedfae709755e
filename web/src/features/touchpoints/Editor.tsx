import { Alert, Button, Drawer, Group, NativeSelect, Stack, Text } from "@mantine/core";
import { modals } from "@mantine/modals";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { tellDone } from "@/components/told";
import { ClashError } from "./api";
import { conditionOf, type Rule, ruleOf } from "./conditions";
import { EditorFields } from "./EditorFields";
import { differing, type Register, saidOf, type Touchpoint, type TouchpointIn } from "./merge";
import { RuleEditor } from "./RuleEditor";
import { RulePreview } from "./RulePreview";
import { useChanges, useMayEdit } from "./useRegister";

interface EditorProps {
  register: Register;
  /** The touchpoint that is changed; null makes a new one. */
  name: string | null;
  onClose: () => void;
}

const NEW: TouchpointIn = { name: "", channel: null, phase: null, weight: "primary", owner: null, rules: [] };

/** A touchpoint with its rules, and what they would do with the events. */
export function Editor({ register, name, onClose }: EditorProps) {
  const { t } = useTranslation("touchpoints");
  const mayEdit = useMayEdit();
  // What it was when it was opened: what others change meanwhile is merged when it is saved.
  const [base, setBase] = useState(() => register.touchpoints.find((one) => one.name === name) ?? null);
  const [fields, setFields] = useState<TouchpointIn>(() => (base ? saidOf(base) : NEW));
  const [rules, setRules] = useState<Rule[]>(() => (base?.rules ?? []).map(ruleOf));
  const conditions = rules.map(conditionOf);
  const isWhole = !conditions.includes(null);
  const touchpoint: TouchpointIn = {
    ...fields,
    name: fields.name.trim(),
    rules: conditions.filter((one) => one !== null),
  };
  const isChanged = base ? differing(base, touchpoint).length > 0 || !isWhole : touchpoint.name !== "";
  const [at, setAt] = useState<number | null>(null);
  const save = useSave(base, touchpoint, at, onClose);
  const isGone = name !== null && base === null;
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="xl"
      title={
        <Text span size="lg" fw={650}>
          {name ?? t("new")}
        </Text>
      }
      closeButtonProps={{ "aria-label": t("editor.close") }}
    >
      {isGone ? (
        <Text>{t("editor.gone", { name })}</Text>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            save.mutate();
          }}
        >
          <Stack gap="lg">
            <fieldset disabled={!mayEdit} style={{ border: 0, padding: 0, margin: 0, minWidth: 0 }}>
              <Stack gap="lg">
                <EditorFields register={register} fields={fields} onChange={setFields} />
                <RuleEditor rules={rules} name={fields.name} onChange={setRules} />
                {!base && register.touchpoints.length > 0 && <Place at={at} onChange={setAt} />}
              </Stack>
            </fieldset>
            {mayEdit && (
              <RulePreview touchpoint={touchpoint} isWhole={isWhole} insteadOf={base?.name ?? null} at={at} />
            )}
            {save.error && (
              <Trouble
                error={save.error}
                onTheirs={(theirs) => {
                  setBase(theirs);
                  setFields(saidOf(theirs));
                  setRules(theirs.rules.map(ruleOf));
                  save.reset();
                }}
                onMine={(theirs) => {
                  setBase(theirs);
                  save.reset();
                }}
              />
            )}
            {mayEdit && (
              <Group justify="space-between">
                {base ? <Remove touchpoint={base} onRemoved={onClose} /> : <span />}
                <Group gap="xs">
                  <Button variant="default" onClick={onClose}>
                    {t("editor.cancel")}
                  </Button>
                  <Button
                    type="submit"
                    loading={save.isPending}
                    disabled={!isChanged || !isWhole || touchpoint.name === ""}
                  >
                    {base ? t("editor.save") : t("editor.add")}
                  </Button>
                </Group>
              </Group>
            )}
          </Stack>
        </form>
      )}
    </Drawer>
  );
}

function useSave(base: Touchpoint | null, touchpoint: TouchpointIn, at: number | null, onClose: () => void) {
  const { t } = useTranslation("touchpoints");
  const { changes } = useChanges();
  return useMutation({
    mutationFn: () => (base ? changes.change(base, touchpoint) : changes.add([touchpoint], at)),
    onSuccess: () => {
      tellDone(t(base ? "editor.saved" : "editor.added", { name: touchpoint.name }));
      onClose();
    },
  });
}

/** Where a new touchpoint is put: the first rule that matches wins. */
function Place({ at, onChange }: { at: number | null; onChange: (at: number | null) => void }) {
  const { t } = useTranslation("touchpoints");
  return (
    <NativeSelect
      label={t("editor.place")}
      description={t("editor.place_hint")}
      data={[
        { value: "last", label: t("editor.last") },
        { value: "first", label: t("editor.first") },
      ]}
      value={at === 0 ? "first" : "last"}
      onChange={(event) => onChange(event.currentTarget.value === "first" ? 0 : null)}
    />
  );
}

interface TroubleProps {
  error: Error;
  onTheirs: (theirs: Touchpoint) => void;
  onMine: (theirs: Touchpoint) => void;
}

/** Why it was not saved; where somebody else changed the same, whose words stay. */
function Trouble({ error, onTheirs, onMine }: TroubleProps) {
  const { t } = useTranslation("touchpoints");
  const { clashText } = useChanges();
  const isClash = error instanceof ClashError;
  const theirs = isClash ? error.theirs : null;
  return (
    <Alert color="orange" title={isClash ? t("clash.title") : t("editor.not_saved")} role="alert">
      <Text size="sm">{isClash ? clashText(error) : error.message}</Text>
      {theirs && (
        <Group gap="xs" mt="sm">
          <Button size="xs" variant="default" onClick={() => onTheirs(theirs)}>
            {t("clash.theirs")}
          </Button>
          <Button size="xs" variant="light" onClick={() => onMine(theirs)}>
            {t("clash.mine")}
          </Button>
        </Group>
      )}
    </Alert>
  );
}

function Remove({ touchpoint, onRemoved }: { touchpoint: Touchpoint; onRemoved: () => void }) {
  const { t } = useTranslation("touchpoints");
  const { changes, tell } = useChanges();
  const { name } = touchpoint;
  const remove = useMutation({
    mutationFn: () => changes.remove(touchpoint),
    onSuccess: () => {
      tellDone(t("editor.removed", { name }));
      onRemoved();
    },
    onError: tell,
  });
  const ask = () =>
    modals.openConfirmModal({
      title: t("editor.remove_title", { name }),
      children: <Text size="sm">{t("editor.remove_text")}</Text>,
      labels: { confirm: t("editor.remove"), cancel: t("editor.cancel") },
      confirmProps: { color: "red" },
      onConfirm: () => remove.mutate(),
    });
  return (
    <Button variant="subtle" color="red" onClick={ask} loading={remove.isPending}>
      {t("editor.remove")}
    </Button>
  );
}
