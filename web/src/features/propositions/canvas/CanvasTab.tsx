import { Button, Group, SegmentedControl, Text } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import { IconHeartHandshake, IconInfoCircle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Empty } from "@/components/Empty";
import { useAddress } from "@/documents/address";
import { NewPart } from "@/documents/NewPart";
import { Portrait } from "@/features/personas/Portrait";
import { useNewCanvas, useProposition } from "../useProposition";
import { useFreePersonas } from "./CanvasHead";
import tab from "./CanvasTab.module.css";
import { FitStrip } from "./FitStrip";
import { Picture } from "./Picture";

const WIDE = 920;
const NARROW = 580;

/** The canvas of one persona: the picture, and what the fit leaves open. */
export default function CanvasTab() {
  const { t } = useTranslation("propositions");
  const { proposition, canvas, offer, canEdit } = useProposition();
  const { ref, width } = useElementSize();
  const [as, showAs] = useAddress("as");
  if (!canvas) return <FirstCanvas />;
  const isWide = width === 0 || width > WIDE;
  const layout = width > 0 && width <= NARROW ? "stack" : isWide && as !== "lists" ? "picture" : "lists";
  return (
    <div className={tab.tab} ref={ref}>
      <div className={`${tab.tools} not-printed`}>
        {proposition.is_simulated && (
          <p className={tab.simulated}>
            <IconInfoCircle size={15} aria-hidden />
            {t("simulated")}
          </p>
        )}
        {isWide && (
          <SegmentedControl
            size="xs"
            aria-label={t("canvas.as")}
            data={(["picture", "lists"] as const).map((value) => ({ value, label: t(`canvas.as_${value}`) }))}
            value={layout}
            onChange={(value) => showAs(value === "lists" ? value : undefined)}
          />
        )}
      </div>
      <Picture canvas={canvas} offer={offer} layout={layout} />
      {canEdit && <p className={`${tab.help} not-printed`}>{t("canvas.help")}</p>}
      {offer && canvas.needs.length > 0 && <FitStrip canvas={canvas} offer={offer} />}
    </div>
  );
}

/** Nothing yet: for whom is the first canvas? */
function FirstCanvas() {
  const { t } = useTranslation("propositions");
  const { canEdit, showCanvas } = useProposition();
  const [, open] = useAddress("at");
  const personas = useFreePersonas();
  const make = useNewCanvas();
  const begin = (name: string, persona: string | null) => {
    showCanvas(make(name, persona));
    if (persona) open("feed");
  };
  if (!canEdit) {
    return (
      <Empty icon={<IconHeartHandshake />} title={t("canvas.none")}>
        {t("canvas.none_viewer")}
      </Empty>
    );
  }
  return (
    <Empty
      icon={<IconHeartHandshake />}
      title={t("canvas.first")}
      action={
        <>
          <Group justify="center" gap="xs">
            {personas.map((one) => (
              <Button
                key={one.id}
                variant="default"
                leftSection={<Portrait name={one.name} path={one.portrait} size={24} />}
                onClick={() => begin(one.name, one.id)}
              >
                {one.name}
              </Button>
            ))}
          </Group>
          {personas.length > 0 && (
            <Text size="sm" c="dimmed">
              {t("canvas.or")}
            </Text>
          )}
          <NewPart label={t("canvas.other")} onAdd={(name) => begin(name, null)} />
        </>
      }
    >
      {t("canvas.first_text")}
    </Empty>
  );
}
