import { Button, Drawer, Group, Pill, Popover, Stack, Text } from "@mantine/core";
import { useDisclosure, useMediaQuery } from "@mantine/hooks";
import {
  IconAdjustmentsHorizontal,
  IconCalendar,
  IconChevronDown,
  IconScissors,
  IconStack2,
  IconUsers,
} from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { type ComponentType, useState } from "react";
import { useTranslation } from "react-i18next";
import { vocabularyQuery } from "@/api/analyses";
import { useWorkspaceId } from "@/api/me";
import classes from "./Lens.module.css";
import { LensCount } from "./LensCount";
import { LensLevel } from "./LensLevel";
import { LensPeriod } from "./LensPeriod";
import { LensPersons } from "./LensPersons";
import { LensSplit } from "./LensSplit";
import { type Lens, useLens } from "./lens";
import type { SectionProps } from "./names";
import { cleaned, type LensPart, partsOfLens, without } from "./parts";
import { useSaid } from "./said";

const SECTIONS = [
  { key: "period", icon: IconCalendar, body: LensPeriod, kinds: ["period"] },
  { key: "persons", icon: IconUsers, body: LensPersons, kinds: ["segment", "did", "did_not", "subject"] },
  { key: "level", icon: IconStack2, body: LensLevel, kinds: ["level", "grouping", "hidden"] },
  { key: "split", icon: IconScissors, body: LensSplit, kinds: ["gap", "outcome", "part"] },
] as const satisfies readonly {
  key: string;
  icon: ComponentType<{ size?: number }>;
  body: ComponentType<SectionProps>;
  kinds: readonly LensPart["kind"][];
}[];

/** What is looked at, the same on every screen that shows figures; the address holds it. */
export function LensBar() {
  const [lens, look] = useLens();
  return <LensControls lens={lens} onChange={look} isCounted />;
}

interface LensControlsProps {
  lens: Lens;
  onChange: (lens: Lens) => void;
  /** Whether it says how many persons are seen. */
  isCounted?: boolean;
  /** What this lens is called where there are two. */
  name?: string;
}

/** The controls of a lens, with a chip for all that it says. */
export function LensControls({ lens, onChange, isCounted = false, name }: LensControlsProps) {
  const { t } = useTranslation("lens");
  const vocabulary = useQuery(vocabularyQuery(useWorkspaceId()));
  const isPhone = useMediaQuery("(max-width: 36em)");
  const [drawer, { open, close }] = useDisclosure();
  const parts = partsOfLens(lens);
  const section = { lens, change: (next: Lens) => onChange(cleaned(next)), vocabulary: vocabulary.data };
  return (
    <Group gap={6} className={classes.bar} role="group" aria-label={name ?? t("title")}>
      {isPhone ? (
        <>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconAdjustmentsHorizontal size={16} />}
            onClick={open}
          >
            {parts.length ? t("lens_n", { count: parts.length }) : t("title")}
          </Button>
          <Drawer opened={drawer} onClose={close} title={t("title")} position="bottom" size="85%">
            <Stack gap="xl">
              {SECTIONS.map(({ key, body: Body }) => (
                <section key={key} aria-label={t(`section.${key}`)}>
                  <Text fw={600} mb="xs">
                    {t(`section.${key}`)}
                  </Text>
                  <Body {...section} />
                </section>
              ))}
            </Stack>
          </Drawer>
        </>
      ) : (
        SECTIONS.map((one) => (
          <SectionButton
            key={one.key}
            name={one.key}
            icon={one.icon}
            body={one.body}
            section={section}
            isUsed={parts.some((part) => (one.kinds as readonly string[]).includes(part.kind))}
          />
        ))
      )}
      <Chips lens={lens} parts={parts} onChange={onChange} />
      {isCounted && <LensCount lens={lens} />}
    </Group>
  );
}

interface SectionButtonProps {
  name: (typeof SECTIONS)[number]["key"];
  icon: ComponentType<{ size?: number }>;
  body: ComponentType<SectionProps>;
  section: SectionProps;
  isUsed: boolean;
}

function SectionButton({ name, icon: Icon, body: Body, section, isUsed }: SectionButtonProps) {
  const { t } = useTranslation("lens");
  const [isOpen, setOpen] = useState(false);
  const label = t(`section.${name}`);
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      width={360}
      position="bottom-start"
      trapFocus
      returnFocus
      shadow="md"
    >
      <Popover.Target>
        <Button
          size="xs"
          variant={isUsed ? "light" : "default"}
          leftSection={<Icon size={16} />}
          rightSection={<IconChevronDown size={14} />}
          onClick={() => setOpen(!isOpen)}
          aria-expanded={isOpen}
        >
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>
        <Body {...section} />
      </Popover.Dropdown>
    </Popover>
  );
}

interface ChipsProps {
  lens: Lens;
  parts: LensPart[];
  onChange: (lens: Lens) => void;
}

function Chips({ lens, parts, onChange }: ChipsProps) {
  const { t } = useTranslation("lens");
  const said = useSaid();
  return (
    <>
      {parts.map((part) => {
        const text = said(lens, part);
        return (
          <Pill
            key={`${part.kind} ${"name" in part ? part.name : ""}`}
            className={classes.chip}
            size="sm"
            withRemoveButton
            onRemove={() => onChange(without(lens, part))}
            removeButtonProps={{
              "aria-label": t("remove", { what: text }),
              tabIndex: 0,
              "aria-hidden": false,
            }}
          >
            {text}
          </Pill>
        );
      })}
      {parts.length > 1 && (
        <Button variant="subtle" color="gray" size="compact-xs" onClick={() => onChange({})}>
          {t("clear")}
        </Button>
      )}
    </>
  );
}
