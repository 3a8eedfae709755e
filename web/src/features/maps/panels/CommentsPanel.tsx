import { SegmentedControl, Stack, Switch, Text } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { find } from "@/mapping/places";
import { begin, threadsQuery } from "../talk/api";
import { CommentField } from "../talk/CommentField";
import { ThreadBox } from "../talk/ThreadBox";
import { useMentions, useTalk } from "../talk/useTalk";
import { titleOf } from "../titles";
import { useDocument, useSaid, useView } from "../useMap";

/** What the team says about the map, or about what is selected. */
export default function CommentsPanel() {
  const { t } = useTranslation("maps");
  const said = useSaid();
  const map = useDocument();
  const selected = useView((view) => view.selected);
  const { place, canComment } = useTalk();
  const mentions = useMentions();
  const [isAll, setAll] = useState(true);
  const [withSettled, setSettled] = useState(false);
  const threads = useSuspenseQuery(threadsQuery(place, withSettled)).data;
  const nameOf = (part: string | null) => {
    const found = part === null ? undefined : find(map, part);
    return found ? said(titleOf(found.part)) : t(part === null ? "comments.whole" : "comments.gone");
  };
  const part = selected && find(map, selected) ? selected : null;
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
