import { Button } from "@mantine/core";
import { IconLayoutDashboard, IconPrinter } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useWorkspaceId, workspaceQuery } from "@/api/me";
import { Empty } from "@/components/Empty";
import { Failure } from "@/components/Failure";
import { ButtonLink } from "@/components/links";
import { Page } from "@/components/Page";
import { moved } from "@/components/sorting";
import { tellFailure } from "@/components/told";
import { Waiting } from "@/components/Waiting";
import { tileActions, tilesQuery } from "./api";
import classes from "./Dashboard.module.css";
import { TileCard } from "./TileCard";

/** The figures that the team keeps an eye on, each live through its own lens. */
export default function DashboardScreen() {
  const { t } = useTranslation("dashboard");
  const tiles = useQuery(tilesQuery(useWorkspaceId()));
  return (
    <Page
      title={t("name")}
      lead={t("lead")}
      isWide
      actions={
        !!tiles.data?.length && (
          <Button variant="default" leftSection={<IconPrinter size={18} />} onClick={() => window.print()}>
            {t("print")}
          </Button>
        )
      }
    >
      {tiles.error ? (
        <Failure error={tiles.error} reset={() => tiles.refetch()} />
      ) : tiles.data ? (
        <Tiles />
      ) : (
        <Waiting />
      )}
    </Page>
  );
}

function Tiles() {
  const { t } = useTranslation("dashboard");
  const workspaceId = useWorkspaceId();
  const tiles = useQuery(tilesQuery(workspaceId)).data ?? [];
  const role = useQuery(workspaceQuery(workspaceId)).data?.role;
  const actions = tileActions(workspaceId, useQueryClient());
  const [said, say] = useState("");
  const canEdit = role === "owner" || role === "editor";
  const move = (from: number, to: number) => {
    const tile = tiles[from];
    if (!tile || to < 0 || to >= tiles.length) return;
    actions.order(moved(tiles, from, to)).catch(tellFailure);
    say(t("moved", { title: tile.title, place: to + 1, count: tiles.length }));
  };
  if (tiles.length === 0)
    return (
      <Empty
        icon={<IconLayoutDashboard />}
        title={t("empty_title")}
        action={
          <ButtonLink to="/w/$workspaceId/explore" params={{ workspaceId }}>
            {t("to_explore")}
          </ButtonLink>
        }
      >
        {t(canEdit ? "empty_text" : "empty_text_viewer")}
      </Empty>
    );
  return (
    <>
      <ul className={classes.tiles}>
        {tiles.map((tile, place) => (
          <TileCard
            key={tile.id}
            tile={tile}
            place={place}
            count={tiles.length}
            canEdit={canEdit}
            onMove={move}
            onChange={(change) => actions.change({ ...tile, ...change }).catch(tellFailure)}
            onRemove={() => actions.remove(tile).catch(tellFailure)}
          />
        ))}
      </ul>
      <span role="status" className={classes.said}>
        {said}
      </span>
    </>
  );
}
