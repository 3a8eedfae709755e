import { Badge, Button, Stack, Tabs } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { useFormats } from "@/app/format";
import { Failure } from "@/components/Failure";
import { Page } from "@/components/Page";
import { Waiting } from "@/components/Waiting";
import { registerQuery, unregisteredQuery } from "./api";
import { Board } from "./Board";
import { Editor } from "./Editor";
import { Filters } from "./Filters";
import { NoTouchpoints } from "./NoTouchpoints";
import { Rebuild } from "./Rebuild";
import { filtered, sorted } from "./rows";
import { TouchpointTable } from "./TouchpointTable";
import { UnregisteredList } from "./UnregisteredList";
import { useMayEdit } from "./useRegister";
import { useShown, VIEWS } from "./useShown";

/** The touchpoint register, as a table or a board, and what waits to be named. */
export default function TouchpointsScreen() {
  const { t } = useTranslation("touchpoints");
  const workspaceId = useWorkspaceId();
  const formats = useFormats();
  const [shown, show] = useShown();
  const mayEdit = useMayEdit();
  const register = useQuery(registerQuery(workspaceId));
  const unregistered = useQuery(unregisteredQuery(workspaceId));
  if (register.error && !register.data) {
    return <Failure error={register.error} reset={() => register.refetch()} />;
  }
  if (!register.data) return <Waiting />;
  const nWaiting = unregistered.data?.count ?? 0;
  // Where there is nothing to count, no count is behind.
  const hasCounts =
    register.data.touchpoints.length > 0 || unregistered.data?.items.some((one) => one.n_events > 0) === true;
  return (
    <Page
      isWide
      title={t("title")}
      lead={t("lead")}
      actions={
        mayEdit && (
          <Button leftSection={<IconPlus size={18} />} onClick={() => show({ isNew: true })}>
            {t("new")}
          </Button>
        )
      }
    >
      <Stack gap="md">
        <Rebuild isCurrent={register.data.is_current || !hasCounts} />
        <Tabs value={shown.view} onChange={(view) => show({ view: VIEWS.find((one) => one === view) })}>
          <Tabs.List>
            {VIEWS.map((view) => (
              <Tabs.Tab
                key={view}
                value={view}
                rightSection={
                  view === "unregistered" &&
                  nWaiting > 0 && (
                    <Badge variant="light" size="sm" tt="none">
                      {formats.number(nWaiting)}
                    </Badge>
                  )
                }
              >
                {t(`view.${view}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
        </Tabs>
        {shown.view === "unregistered" ? (
          <UnregisteredList register={register.data} />
        ) : (
          <Registered nWaiting={nWaiting} />
        )}
      </Stack>
      {(shown.isNew || shown.touchpoint !== undefined) && (
        <Editor
          key={shown.touchpoint ?? ""}
          register={register.data}
          name={shown.isNew ? null : (shown.touchpoint ?? null)}
          onClose={() => show({ isNew: false, touchpoint: undefined })}
        />
      )}
    </Page>
  );
}

function Registered({ nWaiting }: { nWaiting: number }) {
  const { i18n } = useTranslation("touchpoints");
  const [shown, show] = useShown();
  const register = useQuery(registerQuery(useWorkspaceId())).data!;
  if (register.touchpoints.length === 0) return <NoTouchpoints nWaiting={nWaiting} />;
  const found = filtered(register.touchpoints, shown.filter);
  const onOpen = (touchpoint: string) => show({ touchpoint });
  return (
    <>
      <Filters register={register} nFound={found.length} />
      {shown.view === "board" ? (
        <Board register={register} touchpoints={found} onOpen={onOpen} />
      ) : (
        <TouchpointTable
          register={register}
          touchpoints={sorted(found, shown.sort, shown.isDown, register.phases, i18n.language)}
          sort={shown.sort}
          isDown={shown.isDown}
          onSort={(sort) => show({ sort, isDown: sort === shown.sort ? !shown.isDown : isNumber(sort) })}
          onOpen={onOpen}
        />
      )}
    </>
  );
}

const isNumber = (sort: string) => ["events", "persons", "last"].includes(sort);
