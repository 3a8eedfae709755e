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
    <Stack gap="xl" className={classes.body}>
      <Field field="description" persona={persona} onChange={onChange} />
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xl" verticalSpacing="lg" className={classes.lists}>
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
                <Group gap={6} wrap="nowrap" component="span">
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
        <SimpleGrid cols={{ base: 1, sm: 3, md: 1, lg: 3 }} spacing="xl" className={classes.behaviour}>
          {shown.map((key) => (
            <Field key={key} field={key} persona={persona} onChange={onChange} />
          ))}
        </SimpleGrid>
      )}
      {(onChange || persona.attitudes.length > 0) && (
        <section className={partOf(persona.attitudes.length > 0)}>
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
  const value = said(persona[field], i18n.language);
  return (
    <section className={partOf(value !== "")}>
      <Title order={2} size="h5" mb={4}>
        {t(`fields.${field}`)}
      </Title>
      <Words
        label={t(`fields.${field}`)}
        value={value}
        onChange={
          onChange && ((words) => onChange({ [field]: withWords(persona[field], i18n.language, [], words) }))
        }
        placeholder={t(`ask.${field}`)}
      />
    </section>
  );
}

/** What says nothing is not printed. */
function partOf(saysSomething: boolean): string {
  return saysSomething ? classes.part! : `${classes.part} not-printed`;
}
