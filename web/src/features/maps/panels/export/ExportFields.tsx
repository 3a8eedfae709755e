import { Select, SimpleGrid } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Shape } from "@/api/client";
import { useWorkspaceId } from "@/api/me";
import { useFormats } from "@/app/format";
import { useAudiences } from "../../audience";
import { nameOf } from "../../list/NewMap";
import { useDocument, useMapId } from "../../useMap";
import { type Leaving, proofRowsQuery } from "./api";

interface ExportFieldsProps {
  format: Shape<"FormatOut">;
  how: Leaving;
  change(changed: Partial<Leaving>): void;
}

/** How the map stands in its file. A choice that the format or the map does not have is not asked. */
export function ExportFields({ format, how, change }: ExportFieldsProps) {
  const { t, i18n } = useTranslation("maps");
  const { languages } = useDocument().head;
  const audiences = Object.keys(useAudiences() ?? {});
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
      {format.views.length > 1 && (
        <Select
          label={t("export.view")}
          data={format.views.map((view) => ({ value: view, label: t(`view.${view}`) }))}
          value={how.view}
          onChange={(view) => view && change({ view })}
          allowDeselect={false}
        />
      )}
      <Select
        label={t("export.audience")}
        description={t("export.audience_about")}
        placeholder={t("audience.everyone")}
        data={audiences.map((one) => ({ value: one, label: t(`audience.of.${one}`, { defaultValue: one }) }))}
        value={how.audience ?? null}
        onChange={(audience) => change({ audience: audience ?? undefined })}
        clearable
        inputWrapperOrder={["label", "input", "description"]}
      />
      {languages.length > 1 && (
        <Select
          label={t("export.language")}
          data={languages.map((one) => ({ value: one, label: nameOf(one, i18n.language) }))}
          value={how.language ?? null}
          onChange={(language) => language && change({ language })}
          allowDeselect={false}
        />
      )}
      {format.has_figures && <Proofs value={how.proof} change={change} />}
    </SimpleGrid>
  );
}

function Proofs({ value, change }: { value: string | undefined; change: ExportFieldsProps["change"] }) {
  const { t } = useTranslation("maps");
  const formats = useFormats();
  const proofs = useQuery(proofRowsQuery(useWorkspaceId(), useMapId())).data ?? [];
  if (proofs.length === 0) return null;
  return (
    <Select
      label={t("export.proof")}
      description={t("export.proof_about")}
      placeholder={t("export.no_proof")}
      data={proofs.map((one) => ({
        value: one.id,
        label: t("export.proof_of", {
          moment: formats.moment(one.made_at),
          count: one.n_journeys,
          n: formats.number(one.n_journeys),
        }),
      }))}
      value={value ?? null}
      onChange={(proof) => change({ proof: proof ?? undefined })}
      clearable
      inputWrapperOrder={["label", "input", "description"]}
    />
  );
}
