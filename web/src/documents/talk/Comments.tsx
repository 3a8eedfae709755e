import { SegmentedControl, Stack, Switch, Text } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { begin, threadsQuery } from "./api";
import { CommentField } from "./CommentField";
import { ThreadBox } from "./ThreadBox";
import { useMentions, useTalk } from "./useTalk";

interface CommentsProps {
  /** The part that is selected: new remarks are about it; null for the document as a whole. */
  part: string | null;
  /** What a part is called; null stands for the whole. */
  nameOf: (part: string | null) => string;
}

/** What the team says about a document, or about what is selected in it. */
export function Comments({ part, nameOf }: CommentsProps) {
  const { t } = useTranslation("documents");
  const { place, canComment } = useTalk();
  const mentions = useMentions();
  const [isAll, setAll] = useState(true);
  const [withSettled, setSettled] = useState(false);
  const threads = useSuspenseQuery(threadsQuery(place, withSettled)).data;
  const shown = isAll ? threads : threads.filter((one) => one.part === part);
  return (
    <Stack gap="sm">
      <SegmentedControl
        size="xs"
        aria-label={t("comments.which")}
        value={isAll ? "all" : "here"}
        onChange={(value) => setAll(value === "all")}
        data={[
          { value: "all", label: t("comments.all") },
          { value: "here", label: t("comments.here") },
        ]}
      />
      {canComment && (
        <div>
          <Text size="xs" c="dimmed" mb={4} truncate>
            {t("comments.about", { part: nameOf(part) })}
          </Text>
          <CommentField
            label={t("comments.write")}
            button={t("comments.place")}
            say={(body) => begin(place, part, body, mentions(body))}
          />
        </div>
      )}
      <Switch
        size="xs"
        label={t("comments.with_settled")}
        checked={withSettled}
        onChange={(event) => setSettled(event.currentTarget.checked)}
      />
      {shown.length === 0 && (
        <Text size="sm" c="dimmed">
          {t("comments.none")}
        </Text>
      )}
      <div>
        {shown.map((one) => (
          <ThreadBox key={one.id} thread={one} about={nameOf(one.part)} />
        ))}
      </div>
    </Stack>
  );
}
