import { Button, Collapse, Group, Stack, Text, Textarea, UnstyledButton } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconArchive, IconArchiveOff, IconChevronDown } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import classes from "./Aside.module.css";

const MOST_REASON = 1000;

/** How a finding was set aside. */
export interface SetAside {
  why: string;
  by?: string | null;
  on: string;
  text: string;
}

/** Sets a finding aside, once a reason is given. */
export function AsideForm({ isPending, onAside }: { isPending: boolean; onAside: (why: string) => void }) {
  const { t } = useTranslation("components");
  const [isOpen, { open, close }] = useDisclosure();
  const [why, setWhy] = useState("");
  if (!isOpen)
    return (
      <Button
        size="xs"
        variant="subtle"
        color="gray"
        leftSection={<IconArchive size={15} aria-hidden />}
        onClick={open}
      >
        {t("aside.button")}
      </Button>
    );
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        onAside(why.trim());
      }}
    >
      <Stack gap="xs">
        <Textarea
          label={t("aside.why")}
          description={t("aside.why_about")}
          placeholder={t("aside.why_example")}
          value={why}
          onChange={(event) => setWhy(event.currentTarget.value)}
          maxLength={MOST_REASON}
          autosize
          minRows={2}
          maxRows={6}
          data-autofocus
          ref={(field) => {
            if (field && why === "") field.focus();
          }}
        />
        <Group gap="xs">
          <Button size="xs" type="submit" disabled={!why.trim()} loading={isPending}>
            {t("aside.confirm")}
          </Button>
          <Button size="xs" variant="default" onClick={close}>
            {t("aside.cancel")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Takes back what was set aside. */
export function TakeBackButton({ isPending, onBack }: { isPending?: boolean; onBack: () => void }) {
  const { t } = useTranslation("components");
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={<IconArchiveOff size={15} aria-hidden />}
      loading={isPending}
      onClick={onBack}
    >
      {t("aside.take_back")}
    </Button>
  );
}

/** Who set a finding aside, when and why; or that it is back because it became worse. */
export function AsideNote({ aside, isBack = false }: { aside: SetAside; isBack?: boolean }) {
  const { t } = useTranslation("components");
  const formats = useFormats();
  const day = formats.day(aside.on);
  return (
    <div className={classes.note} data-back={isBack || undefined}>
      {isBack && <b>{t("aside.back")}</b>}
      <q>{aside.why}</q>
      <Text size="xs" c="dimmed">
        {aside.by ? t("aside.by", { by: aside.by, day }) : t("aside.on", { day })}
        {isBack && ` · ${t("aside.then", { text: aside.text })}`}
      </Text>
    </div>
  );
}

/** At the end of a list of findings: those that were set aside, folded. */
export function AsideGroup({ count, isOpened, children }: AsideGroupProps) {
  const { t } = useTranslation("components");
  const [isOpen, { toggle }] = useDisclosure(isOpened);
  if (count === 0) return null;
  return (
    <section aria-label={t("aside.group", { count })} className={classes.group}>
      <UnstyledButton className={classes.fold} aria-expanded={isOpen} onClick={toggle}>
        <IconChevronDown size={15} aria-hidden />
        {t("aside.group", { count })}
      </UnstyledButton>
      <Collapse expanded={isOpen}>{children}</Collapse>
    </section>
  );
}

interface AsideGroupProps {
  count: number;
  /** Whether it is open to begin with: one of those in it is asked for. */
  isOpened?: boolean;
  children: ReactNode;
}
