import { ActionIcon, Checkbox, Fieldset, NativeSelect, Stack } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { adding } from "@/documents/change";
import { useSet, useWords } from "@/documents/edits";
import { NewPart } from "@/documents/NewPart";
import { useSaid } from "@/documents/useDocument";
import type { Operation } from "@/mapping/types";
import { idFor, type Option, optionsOf, type Question } from "../survey";
import { useSurvey } from "../useSurvey";
import classes from "./Panel.module.css";
import { TextsField } from "./TextsField";

/** The answers to choose from, in their order. */
export function OptionList({ question }: { question: Question }) {
  const { t } = useTranslation("surveys");
  const { survey, canEdit, apply } = useSurvey();
  const words = useWords();
  const setOther = useSet(question.id, "allows_other");
  const add = (typed: string) => {
    const id = idFor(survey, `${question.id} ${typed}`, "option");
    apply(adding("option", { id, title: words(null, typed) }, question.id));
  };
  return (
    <Fieldset
      variant="unstyled"
      legend={t("option.all")}
      classNames={{ root: classes.set, legend: classes.legend }}
    >
      <Stack gap="xs">
        <ol className={classes.options}>
          {optionsOf(question).map((option, index) => (
            <OneOption key={option.id} question={question} option={option} index={index} />
          ))}
        </ol>
        {canEdit && <NewPart label={t("option.new")} onAdd={add} />}
        <Checkbox
          label={t("option.other")}
          checked={question.allows_other ?? false}
          disabled={!canEdit}
          onChange={(event) => setOther(event.currentTarget.checked || null)}
        />
      </Stack>
    </Fieldset>
  );
}

function OneOption({ question, option, index }: { question: Question; option: Option; index: number }) {
  const { t } = useTranslation("surveys");
  const { canEdit, apply } = useSurvey();
  const title = useSaid()(option.title);
  const all = optionsOf(question);
  const move = (to: number) =>
    apply({ op: "move", id: option.id, parent: question.id, index: to } as Operation);
  const tools = [
    { name: "up", icon: IconArrowUp, can: index > 0, work: () => move(index - 1) },
    { name: "down", icon: IconArrowDown, can: index < all.length - 1, work: () => move(index + 1) },
    { name: "remove", icon: IconX, can: true, work: () => apply({ op: "remove", id: option.id }) },
  ];
  return (
    <li>
      <div className={classes.option}>
        <TextsField
          id={option.id}
          field="title"
          label={t("option.number", { number: index + 1 })}
          value={option.title}
          isNeeded
        />
        {canEdit && (
          <div className={classes.optionTools}>
            {tools.map(({ name, icon: Icon, can, work }) => (
              <ActionIcon
                key={name}
                variant="subtle"
                color="gray"
                size={24}
                aria-label={t(`option.${name}`, { title })}
                disabled={!can}
                onClick={work}
              >
                <Icon size={14} />
              </ActionIcon>
            ))}
          </div>
        )}
      </div>
      {question.asks === "recognised" && <Meaning option={option} />}
    </li>
  );
}

/** What an answer says about whether one recognises the touchpoint; validation reads it. */
function Meaning({ option }: { option: Option }) {
  const { t } = useTranslation("surveys");
  const { canEdit } = useSurvey();
  const set = useSet(option.id, "means");
  return (
    <NativeSelect
      size="xs"
      mt={4}
      aria-label={t("option.means")}
      data={[
        { value: "", label: t("means.nothing") },
        ...(["yes", "no", "unsure"] as const).map((value) => ({ value, label: t(`means.${value}`) })),
      ]}
      value={option.means ?? ""}
      disabled={!canEdit}
      onChange={(event) => set(event.currentTarget.value)}
    />
  );
}
