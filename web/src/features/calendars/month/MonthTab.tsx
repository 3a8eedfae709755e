import { ActionIcon, Button, Group, Title } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { today } from "@/app/format";
import { useAddress } from "@/documents/address";
import frame from "@/documents/frame/Frame.module.css";
import { NewPart } from "@/documents/NewPart";
import { monthOf, plusMonths } from "../days";
import { PurposeLegend } from "../PurposeLegend";
import { useAddItem, useContent } from "../useContent";
import { Agenda } from "./Agenda";
import { MonthGrid } from "./MonthGrid";
import { startMonth } from "./month";
import { Undated } from "./Undated";

/** The items in a month: a grid of days, or on a phone an agenda. */
export default function MonthTab() {
  const { t, i18n } = useTranslation("calendars");
  const { items, canEdit } = useContent();
  const add = useAddItem();
  const [, open] = useAddress("at");
  const [chosen, choose] = useAddress("month");
  const isPhone = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  const month = chosen && /^\d{4}-\d{2}$/.test(chosen) ? chosen : startMonth(items, today());
  const name = new Date(`${month}-01T00:00:00Z`).toLocaleDateString(i18n.language, {
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
  return (
    <>
      <div className={frame.tools}>
        <Group gap={4} wrap="nowrap">
          <Step label={t("month.before")} onStep={() => choose(plusMonths(month, -1))} isBack />
          <Step label={t("month.after")} onStep={() => choose(plusMonths(month, 1))} />
          <Button
            variant="default"
            size="compact-sm"
            className="not-printed"
            onClick={() => choose(monthOf(today()))}
          >
            {t("month.today")}
          </Button>
          <Title order={2} size="h4" ml={8} aria-live="polite" tt="capitalize">
            {name}
          </Title>
        </Group>
        <Group gap="md" className="not-printed">
          <PurposeLegend />
          {canEdit && (
            <NewPart
              label={t("item.new")}
              onAdd={(words) => {
                const id = add(words);
                if (id) open(id);
              }}
            />
          )}
        </Group>
      </div>
      {isPhone ? <Agenda month={month} /> : <MonthGrid month={month} name={name} />}
      <Undated />
    </>
  );
}

function Step({ label, onStep, isBack }: { label: string; onStep: () => void; isBack?: boolean }) {
  const Icon = isBack ? IconChevronLeft : IconChevronRight;
  return (
    <ActionIcon variant="subtle" color="gray" aria-label={label} onClick={onStep} className="not-printed">
      <Icon size={18} />
    </ActionIcon>
  );
}
