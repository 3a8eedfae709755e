import { Button, Group, NumberInput, Select, Stack, Text, Textarea } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "@/api/me";
import { useFormats } from "@/app/format";
import { fileNameOf, save } from "@/components/chartFiles";
import { tellDone, tellFailure } from "@/components/told";
import { useDocumentId } from "@/documents/address";
import { useSaid } from "@/documents/useDocument";
import { personasQuery } from "@/features/personas/api";
import { inviteTo, takeBackLinks } from "../api";
import { useSurvey } from "../useSurvey";
import { personsIn } from "./persons";
import classes from "./Send.module.css";
import { useCollecting } from "./useCollecting";

const KINDS = ["user_id", "customer", "email", "phone", "account"] as const;
const MOST = 5000;

/** Personal links as a CSV to mail from: for known persons, and for others. */
export function Invitations() {
  const { t } = useTranslation("surveys");
  const formats = useFormats();
  const workspaceId = useWorkspaceId();
  const documentId = useDocumentId();
  const title = useSaid()(useSurvey().survey.title);
  const personas = useQuery(personasQuery(workspaceId)).data ?? [];
  const [kind, setKind] = useState<string>("user_id");
  const [written, write] = useState("");
  const [others, setOthers] = useState<number | string>("");
  const [persona, setPersona] = useState<string | null>(null);
  const invite = useMutation({ ...inviteTo(workspaceId, documentId), onError: tellFailure });
  const persons = personsIn(written);
  const n = persons.length + Number(others || 0);
  const make = () =>
    invite.mutate(
      { kind, persons, n_unknown: Number(others || 0), persona: persona ?? "" },
      {
        onSuccess(csv) {
          save(fileNameOf(`${title} ${t("personal.links")}`, "csv"), csv);
          tellDone(t("personal.made", { count: n }));
          write("");
          setOthers("");
        },
      },
    );
  return (
    <Stack gap="sm">
      <Textarea
        label={t("personal.persons")}
        description={t("personal.persons_about")}
        value={written}
        onChange={(event) => write(event.currentTarget.value)}
        autosize
        minRows={3}
        maxRows={8}
        maxLength={1_000_000}
        error={persons.length > MOST && t("personal.too_many", { most: formats.number(MOST) })}
      />
      <div className={classes.days}>
        <Select
          label={t("personal.kind")}
          data={KINDS.map((value) => ({ value, label: t(`identifier.${value}`) }))}
          value={kind}
          onChange={(value) => setKind(value ?? "user_id")}
          allowDeselect={false}
        />
        <NumberInput
          label={t("personal.others")}
          value={others}
          onChange={setOthers}
          min={0}
          max={MOST}
          allowDecimal={false}
          hideControls
        />
        {personas.length > 0 && (
          <Select
            label={t("personal.persona")}
            placeholder={t("personal.any_persona")}
            data={personas.map((one) => ({ value: one.id, label: one.name }))}
            value={persona}
            onChange={setPersona}
            clearable
          />
        )}
      </div>
      <Group justify="space-between">
        <Button
          variant="default"
          leftSection={<IconDownload size={16} />}
          disabled={n === 0 || persons.length > MOST}
          loading={invite.isPending}
          onClick={make}
        >
          {n === 0 ? t("personal.make") : t("personal.make_n", { count: n, n: formats.number(n) })}
        </Button>
        <Links />
      </Group>
      <Text size="xs" c="dimmed">
        {t("personal.once")}
      </Text>
    </Stack>
  );
}

/** How many links there are, and the way to take back those that nobody used. */
function Links() {
  const { t } = useTranslation("surveys");
  const formats = useFormats();
  const found = useCollecting();
  const takeBack = useMutation({
    ...takeBackLinks(useWorkspaceId(), useDocumentId()),
    onError: tellFailure,
  });
  if (!found || found.n_links === 0) return null;
  const numbers = { n: formats.number(found.n_links), used: formats.number(found.n_links_used) };
  return (
    <Group gap="xs">
      <Text size="sm" className="figures">
        {t("personal.state", { count: found.n_links, ...numbers })}
      </Text>
      {found.n_links > found.n_links_used && (
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          loading={takeBack.isPending}
          onClick={() =>
            takeBack.mutate(undefined, {
              onSuccess: ({ n }) => tellDone(t("personal.taken_back", { count: n })),
            })
          }
        >
          {t("personal.take_back")}
        </Button>
      )}
    </Group>
  );
}
