import { Text, UnstyledButton } from "@mantine/core";
import { IconBolt, IconChevronDown, IconCircleCheck, IconMapQuestion, IconStar } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { AsideNote } from "@/components/Aside";
import { useDocument, useStore } from "@/features/maps/useMap";
import { find } from "@/mapping/places";
import { said } from "@/mapping/texts";
import type { Aside } from "@/mapping/types";
import { Behind } from "./Behind";
import { FindingAside } from "./FindingAside";
import { FindingCard } from "./FindingCard";
import { groupOf, placeOf } from "./findings";
import classes from "./Panel.module.css";
import type { Finding, Proof } from "./types";
import { useProof, useSearched } from "./useProof";

const ICONS = { map: IconMapQuestion, pain: IconBolt, gain: IconStar };

interface FindingItemProps {
  proof: Proof;
  finding: Finding;
  /** The part of the map that carries it already. */
  part: string | null;
  /** How it was set aside. */
  aside?: Aside | undefined;
  /** How it was set aside before it became worse. */
  back?: Aside | undefined;
}

/** One finding: what was found, whom it concerns, the journeys behind it, and the card it becomes. */
export function FindingItem({ proof, finding, part, aside, back }: FindingItemProps) {
  const { t, i18n } = useTranslation("proofs");
  const formats = useFormats();
  const store = useStore();
  const map = useDocument();
  const { look } = useProof();
  const languages = map.head.languages;
  const told = aside ?? back;
  const isOpen = useSearched("finding") === finding.id;
  const Icon = ICONS[groupOf(finding)];
  const toggle = () => {
    const place = placeOf(map, proof, finding);
    if (isOpen || !place) return look({ finding: isOpen ? undefined : finding.id });
    const found = find(map, place);
    look({ finding: finding.id, step: found?.what === "card" ? found.parent : place });
    store.select(place);
  };
  const money = proof.currency !== null && finding.value !== null && finding.value > 1;
  return (
    <article
      className={classes.finding}
      data-open={isOpen || undefined}
      aria-label={t(`kind.${finding.code}`)}
    >
      <UnstyledButton className={classes.findingHead} aria-expanded={isOpen} onClick={toggle}>
        <span className={classes.kind} data-group={groupOf(finding)}>
          <Icon size={15} stroke={1.8} aria-hidden />
          {t(`kind.${finding.code}`)}
          {part !== null && (
            <IconCircleCheck size={15} role="img" aria-label={t("findings.done")} className={classes.done} />
          )}
          <IconChevronDown size={15} aria-hidden className={classes.chevron} />
        </span>
        <span>{finding.sentence}</span>
        <Text span size="xs" c="dimmed" className="figures">
          {t("findings.persons", { count: finding.persons, n: formats.number(finding.persons) })}
          {money && ` · ${t("findings.money", { money: formats.money(finding.value, proof.currency!) })}`}
        </Text>
      </UnstyledButton>
      {told && (
        <div className={classes.aside}>
          <AsideNote aside={{ ...told, text: said(told.text, i18n.language, languages) }} isBack={!aside} />
        </div>
      )}
      {isOpen && (
        <div className={classes.findingBody}>
          <Text size="sm">{t(`advice.${finding.code}`)}</Text>
          {!aside && <FindingCard proof={proof} finding={finding} part={part} />}
          <FindingAside proof={proof} finding={finding} aside={aside} />
          <Behind proof={proof} finding={finding} />
        </div>
      )}
    </article>
  );
}
