import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { said } from "@/mapping/texts";
import type { Template } from "../api";
import type { Scope, Use } from "../project";
import { useAudienceNames } from "../useAudienceNames";
import classes from "./Begin.module.css";

/** What a project holds that begins from a template. */
export function TemplateHolds({ template }: { template: Template | undefined }) {
  const { t, i18n } = useTranslation("projects");
  const { shown } = useAudienceNames();
  if (!template)
    return (
      <Text size="sm" c="dimmed" mt="md" role="status">
        {t("new.empty_holds")}
      </Text>
    );
  const say = (words: Record<string, string>) => said(words, i18n.language);
  const use = template.use as Use;
  const scope = template.scope as Scope;
  const [generic, ...nested] = template.maps.map(say);
  const uses = [
    use.breadth && t(`of_breadth.${use.breadth}`),
    use.occasion && t(`of_occasion.${use.occasion}`),
    use.is_judged_by_kpis && t("scope.is_judged_by_kpis"),
    scope.journey && t(`of_journey.${scope.journey}`),
  ];
  return (
    <dl className={classes.holds} aria-label={t("holds.label", { template: say(template.title) })}>
      <dt>{t("holds.audiences")}</dt>
      <dd>{template.audiences.map(shown).join(", ")}</dd>
      <dt>{t("holds.use")}</dt>
      <dd>{uses.filter(Boolean).join(" · ")}</dd>
      <dt>{t("holds.maps")}</dt>
      <dd>
        {generic}
        <ul>
          {nested.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      </dd>
      <dt>{t("holds.touchpoints")}</dt>
      <dd>
        {template.phases.map((phase) => (
          <div key={say(phase.title)}>
            <strong>{say(phase.title)}:</strong> {phase.touchpoints.map(say).join(", ")}
          </div>
        ))}
      </dd>
      <dt>{t("holds.questions")}</dt>
      <dd>
        {template.questions.map((one) => (
          <div key={say(one)}>“{say(one)}”</div>
        ))}
      </dd>
    </dl>
  );
}
