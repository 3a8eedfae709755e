import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { analysisQuery } from "@/api/analyses";
import { useWorkspaceId } from "@/api/me";
import { SaveTile } from "@/features/dashboard/SaveTile";
import { useLens } from "@/features/lens/lens";
import { Answered } from "./Answered";
import { Frame } from "./Frame";
import { useOptions } from "./useOptions";
import { VariantList } from "./VariantList";

const STEP = 30;
export const USUAL_VARIANTS = { top: STEP, collapse: true };

/** Which different journeys there are. */
export default function VariantsScreen() {
  const { t } = useTranslation("explore");
  const [lens] = useLens();
  const [options, set] = useOptions("variants", USUAL_VARIANTS);
  const question = { top: Math.min(Math.max(1, options.top), 1000) };
  const variants = useQuery(analysisQuery(useWorkspaceId(), "variants", { ...question, lens }));
  return (
    <Frame
      tab="variants"
      actions={
        <SaveTile choices={[{ analysis: "variants", asked: { top: 6 }, title: t("variants.title") }]} />
      }
    >
      <Answered asked={variants} isEmpty={(answer) => answer.total === 0}>
        {(answer) => (
          <VariantList
            variants={answer}
            lens={lens}
            isCollapsed={options.collapse}
            onCollapse={(collapse) => set({ collapse })}
            onMore={() => set({ top: question.top + STEP })}
          />
        )}
      </Answered>
    </Frame>
  );
}
