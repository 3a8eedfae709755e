import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Canvas } from "../proposition";
import { useCanvasName, useProposition } from "../useProposition";
import classes from "./Picture.module.css";

interface CanvasSwitchProps {
  canvas: Canvas;
  onShow: (id: string | undefined) => void;
}

/** Which customer's canvas is shown. */
export function CanvasSwitch({ canvas, onShow }: CanvasSwitchProps) {
  const { t } = useTranslation("propositions");
  const { canvases } = useProposition();
  const nameOf = useCanvasName();
  return (
    <Select
      size="xs"
      aria-label={t("canvas.which")}
      data={canvases.map((one) => ({ value: one.id, label: nameOf(one) }))}
      value={canvas.id}
      onChange={(id) => onShow(id ?? undefined)}
      allowDeselect={false}
      className={classes.switch}
    />
  );
}
