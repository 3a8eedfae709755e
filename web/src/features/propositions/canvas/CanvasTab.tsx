import { Alert, Button, Group, Text } from "@mantine/core";
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

/** The canvas of one persona: the picture, and what the fit leaves open. */
export default function CanvasTab() {
  const { t } = useTranslation("propositions");
  const { proposition, canvas, offer, canEdit } = useProposition();
  if (!canvas) return <FirstCanvas />;
  return (
    <div className={tab.tab}>
      {proposition.is_simulated && (
        <Alert icon={<IconInfoCircle />} variant="light" color="yellow" py={6} mb="sm">
          {t("simulated")}
        </Alert>
      )}
      <Picture canvas={canvas} offer={offer} />
      {canEdit && <p className={`${tab.help} not-printed`}>{t("canvas.help")}</p>}
      {offer && <FitStrip canvas={canvas} offer={offer} />}
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
