import { Button, Group, Radio, Text, TextInput } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { useMakeDocument } from "@/documents/useMakeDocument";
import { said } from "@/mapping/texts";
import { methodQuery } from "../api";
import classes from "./Begin.module.css";
import { TemplateHolds } from "./TemplateHolds";

const EMPTY = "empty";

/** Asks what a project is called and what it begins with, makes it and opens it. */
export function NewProject() {
  const { t, i18n } = useTranslation("projects");
  const { templates } = useSuspenseQuery(methodQuery(useWorkspaceId())).data;
  const [title, setTitle] = useState("");
  const [chosen, choose] = useState(templates[0]?.name ?? EMPTY);
  const make = useMakeDocument("project");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!title.trim()) return;
    const template = chosen === EMPTY ? null : chosen;
    make.mutate({ title: title.trim(), template });
  };
  const choices = [
    ...templates.map((one) => ({
      name: one.name,
      title: said(one.title, i18n.language),
      about: said(one.maps[0], i18n.language),
    })),
    { name: EMPTY, title: t("new.empty"), about: t("new.empty_about") },
  ];
  return (
    <form onSubmit={submit}>
      <TextInput
        label={t("new.name")}
        placeholder={t("new.name_example")}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
        maxLength={200}
        maw={520}
        mb="md"
        data-autofocus
      />
      <Radio.Group label={t("new.from")} value={chosen} onChange={choose}>
        <div className={classes.choices}>
          {choices.map((one) => (
            <Radio.Card key={one.name} value={one.name} className={classes.choice} aria-label={one.title}>
              <Group wrap="nowrap" align="flex-start" gap="xs">
                <Radio.Indicator size="xs" mt={3} />
                <div>
                  <Text size="sm" fw={600}>
                    {one.title}
                  </Text>
                  <Text size="xs" c="dimmed">
                    {one.about}
                  </Text>
                </div>
              </Group>
            </Radio.Card>
          ))}
        </div>
      </Radio.Group>
      <TemplateHolds template={templates.find((one) => one.name === chosen)} />
      <Button type="submit" mt="md" loading={make.isPending} disabled={!title.trim()}>
        {t("new.make")}
      </Button>
    </form>
  );
}
