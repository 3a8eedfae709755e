import { ActionIcon, Popover } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAddress } from "@/documents/address";
import { NewPart } from "@/documents/NewPart";
import type { Item } from "./content";
import { useAddItem } from "./useContent";

interface AddHereProps {
  /** What the button says: where it adds. */
  label: string;
  fields: Partial<Item>;
  className?: string;
  /** What else can be added there. */
  children?: (close: () => void) => ReactNode;
}

/** Adds an item where the button stands: with the day, phase or channel of that place. */
export function AddHere({ label, fields, className, children }: AddHereProps) {
  const { t } = useTranslation("calendars");
  const [isOpen, setOpen] = useState(false);
  const add = useAddItem();
  const [, open] = useAddress("at");
  const close = () => setOpen(false);
  return (
    <Popover opened={isOpen} onChange={setOpen} trapFocus shadow="md" position="bottom-start" withinPortal>
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={24}
          className={className}
          data-open={isOpen || undefined}
          aria-label={label}
          onClick={() => setOpen(!isOpen)}
        >
          <IconPlus size={15} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={label} w={360} maw="92vw">
        <NewPart
          label={t("item.new")}
          onAdd={(words) => {
            const id = add(words, fields);
            close();
            if (id) open(id);
          }}
        />
        {children?.(close)}
      </Popover.Dropdown>
    </Popover>
  );
}
