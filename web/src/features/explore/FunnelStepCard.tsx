import { ActionIcon, Collapse, Group, Menu, MultiSelect, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import {
  IconAdjustments,
  IconArrowDown,
  IconArrowUp,
  IconDots,
  IconGripVertical,
  IconTrash,
} from "@tabler/icons-react";
import type { ComponentPropsWithRef, RefObject } from "react";
import { useTranslation } from "react-i18next";
import mark from "@/components/DropMark.module.css";
import { useSortable } from "@/components/useSortable";
import classes from "./Funnel.module.css";
import { FunnelStepMore } from "./FunnelStepMore";
import { type FunnelStep, nMore } from "./funnel";

export interface StepProps {
  step: FunnelStep;
  /** From 0. */
  place: number;
  count: number;
  names: string[];
  channels: string[];
  /** Whether steps may come in any order. */
  isAny: boolean;
  onChange: (step: FunnelStep) => void;
  onMove: (from: number, to: number) => void;
  onRemove: () => void;
}

/** A step: its touchpoints, what more it says, and its place. */
export function FunnelStepCard(props: StepProps) {
  const { step, place, count, names, onChange, onMove, onRemove } = props;
  const { t } = useTranslation("explore");
  const [isOpen, { toggle }] = useDisclosure(false);
  const { item, handle, edge, isDragged } = useSortable({ list: "funnel", place, onMove });
  const n = place + 1;
  return (
    <li
      ref={item as RefObject<HTMLLIElement>}
      className={`${classes.step} ${mark.between}`}
      data-edge={edge ?? undefined}
      data-dragged={isDragged || undefined}
      aria-label={t("funnel.step_n", { n })}
    >
      <Group gap={4} wrap="nowrap" align="flex-start">
        <span ref={handle as RefObject<HTMLSpanElement>} className={classes.grip} aria-hidden>
          <IconGripVertical size={16} />
        </span>
        <Text size="sm" fw={600} w={18} pt={6} className="figures" aria-hidden>
          {n}
        </Text>
        <MultiSelect
          flex={1}
          miw={0}
          size="sm"
          searchable
          hidePickedOptions
          openOnFocus={false}
          styles={{ inputField: { minWidth: 36 } }}
          aria-label={t("funnel.touchpoints_of", { n })}
          placeholder={step.labels.length ? undefined : t("funnel.choose")}
          data={[...new Set([...names, ...step.labels])]}
          value={step.labels}
          onChange={(labels) => onChange({ ...step, labels })}
        />
        <Tool
          label={t("funnel.more", { n })}
          onClick={toggle}
          isOn={isOpen || nMore(step) > 0}
          aria-expanded={isOpen}
        >
          <IconAdjustments size={16} />
        </Tool>
        <Menu position="bottom-end">
          <Menu.Target>
            <Tool label={t("funnel.tools", { n })}>
              <IconDots size={16} />
            </Tool>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              leftSection={<IconArrowUp size={16} />}
              disabled={place === 0}
              onClick={() => onMove(place, place - 1)}
            >
              {t("funnel.up", { n })}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconArrowDown size={16} />}
              disabled={place === count - 1}
              onClick={() => onMove(place, place + 1)}
            >
              {t("funnel.down", { n })}
            </Menu.Item>
            <Menu.Item leftSection={<IconTrash size={16} />} onClick={onRemove}>
              {t("funnel.remove", { n })}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </Group>
      <Collapse expanded={isOpen}>{isOpen && <FunnelStepMore {...props} />}</Collapse>
    </li>
  );
}

interface ToolProps extends ComponentPropsWithRef<"button"> {
  label: string;
  isOn?: boolean;
}

function Tool({ label, isOn, color: _, ...rest }: ToolProps) {
  return (
    <ActionIcon
      variant={isOn ? "light" : "subtle"}
      color={isOn ? undefined : "gray"}
      size={26}
      mt={5}
      aria-label={label}
      title={label}
      {...rest}
    />
  );
}
