import { Button, Group, SegmentedControl, Select, Text } from "@mantine/core";
import { IconBooks, IconPrinter } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { Empty } from "@/components/Empty";
import { useDocumentId } from "@/documents/address";
import { exportAddress } from "@/documents/api";
import frame from "@/documents/frame/Frame.module.css";
import { bankQuery } from "../api";
import { chaptersOf } from "../interviews";
import { useInterviews } from "../useInterviews";
import { useTheMap } from "../useTheMap";
import { BankDrawer } from "./BankDrawer";
import { ChapterBlock } from "./ChapterBlock";
import classes from "./Guide.module.css";
import { askingAbout, asksAbout } from "./guide";
import { Opening } from "./Opening";

/** What is asked: made from the map, changed by hand, printed and taken along. */
export default function GuideTab() {
  const { t, i18n } = useTranslation("interviews");
  const { interviews, guide, canEdit } = useInterviews();
  const [workspaceId, documentId] = [useWorkspaceId(), useDocumentId()];
  const languages = interviews.languages ?? [i18n.language];
  const [chosen, setLanguage] = useState<string | null>(null);
  const [isBankOpen, setBankOpen] = useState(false);
  const [told, tell] = useState("");
  const language = chosen ?? (languages.includes(i18n.language) ? i18n.language : languages[0]!);
  const chapters = chaptersOf(guide);
  return (
    <>
      <div className={`${frame.tools} not-printed`}>
        <Group gap="xs">
          {canEdit && (
            <Button variant="default" leftSection={<IconBooks size={16} />} onClick={() => setBankOpen(true)}>
              {t("guide.bank")}
            </Button>
          )}
          {canEdit && <AskAbout />}
        </Group>
        <Group gap="xs">
          {languages.length > 1 && (
            <SegmentedControl
              size="xs"
              aria-label={t("guide.language")}
              data={languages.map((one) => ({ value: one, label: one.toUpperCase() }))}
              value={language}
              onChange={setLanguage}
            />
          )}
          {guide.length > 0 && (
            <Button
              component="a"
              href={exportAddress(workspaceId, documentId, "guide-pdf", language)}
              download
              variant="default"
              leftSection={<IconPrinter size={16} />}
            >
              {t("guide.print")}
            </Button>
          )}
        </Group>
      </div>
      <div className={`${classes.guide} not-printed`}>
        <Opening language={language} />
        {chapters.length === 0 && (
          <Empty icon={<IconBooks />} title={t("guide.empty_title")}>
            {t(canEdit ? "guide.empty_text" : "guide.empty_text_viewer")}
          </Empty>
        )}
        {chapters.map((chapter, at) => (
          <ChapterBlock key={chapter.key} chapters={chapters} at={at} language={language} tell={tell} />
        ))}
        {canEdit && guide.length > 1 && (
          <Text size="xs" c="dimmed" mt="md">
            {t("guide.help")}
          </Text>
        )}
        <span role="status" className={frame.said}>
          {told}
        </span>
      </div>
      <BankDrawer isOpen={isBankOpen} close={() => setBankOpen(false)} language={language} />
    </>
  );
}

/** Adds the questions about a touchpoint of the map that is not asked about yet. */
function AskAbout() {
  const { t } = useTranslation("interviews");
  const { interviews, guide, apply } = useInterviews();
  const bank = useQuery(bankQuery(useWorkspaceId())).data;
  const map = useTheMap();
  const missing = map?.points.filter((one) => !asksAbout(guide, one.touchpoint)) ?? [];
  if (!map || !bank || missing.length === 0) return null;
  return (
    <Select
      aria-label={t("guide.ask_about")}
      placeholder={t("guide.ask_about")}
      data={missing.map((one) => ({ value: one.touchpoint, label: one.title }))}
      value={null}
      onChange={(touchpoint) => {
        const point = missing.find((one) => one.touchpoint === touchpoint);
        if (!point) return;
        apply(askingAbout(guide, point, map.points, bank.of_touchpoint, interviews.languages ?? ["en"]));
      }}
      searchable
      w={250}
    />
  );
}
