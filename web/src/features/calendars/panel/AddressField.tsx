import { ActionIcon, TextInput } from "@mantine/core";
import { IconExternalLink } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSet } from "@/documents/edits";
import type { Item } from "../content";
import { useContent } from "../useContent";

const WEB = /^https?:\/\/\S+$/;

/** Where the item is found on the web; only an address of the web is kept, and opened. */
export function AddressField({ item }: { item: Item }) {
  const { t } = useTranslation("calendars");
  const { canEdit } = useContent();
  const set = useSet(item.id, "address");
  const [draft, setDraft] = useState(item.address ?? "");
  const [isWrong, setWrong] = useState(false);
  useEffect(() => setDraft(item.address ?? ""), [item.address]);
  const leave = () => {
    const address = draft.trim();
    const isRight = address === "" || WEB.test(address);
    setWrong(!isRight);
    if (isRight && address !== (item.address ?? "")) set(address);
  };
  const label = t("one.address");
  return (
    <TextInput
      label={label}
      value={draft}
      type="url"
      maxLength={2000}
      placeholder="https://"
      readOnly={!canEdit}
      error={isWrong && t("address_wrong")}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={leave}
      onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
      rightSection={
        item.address &&
        WEB.test(item.address) && (
          <ActionIcon
            component="a"
            href={item.address}
            target="_blank"
            rel="noreferrer"
            variant="subtle"
            aria-label={t("address_open")}
          >
            <IconExternalLink size={16} />
          </ActionIcon>
        )
      }
    />
  );
}
