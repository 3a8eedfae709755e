import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useWorkspaceId, workspaceQuery } from "@/api/me";
import { useFormats } from "@/app/format";
import { partsOf as durationParts } from "@/components/durations";
import type { Lens } from "./lens";
import { daysLater, type LensPart } from "./parts";

/** Tells each part of a lens in the words of the language that is shown. */
export function useSaid(): (lens: Lens, part: LensPart) => string {
  const { t } = useTranslation("lens");
  const workspace = useQuery(workspaceQuery(useWorkspaceId()));
  const formats = useFormats("UTC"); // days are days, whatever the zone
  const moments = useFormats(workspace.data?.time_zone);

  const bound = (text: string, isEnd: boolean) => {
    if (text.length > 10) return moments.moment(text);
    return formats.day(isEnd ? daysLater(text, -1) : text);
  };

  const period = ({ start, end }: { start?: string | null; end?: string | null }) => {
    if (start && end) return t("said.between", { start: bound(start, false), end: bound(end, true) });
    return start
      ? t("said.since", { start: bound(start, false) })
      : t("said.until", { end: bound(end!, true) });
  };

  const duration = (text: string) => {
    const parts = durationParts(text);
    return parts ? t(`said.unit_${parts.unit}`, { count: parts.amount }) : text;
  };

  return (lens, part) => {
    switch (part.kind) {
      case "period":
        return period(lens.period!);
      case "segment":
        return t("said.segment", { name: part.name, values: lens.segment![part.name]!.join(", ") });
      case "grouping":
        return t("said.grouping", { name: part.name, names: lens.grouping![part.name]!.join(", ") });
      case "did":
      case "did_not":
      case "hidden":
      case "outcome":
        return t(`said.${part.kind}`, { name: part.name });
      case "gap":
        return t("said.gap", { gap: duration(lens.gap!) });
      case "level":
        return t(`level.${lens.level}`);
      case "part":
        return t(`part.${lens.part}`);
      case "subject":
        return t("subject.account");
    }
  };
}
