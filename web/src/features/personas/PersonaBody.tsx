import { Box, Group, SimpleGrid, Stack, Title } from "@mantine/core";
import { IconBandage, IconChecklist, IconGift, IconTarget } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Lines } from "@/features/personas/Lines";
import classes from "@/features/personas/PersonaPage.module.css";
import type { PartProps } from "@/features/personas/PersonaScreen";
import { BEHAVIOUR, LISTS } from "@/features/personas/types";
import { Words } from "@/features/personas/Words";
import { said, withWords } from "@/mapping/texts";

const LOOKS = {
  goals: { icon: IconTarget, colour: "var(--mantine-color-sea-filled)" },
  jobs: { icon: IconChecklist, colour: "var(--mantine-color-blue-filled)" },
  pains: { icon: IconBandage, colour: "var(--mantine-color-red-filled)" },
  gains: { icon: IconGift, colour: "var(--mantine-color-green-filled)" },
} as const;

/** What is told of a persona: background, goals, jobs, pains, gains, behaviour, attitudes. */
export function PersonaBody({ persona, onChange }: PartProps) {
  const { t, i18n } = useTranslation("personas");
  const shown = BEHAVIOUR.filter((key) => onChange || said(persona[key], i18n.language));
  return (
    <Stack gap="xl">
      <Field field="description" persona={persona} onChange={onChange} />
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xl" verticalSpacing="lg">
        {LISTS.map((key) => {
          const Icon = LOOKS[key].icon;
          return (
            <Box
              component="section"
              key={key}
              className={`${classes.part} ${classes.list}`}
              __vars={{ "--of": LOOKS[key].colour }}
            >
              <Title order={2} size="h5" mb={4}>
                <Group gap={6} component="span">
                  <Icon size={18} stroke={1.6} aria-hidden /> {t(`fields.${key}`)}
                </Group>
              </Title>
              <Lines
                label={t(`fields.${key}`)}
                lines={persona[key]}
                onChange={onChange && ((lines) => onChange({ [key]: lines }))}
                placeholder={t(`ask.${key}`)}
              />
            </Box>
          );
        })}
      </SimpleGrid>
      {shown.length > 0 && (
        <SimpleGrid cols={{ base: 1, sm: 3, md: 1, lg: 3 }} spacing="xl">
          {shown.map((key) => (
            <Field key={key} field={key} persona={persona} onChange={onChange} />
          ))}
        </SimpleGrid>
      )}
      {(onChange || persona.attitudes.length > 0) && (
        <section className={classes.part}>
          <Title order={2} size="h5" mb={4}>
            {t("fields.attitudes")}
          </Title>
          <Lines
            label={t("fields.attitudes")}
            lines={persona.attitudes}
            onChange={onChange && ((attitudes) => onChange({ attitudes }))}
            placeholder={t("ask.attitudes")}
          />
        </section>
      )}
    </Stack>
  );
}

interface FieldProps extends PartProps {
  field: "description" | (typeof BEHAVIOUR)[number];
}

function Field({ field, persona, onChange }: FieldProps) {
  const { t, i18n } = useTranslation("personas");
  return (
    <section className={classes.part}>
      <Title order={2} size="h5" mb={4}>
        {t(`fields.${field}`)}
      </Title>
      <Words
        label={t(`fields.${field}`)}
        value={said(persona[field], i18n.language)}
        onChange={
          onChange && ((words) => onChange({ [field]: withWords(persona[field], i18n.language, [], words) }))
        }
        placeholder={t(`ask.${field}`)}
      />
    </section>
  );
}
