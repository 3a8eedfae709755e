import { Radio, SimpleGrid, Text } from "@mantine/core";
import {
  type Icon,
  IconBraces,
  IconFile,
  IconFileTypePdf,
  IconFileTypeXls,
  IconMarkdown,
  IconPhoto,
  IconPresentation,
  IconSitemap,
  IconVectorBezier,
  IconWorldWww,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Shape } from "@/api/client";
import classes from "./Export.module.css";

const ICONS: { readonly [ending: string]: Icon } = {
  pdf: IconFileTypePdf,
  svg: IconVectorBezier,
  png: IconPhoto,
  html: IconWorldWww,
  xlsx: IconFileTypeXls,
  mmd: IconSitemap,
  cjml: IconBraces,
  pptx: IconPresentation,
  md: IconMarkdown,
};

interface FormatChoiceProps {
  formats: readonly Shape<"FormatOut">[];
  value: string;
  onChange(ending: string): void;
}

/** The formats, each with what it is good for. */
export function FormatChoice({ formats, value, onChange }: FormatChoiceProps) {
  const { t } = useTranslation("maps");
  return (
    <Radio.Group label={t("export.format")} value={value} onChange={onChange}>
      <SimpleGrid cols={{ base: 2, sm: 3 }} spacing={8} mt={6}>
        {formats.map(({ name, ending }) => {
          const Icon = ICONS[ending] ?? IconFile;
          return (
            <Radio.Card key={ending} value={ending} className={classes.format} aria-label={name}>
              <Icon size={22} stroke={1.5} aria-hidden />
              <span>
                <Text size="sm" fw={600}>
                  {name}
                </Text>
                <Text size="xs" c="dimmed">
                  {t(`export.for.${ending}`, { defaultValue: `.${ending}` })}
                </Text>
              </span>
            </Radio.Card>
          );
        })}
      </SimpleGrid>
    </Radio.Group>
  );
}
