import { Box, Button, Group, Stack, Text, TextInput, VisuallyHidden } from "@mantine/core";
import { modals } from "@mantine/modals";
import { IconArrowLeft, IconPrinter, IconTrash } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { AnchorLink } from "@/components/links";
import { tellFailure } from "@/components/told";
import { removePersona } from "@/features/personas/api";
import classes from "@/features/personas/PersonaPage.module.css";
import type { PartProps } from "@/features/personas/PersonaScreen";
import { EditedPortrait, Portrait } from "@/features/personas/Portrait";
import type { Kept } from "@/features/personas/types";
import { Words } from "@/features/personas/Words";
import { said, withWords } from "@/mapping/texts";

interface PersonaHeadProps extends PartProps {
  kept: Kept;
  /** Before the buttons. */
  children: ReactNode;
}

/** Picture, name and quote; what can be done with the whole. */
export function PersonaHead({ persona, kept, onChange, children }: PersonaHeadProps) {
  const { t, i18n } = useTranslation("personas");
  const workspaceId = useWorkspaceId();
  const portrait = { name: persona.name, path: persona.portrait, size: 112 };
  const quote = said(persona.quote, i18n.language);
  return (
    <Box maw={1180} mx="auto" mb="xl">
      <Group justify="space-between" mb="sm" className="not-printed">
        <AnchorLink to="/w/$workspaceId/personas" params={{ workspaceId }} size="sm">
          <Group gap={4}>
            <IconArrowLeft size={16} aria-hidden /> {t("all")}
          </Group>
        </AnchorLink>
        <Group gap="xs">
          {children}
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPrinter size={16} aria-hidden />}
            onClick={() => print()}
          >
            {t("print")}
          </Button>
          {onChange && <Remove kept={kept} />}
        </Group>
      </Group>
      <Group align="flex-start" wrap="nowrap" gap="lg" className={classes.head}>
        {onChange ? (
          <EditedPortrait {...portrait} onChange={(path) => onChange({ portrait: path })} />
        ) : (
          <Portrait {...portrait} />
        )}
        <Stack gap="xs" flex={1} miw={0}>
          {onChange ? (
            <>
              <VisuallyHidden component="h1">{persona.name}</VisuallyHidden>
              <TextInput
                aria-label={t("fields.name")}
                value={persona.name}
                onChange={(event) => onChange({ name: event.currentTarget.value })}
                maxLength={200}
                required
                error={persona.name.trim() === "" && t("name_missing")}
                variant="unstyled"
                classNames={{ input: classes.name }}
              />
            </>
          ) : (
            <h1 className={classes.name}>{persona.name}</h1>
          )}
          {(onChange || quote) && (
            <Box className={classes.quote}>
              <Words
                label={t("fields.quote")}
                value={quote}
                onChange={
                  onChange &&
                  ((words) => onChange({ quote: withWords(persona.quote, i18n.language, [], words) }))
                }
                placeholder={t("ask.quote")}
              />
            </Box>
          )}
        </Stack>
      </Group>
    </Box>
  );
}

function Remove({ kept }: { kept: Kept }) {
  const { t } = useTranslation("personas");
  const workspaceId = useWorkspaceId();
  const client = useQueryClient();
  const navigate = useNavigate();
  const needing = kept.used_by.filter((one) => !one.is_copied);
  const remove = useMutation({
    mutationFn: () => removePersona(workspaceId, kept.id, kept.version),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["personas", workspaceId] });
      navigate({ to: "/w/$workspaceId/personas", params: { workspaceId } });
    },
    onError: tellFailure,
  });
  const names = (maps: Kept["used_by"]) => (
    <ul>
      {maps.map((one) => (
        <li key={one.map_id}>{one.title}</li>
      ))}
    </ul>
  );
  const ask = () =>
    needing.length > 0
      ? modals.open({
          title: t("remove.needed", { name: kept.name }),
          children: (
            <Text size="sm" component="div">
              {t("remove.needed_text")}
              {names(needing)}
            </Text>
          ),
        })
      : modals.openConfirmModal({
          title: t("remove.sure", { name: kept.name }),
          children: (
            <Text size="sm" component="div">
              {kept.used_by.length > 0 ? t("remove.copied_text") : t("remove.text")}
              {kept.used_by.length > 0 && names(kept.used_by)}
            </Text>
          ),
          labels: { confirm: t("remove.yes"), cancel: t("cancel") },
          confirmProps: { color: "red" },
          onConfirm: () => remove.mutate(),
        });
  return (
    <Button
      variant="default"
      size="xs"
      leftSection={<IconTrash size={16} aria-hidden />}
      onClick={ask}
      loading={remove.isPending}
    >
      {t("remove.button")}
    </Button>
  );
}
