import { Box, Progress } from "@mantine/core";
import { IconDatabaseImport, IconFilterOff } from "@tabler/icons-react";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { Empty } from "@/components/Empty";
import { Failure } from "@/components/Failure";
import { ButtonLink } from "@/components/links";
import { Waiting } from "@/components/Waiting";
import { useLens } from "@/features/lens/lens";
import { partsOfLens } from "@/features/lens/parts";
import classes from "./Answered.module.css";

interface AnsweredProps<T> {
  asked: UseQueryResult<T>;
  /** Whether there is nothing in the answer. */
  isEmpty?: (answer: T) => boolean;
  /** What is shown instead of an empty answer; the general advice when left out. */
  empty?: ReactNode;
  rows?: number;
  children: (answer: T) => ReactNode;
}

/** An answer when it is there; until then its shape, or the former one paled; or what went wrong. */
export function Answered<T>({ asked, isEmpty, empty, rows = 8, children }: AnsweredProps<T>) {
  if (asked.error && !asked.isFetching) return <Failure error={asked.error} reset={() => asked.refetch()} />;
  if (asked.data === undefined) return <Waiting rows={rows} />;
  if (isEmpty?.(asked.data)) return empty ?? <NothingSeen />;
  return (
    <Box pos="relative" aria-busy={asked.isPlaceholderData}>
      {asked.isPlaceholderData && (
        <Progress value={100} animated size={2} className={classes.progress} aria-hidden />
      )}
      <div className={asked.isPlaceholderData ? classes.former : undefined}>{children(asked.data)}</div>
    </Box>
  );
}

function NothingSeen() {
  const { t } = useTranslation("explore");
  const workspaceId = useWorkspaceId();
  const [lens] = useLens();
  if (partsOfLens(lens).length === 0)
    return (
      <Empty
        icon={<IconDatabaseImport />}
        title={t("no_data.title")}
        action={
          <ButtonLink to="/w/$workspaceId/data" params={{ workspaceId }}>
            {t("no_data.to_data")}
          </ButtonLink>
        }
      >
        {t("no_data.text")}
      </Empty>
    );
  return (
    <Empty icon={<IconFilterOff />} title={t("nothing.title")}>
      {t("nothing.text")}
    </Empty>
  );
}
