import { ActionIcon, Badge, Button, Group, Text, Title, UnstyledButton, VisuallyHidden } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconFlag, IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { useAddress } from "@/documents/address";
import { adding } from "@/documents/change";
import { useSaid } from "@/documents/useDocument";
import { idFor, type Mention, type Participant } from "../interviews";
import { useInterviews } from "../useInterviews";
import { useTheMap } from "../useTheMap";
import { faceOf } from "./faces";
import classes from "./Mentions.module.css";

/** What a participant told, in the order of the participant's own journey. */
export function MentionList({ participant }: { participant: Participant }) {
  const { t } = useTranslation("interviews");
  const { interviews, canEdit, apply } = useInterviews();
  const [, open] = useAddress("at");
  const add = () => {
    const id = idFor(interviews, `${participant.id} ${participant.mentions.length + 1}`, "mention");
    if (apply(adding("mention", { id }, participant.id)) === null) open(id);
  };
  return (
    <section aria-labelledby="told">
      <Group justify="space-between" mb={6} gap="xs" mih={30}>
        <Title order={3} size="h5" id="told">
          {t("mentions.title", { count: participant.mentions.length })}
        </Title>
        {canEdit && (
          <Button variant="subtle" size="compact-sm" leftSection={<IconPlus size={15} />} onClick={add}>
            {t("mentions.new")}
          </Button>
        )}
      </Group>
      {participant.mentions.length === 0 && (
        <Text size="sm" c="dimmed">
          {t(canEdit ? "mentions.none" : "mentions.none_viewer")}
        </Text>
      )}
      <ol className={classes.list}>
        {participant.mentions.map((mention, at) => (
          <MentionLine key={mention.id} participant={participant} mention={mention} at={at} />
        ))}
      </ol>
    </section>
  );
}

interface MentionLineProps {
  participant: Participant;
  mention: Mention;
  at: number;
}

function MentionLine({ participant, mention, at }: MentionLineProps) {
  const { t } = useTranslation("interviews");
  const { canEdit, apply } = useInterviews();
  const [opened, open] = useAddress("at");
  const name = useMentionName()(mention);
  const last = participant.mentions.length - 1;
  const moves = [
    { by: -1, label: t("mentions.up", { name }), Icon: IconArrowUp, can: at > 0 },
    { by: 1, label: t("mentions.down", { name }), Icon: IconArrowDown, can: at < last },
  ];
  return (
    <li className={classes.line} data-open={opened === mention.id || undefined}>
      <UnstyledButton className={classes.opener} onClick={() => open(mention.id)}>
        <MentionBody mention={mention} name={name} />
      </UnstyledButton>
      {canEdit && (
        <span className={classes.tools}>
          {moves.map(({ by, label, Icon, can }) => (
            <ActionIcon
              key={by}
              variant="subtle"
              color="gray"
              size={24}
              aria-label={label}
              disabled={!can}
              onClick={() => apply({ op: "move", id: mention.id, parent: participant.id, index: at + by })}
            >
              <Icon size={15} />
            </ActionIcon>
          ))}
        </span>
      )}
    </li>
  );
}

function MentionBody({ mention, name }: { mention: Mention; name: string }) {
  const { t } = useTranslation("interviews");
  const formats = useFormats();
  const { themes } = useInterviews();
  const said = useSaid();
  const { emotion, importance, quote } = mention;
  const Face = emotion == null ? null : faceOf(emotion);
  const named = themes.filter((one) => mention.themes.includes(one.id));
  return (
    <>
      <span className={classes.face}>
        {Face && (
          <>
            <Face size={20} aria-hidden />
            <VisuallyHidden>{t(`emotion.${Math.round(emotion!)}`)}</VisuallyHidden>
          </>
        )}
      </span>
      <span className={classes.body}>
        <Group gap={8} component="span" wrap="wrap">
          <Text span size="sm" fw={600} c={mention.is_recognised ? undefined : "dimmed"}>
            {name}
          </Text>
          {!mention.is_recognised && (
            <Text span size="xs" c="dimmed">
              {t("mention.not_had")}
            </Text>
          )}
          {importance != null && (
            <Text span size="xs" c="dimmed" className="figures">
              {t("mention.important", { value: formats.number(importance) })}
            </Text>
          )}
          {mention.is_decision && (
            <Badge size="xs" variant="light" leftSection={<IconFlag size={10} />} component="span">
              {t("mention.decision")}
            </Badge>
          )}
          {named.map((one) => (
            <Badge key={one.id} size="xs" variant="default" tt="none" fw={500} component="span">
              {said(one.title)}
            </Badge>
          ))}
        </Group>
        {quote && (
          <Text span size="sm" lineClamp={2} className={classes.quote}>
            “{quote}”
          </Text>
        )}
      </span>
    </>
  );
}

/** What a mention is about: a touchpoint by its name, a step by its title, or nothing yet. */
export function useMentionName(): (mention: Mention) => string {
  const { t } = useTranslation("interviews");
  const map = useTheMap();
  return ({ touchpoint }) =>
    touchpoint
      ? (map?.points.find((one) => one.touchpoint === touchpoint)?.title ?? touchpoint)
      : t("mention.uncoded");
}
