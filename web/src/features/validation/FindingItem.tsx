import { IconBolt, IconMapQuestion, IconStar } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { AnchorLink } from "@/components/links";
import { groupOf as groupOfProof } from "@/features/proofs/findings";
import type { Finding } from "./api";
import { FindingAction } from "./FindingAction";
import { FindingCard } from "./FindingCard";
import { useCanEdit, useOf } from "./useValidation";
import classes from "./Validation.module.css";
import { groupOf } from "./validation";

const ICONS = { map: IconMapQuestion, pain: IconBolt, moment: IconStar, gain: IconStar };

interface FindingItemProps {
  finding: Finding;
  /** Whether the map's proof found it, which tells more of it beside the map. */
  isOfProof: boolean;
}

/** One finding: what customers say otherwise, in their own words too, and what is done about it. */
export function FindingItem({ finding, isOfProof }: FindingItemProps) {
  const { t } = useTranslation(["validation", "proofs"]);
  const canEdit = useCanEdit();
  const group = isOfProof ? groupOfProof(finding) : groupOf(finding);
  const Icon = ICONS[group];
  const name = t(isOfProof ? `proofs:kind.${finding.code}` : `kind.${finding.code}`);
  return (
    <li className={classes.finding}>
      <article aria-label={finding.touchpoint ? `${name}: ${finding.touchpoint}` : name}>
        <h3 className={classes.kind} data-group={group}>
          <Icon size={16} stroke={1.8} aria-hidden />
          {name}
        </h3>
        <p>{finding.sentence}</p>
        {finding.quotes.length > 0 && (
          <ul className={classes.quotes} aria-label={t("quotes")}>
            {finding.quotes.map((one) => (
              <li key={one.text}>
                <q>{one.text}</q> <cite>{one.speaker}</cite>
              </li>
            ))}
          </ul>
        )}
        <div className={classes.doing}>
          {isOfProof ? <BesideMap finding={finding} /> : <FindingCard finding={finding} canEdit={canEdit} />}
          <FindingAction finding={finding} canEdit={canEdit} />
        </div>
      </article>
    </li>
  );
}

function BesideMap({ finding }: { finding: Finding }) {
  const { t } = useTranslation("validation");
  return (
    <AnchorLink
      to="/w/$workspaceId/maps/$mapId"
      params={useOf()}
      search={{ panel: "proof", finding: finding.id }}
      size="sm"
    >
      {t("proof.open")}
    </AnchorLink>
  );
}
