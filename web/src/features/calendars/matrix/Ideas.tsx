import { Skeleton, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { useDocumentId } from "@/documents/address";
import { adding } from "@/documents/change";
import { said } from "@/mapping/texts";
import { ideasQuery } from "../api";
import { type Item, idFor } from "../content";
import { PurposeMark } from "../PurposeLegend";
import { useKindName } from "../purposes";
import { useContent } from "../useContent";
import classes from "./Matrix.module.css";

/** Ideas for a phase, each added by a click. */
export function Ideas({ fields, close }: { fields: Partial<Item>; close: () => void }) {
  const { t, i18n } = useTranslation("calendars");
  const { content, items, apply } = useContent();
  const kindName = useKindName();
  const ideas = useQuery(ideasQuery(useWorkspaceId(), useDocumentId(), fields.phase ?? null, items.length));
  if (ideas.isPending) return <Skeleton h={120} mt="sm" />;
  if (!ideas.data || ideas.data.length === 0) return null;
  const languages = content.languages ?? [i18n.language];
  const textOf = (texts: Record<string, string>) => {
    const known = Object.fromEntries(languages.flatMap((one) => (texts[one] ? [[one, texts[one]]] : [])));
    return languages.length > 1 ? known : (texts[languages[0]!] ?? texts.en!);
  };
  return (
    <>
      <Text size="sm" fw={600} mt="md" mb={4} id="ideas">
        {t("ideas.title")}
      </Text>
      <ul className={classes.ideas} aria-labelledby="ideas">
        {ideas.data.map(({ purpose, kind, title, why }) => (
          <li key={title.en}>
            <button
              type="button"
              className={classes.idea}
              onClick={() => {
                const id = idFor(content, said(title, i18n.language));
                apply(
                  adding("item", {
                    ...fields,
                    id,
                    title: textOf(title),
                    description: textOf(why),
                    kind,
                    purpose,
                  }),
                );
                close();
              }}
            >
              <PurposeMark purpose={purpose} />
              <span>
                {said(title, i18n.language)}
                <span className={classes.why}>
                  {kindName({ kind })}. {said(why, i18n.language)}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
