import { IconBolt, IconMapQuestion, IconStar } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { AsideNote } from "@/components/Aside";
import { AnchorLink } from "@/components/links";
import { useAddress } from "@/documents/address";
import { groupOf as groupOfProof } from "@/features/proofs/findings";
import type { Finding } from "./api";
import { FindingAction } from "./FindingAction";
import { FindingAside } from "./FindingAside";
import { FindingCard } from "./FindingCard";
import { useCanEdit, useOf } from "./useValidation";
import classes from "./Validation.module.css";
import { groupOf } from "./validation";

const ICONS = { map: IconMapQuestion, pain: IconBolt, moment: IconStar, gain: IconStar };

interface FindingItemProps {
  finding: Finding;
  /** Whether it was set aside, and did not come back. */
  isAside?: boolean;
}

/** One finding: what customers say otherwise, in their own words too, and what is done about it. */
export function FindingItem({ finding, isAside = false }: FindingItemProps) {
  const { t } = useTranslation(["validation", "proofs"]);
  const isOfProof = finding.found_by === "proof"; // which tells more of it beside the map
  const [wanted] = useAddress("finding");
  const isWanted = wanted === finding.id;
  const canEdit = useCanEdit();
  const group = isOfProof ? groupOfProof(finding) : groupOf(finding);
  const Icon = ICONS[group];
  const name = t(isOfProof ? `proofs:kind.${finding.code}` : `kind.${finding.code}`);
  return (
    <li
      className={classes.finding}
      data-wanted={isWanted || undefined}
      ref={(item) => {
        if (isWanted) item?.scrollIntoView({ block: "center" });
      }}
    >
      <article aria-label={finding.touchpoint ? `${name}: ${finding.touchpoint}` : name}>
        <h3 className={classes.kind} data-group={group}>
          <Icon size={16} stroke={1.8} aria-hidden />
          {name}
        </h3>
        <p>{finding.sentence}</p>
        {finding.aside && <AsideNote aside={finding.aside} isBack={!isAside} />}
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
          {isOfProof && <BesideMap finding={finding} />}
          {!isOfProof && <FindingCard finding={finding} canEdit={canEdit && !isAside} />}
          <FindingAction finding={finding} canEdit={canEdit && !isAside} />
          {canEdit && <FindingAside finding={finding} isAside={isAside} />}
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
