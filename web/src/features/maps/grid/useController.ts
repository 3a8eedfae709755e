import { notifications } from "@mantine/notifications";
import { type RefObject, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { useAddress } from "@/documents/address";
import { useKindsShown } from "../audience";
import { sendPicture } from "../images";
import { useMapLanguage, useSaid, useStore } from "../useMap";
import { boardOf, firstFocus, partAt } from "./board";
import { GridController } from "./controller";

/** The controller of this grid, told of the language and of how people are told things. */
export function useNewController(grid: RefObject<HTMLElement | null>): GridController {
  const { t } = useTranslation("maps");
  const workspaceId = useWorkspaceId();
  const store = useStore();
  const said = useSaid();
  const language = useMapLanguage();
  const [, openPanel] = useAddress("panel");
  const kinds = useKindsShown();
  const [controller] = useState(
    () => new GridController(store, firstFocus(boardOf(store.getView().document!))),
  );
  controller.surroundings = {
    language,
    said,
    newStep: (number) => t("grid.step_n", { number }),
    told: (what, count, title) => notifications.show({ message: t(`grid.told.${what}`, { count, title }) }),
    takeKeyboard: () => grid.current?.focus({ preventScroll: true }),
    openPanel,
    kinds,
    sendPicture: async (file) => {
      try {
        return (await sendPicture(workspaceId, file)).path;
      } catch (problem) {
        notifications.show({ color: "red", message: (problem as Error).message });
        throw problem;
      }
    },
  };
  useEffect(() => {
    if (store.getView().selected === null) store.select(partAt(controller.focus));
    followSelection(controller);
    return store.subscribe(() => followSelection(controller));
  }, [store, controller]);
  return controller;
}

/** When something is selected elsewhere, such as in a panel, the keyboard goes there. */
function followSelection(controller: GridController) {
  const { selected, document } = controller.store.getView();
  if (selected === null || !document) return;
  controller.follow(selected);
}
