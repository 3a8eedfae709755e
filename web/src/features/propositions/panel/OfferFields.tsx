import { Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { NameField } from "@/documents/fields";
import type { Offer } from "../proposition";

/** What a company on a canvas is called. */
export function OfferFields({ offer }: { offer: Offer }) {
  const { t } = useTranslation("propositions");
  return (
    <Stack gap="sm">
      <NameField id={offer.id} field="company" label={t("company.name")} value={offer.company} isNeeded />
      <Text size="sm" c="dimmed">
        {t(offer.is_ours ? "company.ours_about" : "company.competitor_about")}
      </Text>
    </Stack>
  );
}
