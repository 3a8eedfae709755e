import { Button, Group, Modal, MultiSelect, Radio, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { Failure } from "@/components/Failure";
import { makeMap, PHASE_SETS } from "./api";

const LANGUAGES = ["nl", "en", "de", "fr", "es"];

/** Asks what a new map is called and what it starts from, makes it and opens it. */
export function NewMap({ isOpen, close }: { isOpen: boolean; close: () => void }) {
  const { t, i18n } = useTranslation("maps");
  const workspaceId = useWorkspaceId();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const form = useForm({
    initialValues: { title: "", phase_set: "six", languages: [i18n.language] },
    validate: {
      title: (title) => (title.trim() ? null : t("new.title_missing")),
      languages: (languages) => (languages.length > 0 ? null : t("new.language_missing")),
    },
  });
  const making = useMutation({
    mutationFn: (values: typeof form.values) => makeMap(workspaceId, values),
    onSuccess: (made) => {
      queries.invalidateQueries({ queryKey: ["overview", workspaceId] });
      navigate({ to: "/w/$workspaceId/maps/$mapId", params: { workspaceId, mapId: made.id } });
    },
  });
  return (
    <Modal opened={isOpen} onClose={close} title={t("new.heading")} size="lg">
      <form onSubmit={form.onSubmit((values) => making.mutate(values))}>
        <Stack>
          <TextInput
            label={t("new.title")}
            placeholder={t("new.title_example")}
            maxLength={200}
            data-autofocus
            {...form.getInputProps("title")}
          />
          <Radio.Group label={t("new.phases")} {...form.getInputProps("phase_set")}>
            <Stack gap={6} mt={6}>
              {PHASE_SETS.map((name) => (
                <Radio
                  key={name}
                  value={name}
                  label={t(`new.set.${name}`)}
                  description={t(`new.set_phases.${name}`)}
                />
              ))}
            </Stack>
          </Radio.Group>
          <MultiSelect
            label={t("new.languages")}
            description={t("new.languages_about")}
            data={LANGUAGES.map((one) => ({ value: one, label: nameOf(one, i18n.language) }))}
            {...form.getInputProps("languages")}
          />
          {making.error && <Failure error={making.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t("new.cancel")}
            </Button>
            <Button type="submit" loading={making.isPending}>
              {t("new.make")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** What a language is called in another. */
export function nameOf(language: string, shown: string): string {
  return new Intl.DisplayNames([shown], { type: "language" }).of(language) ?? language;
}
