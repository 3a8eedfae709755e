import { ActionIcon, Menu, Tooltip } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { useDocumentId } from "../address";
import { exportAddress, kindsQuery } from "../api";
import type { Kind } from "../structure";
import { useOpen } from "../useDocument";
import { byPart, languageName } from "./formats";

/** As what a document is taken along: its files, and in which of its languages. */
export function ExportMenu({ kind }: { kind: Kind }) {
  const { t, i18n } = useTranslation("documents");
  const workspaceId = useWorkspaceId();
  const [chosen, choose] = useState<string | null>(null);
  const languages = useOpen().document!.languages ?? [];
  const isForeign = languages.length > 1 && !languages.includes(i18n.language);
  const language = chosen ?? (isForeign ? languages[0]! : i18n.language);
  const formats = useQuery(kindsQuery(workspaceId)).data?.find((one) => one.kind === kind)?.formats ?? [];
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Tooltip label={t("export.label")}>
          <ActionIcon variant="subtle" color="gray" aria-label={t("export.label")}>
            <IconDownload size={18} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Languages languages={languages} chosen={language} choose={choose} />
        {byPart(formats).map(({ part, endings }) => (
          <Files key={part} part={part} endings={endings} language={language} />
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

interface LanguagesProps {
  languages: readonly string[];
  chosen: string;
  choose: (language: string) => void;
}

/** In which of its languages, where it has several. */
function Languages({ languages, chosen, choose }: LanguagesProps) {
  const { t, i18n } = useTranslation("documents");
  if (languages.length < 2) return null;
  return (
    <>
      <Menu.Label>{t("export.language")}</Menu.Label>
      <Menu.RadioGroup value={chosen} onChange={choose}>
        {languages.map((one) => (
          <Menu.RadioItem key={one} value={one} closeMenuOnClick={false}>
            {languageName(one, i18n.language)}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
      <Menu.Divider />
    </>
  );
}

/** The files of one part of the document; without a part those of all of it. */
function Files({ part, endings, language }: { part: string; endings: readonly string[]; language: string }) {
  const { t } = useTranslation("documents");
  const [workspaceId, documentId] = [useWorkspaceId(), useDocumentId()];
  const about = part && t([`export.part.${part}`, "export.other"], { format: part });
  return (
    <>
      {part && <Menu.Label>{about}</Menu.Label>}
      {endings.map((ending) => {
        const format = part ? `${part}-${ending}` : ending;
        const name = t([`export.${ending}`, "export.other"], { format: ending });
        return (
          <Menu.Item
            key={ending}
            component="a"
            href={exportAddress(workspaceId, documentId, format, language)}
            aria-label={about ? `${about}: ${name}` : undefined}
            download
          >
            {name}
          </Menu.Item>
        );
      })}
      {part && <Menu.Divider />}
    </>
  );
}
