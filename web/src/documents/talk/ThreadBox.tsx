import { ActionIcon, Button, Group, Menu, Stack, Text, Tooltip } from "@mantine/core";
import { IconCheck, IconDots, IconRotate } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { type Comment, reply, reword, settle, type Thread, withdraw } from "./api";
import { CommentField } from "./CommentField";
import classes from "./Talk.module.css";
import { useMentions, useSaying, useTalk } from "./useTalk";

/** A remark with its replies. */
export function ThreadBox({ thread, about }: { thread: Thread; about: string | null }) {
  const { t } = useTranslation("documents");
  const { place, canComment } = useTalk();
  const mentions = useMentions();
  const [isReplying, setReplying] = useState(false);
  const settling = useSaying((isResolved: boolean) => settle(place, thread.id, isResolved));
  const isSettled = thread.resolved_at !== null;
  const label = t(isSettled ? "comments.reopen" : "comments.settle");
  return (
    <article className={classes.thread} data-settled={isSettled || undefined}>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text size="xs" c="dimmed" truncate>
          {about}
        </Text>
        {canComment && (
          <Tooltip label={label}>
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              aria-label={label}
              onClick={() => settling.mutate(!isSettled)}
            >
              {isSettled ? <IconRotate size={16} /> : <IconCheck size={16} />}
            </ActionIcon>
          </Tooltip>
        )}
      </Group>
      <CommentBox comment={thread} />
      {thread.replies.map((one) => (
        <div key={one.id} className={classes.reply}>
          <CommentBox comment={one} />
        </div>
      ))}
      {canComment && !isReplying && (
        <Button variant="subtle" size="compact-xs" mt={4} onClick={() => setReplying(true)}>
          {t("comments.reply")}
        </Button>
      )}
      {isReplying && (
        <CommentField
          label={t("comments.reply")}
          button={t("comments.reply")}
          say={(body) => reply(place, thread.id, body, mentions(body))}
          done={() => setReplying(false)}
          cancel={() => setReplying(false)}
        />
      )}
    </article>
  );
}

function CommentBox({ comment }: { comment: Comment }) {
  const { t } = useTranslation("documents");
  const formats = useFormats();
  const { place, me, role } = useTalk();
  const mentions = useMentions();
  const [isWriting, setWriting] = useState(false);
  const removing = useSaying(() => withdraw(place, comment.id));
  const isMine = comment.author_id === me;
  if (isWriting) {
    return (
      <CommentField
        label={t("comments.change")}
        button={t("comments.keep")}
        words={comment.body}
        say={(body) => reword(place, comment.id, body, mentions(body))}
        done={() => setWriting(false)}
        cancel={() => setWriting(false)}
      />
    );
  }
  return (
    <Stack gap={0}>
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm" fw={600}>
          {comment.author ?? t("comments.someone")}
          <Text span size="xs" c="dimmed" ml={6} title={formats.moment(comment.made_at)}>
            {formats.ago(comment.made_at)}
          </Text>
        </Text>
        {!comment.is_deleted && (isMine || role === "owner") && (
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t("comments.more")}>
                <IconDots size={16} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {isMine && <Menu.Item onClick={() => setWriting(true)}>{t("comments.change")}</Menu.Item>}
              <Menu.Item color="red" onClick={() => removing.mutate(undefined)}>
                {t("comments.remove")}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
      </Group>
      <Text size="sm" className={classes.body} c={comment.is_deleted ? "dimmed" : undefined}>
        {comment.is_deleted ? t("comments.removed") : <Body comment={comment} />}
      </Text>
    </Stack>
  );
}

/** The words of a comment, with the names of who is called set apart. */
function Body({ comment }: { comment: Comment }) {
  const { members } = useTalk();
  const names = members.filter((one) => comment.mentions.includes(one.user_id)).map((one) => `@${one.name}`);
  if (names.length === 0) return comment.body;
  const escaped = names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return comment.body
    .split(new RegExp(`(${escaped.join("|")})`))
    .map((piece, i) => (names.includes(piece) ? <b key={i}>{piece}</b> : piece));
}
