import { SimpleGrid, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { Figure } from "@/components/Figure";
import type { Agreement, Overview } from "../overview";

/** The figures behind the words, each with what it is of. */
export function AgreementFigures({ overview }: { overview: Overview }) {
  const { t } = useTranslation("interviews");
  const formats = useFormats();
  const { saturation } = overview;
  const share = saturation.estimated ? saturation.seen / saturation.estimated : null;
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="lg">
      <OneFigure label={t("together.emotion")} about={t("together.alpha_about")}>
        <Alpha agreement={overview.emotion} />
      </OneFigure>
      <OneFigure label={t("together.importance")} about={t("together.alpha_about")}>
        <Alpha agreement={overview.importance} />
      </OneFigure>
      <OneFigure label={t("together.in_common")} about={t("together.in_common_about")}>
        <Figure value={formats.percent(overview.in_common)} n={overview.n} size="xl" />
      </OneFigure>
      <OneFigure
        label={t("together.seen")}
        about={
          saturation.estimated
            ? t("together.seen_about", {
                seen: formats.number(saturation.seen),
                all: formats.number(Math.round(saturation.estimated)),
              })
            : t("together.seen_unknown")
        }
      >
        <Figure value={formats.percent(share)} n={saturation.n} size="xl" />
      </OneFigure>
    </SimpleGrid>
  );
}

function OneFigure({ label, about, children }: { label: string; about: string; children: React.ReactNode }) {
  return (
    <div>
      <Text size="sm" fw={500}>
        {label}
      </Text>
      {children}
      <Text size="xs" c="dimmed">
        {about}
      </Text>
    </div>
  );
}

/** Krippendorff's alpha, with its interval and of how many. */
function Alpha({ agreement: { alpha, low, high, n_raters, n_units } }: { agreement: Agreement }) {
  const { t } = useTranslation("interviews");
  const formats = useFormats();
  const written = (value: number) => formats.number(Math.round(value * 100) / 100);
  return (
    <>
      <Figure value={alpha === null ? "–" : written(alpha)} n={n_raters} size="xl" />
      <Text size="xs" c="dimmed" className="figures">
        {low !== null && high !== null
          ? t("together.interval", { low: written(low), high: written(high), count: n_units })
          : t("together.no_interval")}
      </Text>
    </>
  );
}
