import { ActionIcon, Anchor, Group, Stack, Text, Title, Tooltip, VisuallyHidden } from "@mantine/core";
import { IconTags, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { Empty } from "@/components/Empty";
import { adding } from "@/documents/change";
import { useWords } from "@/documents/edits";
import { WordsField } from "@/documents/fields";
import frame from "@/documents/frame/Frame.module.css";
import { NewPart } from "@/documents/NewPart";
import { useSaid } from "@/documents/useDocument";
import { idFor, type Theme } from "../interviews";
import { useMentionName } from "../mentions/MentionList";
import { useGo } from "../useGo";
import { useInterviews } from "../useInterviews";
import classes from "./Themes.module.css";

/** What several participants speak of, each with the quotes that speak of it. */
export default function ThemesTab() {
  const { t } = useTranslation("interviews");
  const { interviews, themes, canEdit, apply } = useInterviews();
  const words = useWords();
  const add = (title: string) =>
    apply(adding("theme", { id: idFor(interviews, title, "theme"), title: words(null, title) }));
  return (
    <>
      {canEdit && (
        <div className={frame.tools}>
          <NewPart label={t("themes.new")} onAdd={add} />
        </div>
      )}
      {themes.length === 0 && (
        <Empty icon={<IconTags />} title={t("themes.empty_title")}>
          {t(canEdit ? "themes.empty_text" : "themes.empty_text_viewer")}
        </Empty>
      )}
      <Stack gap={28} maw={860} w="100%" mx="auto">
        {themes.map((theme) => (
          <ThemeBlock key={theme.id} theme={theme} />
        ))}
      </Stack>
    </>
  );
}

function ThemeBlock({ theme }: { theme: Theme }) {
  const { t } = useTranslation("interviews");
  const formats = useFormats();
  const said = useSaid();
  const { participants, canEdit, apply } = useInterviews();
  const held = participants.filter((one) => one.mentions.length > 0);
  const told = held.flatMap((participant) =>
    participant.mentions
      .filter((one) => one.themes.includes(theme.id))
      .map((mention) => ({ participant, mention })),
  );
  const count = new Set(told.map((one) => one.participant.id)).size;
  const title = said(theme.title);
  const remove = t("themes.remove", { title });
  return (
    <section aria-label={title}>
      <Group justify="space-between" wrap="nowrap" align="flex-end" gap="sm">
        {canEdit ? (
          <div className={classes.title}>
            <VisuallyHidden component="h2">{title}</VisuallyHidden>
            <WordsField id={theme.id} field="title" label={t("themes.title")} value={theme.title} isNeeded />
          </div>
        ) : (
          <Title order={2} size="h5">
            {title}
          </Title>
        )}
        <Group gap="xs" wrap="nowrap" pb={4}>
          <Text size="sm" c="dimmed" className="figures">
            {t("themes.of", { count, n: formats.number(held.length) })}
          </Text>
          {canEdit && (
            <Tooltip label={remove}>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={remove}
                onClick={() => apply({ op: "remove", id: theme.id })}
              >
                <IconTrash size={16} />
              </ActionIcon>
            </Tooltip>
          )}
        </Group>
      </Group>
      {told.length > 0 && (
        <ul className={classes.quotes}>
          {told.map((one) => (
            <Told key={one.mention.id} {...one} />
          ))}
        </ul>
      )}
    </section>
  );
}

type ToldProps = {
  participant: ReturnType<typeof useInterviews>["participants"][number];
  mention: ReturnType<typeof useInterviews>["participants"][number]["mentions"][number];
};

/** Who said it where, as a link to it. */
function Told({ participant, mention }: ToldProps) {
  const nameOf = useMentionName();
  const go = useGo();
  return (
    <li>
      <Anchor
        component="button"
        type="button"
        size="sm"
        className={classes.who}
        onClick={() => go({ tab: "participants", participant: participant.id, at: mention.id })}
      >
        {participant.pseudonym} · {nameOf(mention)}
      </Anchor>
      {mention.quote && <span className={classes.quote}>“{mention.quote}”</span>}
    </li>
  );
}
