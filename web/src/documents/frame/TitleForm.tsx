import { Button, Group, TextInput } from "@mantine/core";
import { modals } from "@mantine/modals";
import { useState } from "react";
import { useTranslation } from "react-i18next";

/** Asks for the title of a document. */
export function TitleForm({ first, onKeep }: { first: string; onKeep: (title: string) => void }) {
  const { t } = useTranslation("documents");
  const [title, setTitle] = useState(first);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!title.trim()) return;
        modals.closeAll();
        onKeep(title.trim());
      }}
    >
      <TextInput
        label={t("more.title")}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
        maxLength={200}
        data-autofocus
      />
      <Group justify="flex-end" mt="md">
        <Button type="submit" disabled={!title.trim()}>
          {t("keep")}
        </Button>
      </Group>
    </form>
  );
}
