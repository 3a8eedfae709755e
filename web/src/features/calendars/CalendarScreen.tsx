import { Button } from "@mantine/core";
import {
  IconAdjustmentsHorizontal,
  IconCalendarMonth,
  IconGridDots,
  IconListDetails,
  IconTargetArrow,
} from "@tabler/icons-react";
import { lazy } from "react";
import { useTranslation } from "react-i18next";
import { useAddress } from "@/documents/address";
import { DocumentFrame } from "@/documents/frame/DocumentFrame";
import { CalendarPanel, FOR_WHAT } from "./panel/CalendarPanel";

const VIEWS = [
  { name: "month", icon: IconCalendarMonth, Shown: lazy(() => import("./month/MonthTab")) },
  { name: "list", icon: IconListDetails, Shown: lazy(() => import("./list/ListTab")) },
  { name: "matrix", icon: IconGridDots, Shown: lazy(() => import("./matrix/MatrixTab")) },
  { name: "performance", icon: IconTargetArrow, Shown: lazy(() => import("./performance/PerformanceTab")) },
] as const;

/** One content calendar: its items by month, as a list, and by what they are for. */
export default function CalendarScreen() {
  const { t } = useTranslation("calendars");
  const views = VIEWS.map((one) => ({ ...one, label: t(`tab.${one.name}`) }));
  return <DocumentFrame kind="content" views={views} panel={<CalendarPanel />} actions={<ForWhat />} />;
}

/** Opens what content is wanted for. */
function ForWhat() {
  const { t } = useTranslation("calendars");
  const [at, open] = useAddress("at");
  return (
    <Button
      variant="subtle"
      color="gray"
      size="compact-sm"
      leftSection={<IconAdjustmentsHorizontal size={17} aria-hidden />}
      aria-pressed={at === FOR_WHAT}
      onClick={() => open(at === FOR_WHAT ? undefined : FOR_WHAT)}
    >
      {t("wanted.button")}
    </Button>
  );
}
