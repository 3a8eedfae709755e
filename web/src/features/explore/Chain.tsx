import { UnstyledButton } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useKnown } from "@/components/known";
import classes from "./Chain.module.css";
import { chainOf } from "./variants";

interface ChainProps {
  touchpoints: readonly string[];
  level: string | undefined;
  colorOf: (name: string) => string;
  isCollapsed?: boolean;
  most?: number;
}

/** A journey as a chain of chevrons, each in the colour of its phase or channel. */
export function Chain({ touchpoints, level, colorOf, isCollapsed = true, most = 12 }: ChainProps) {
  const { t } = useTranslation("explore");
  const known = useKnown();
  const [isWhole, setWhole] = useState(false);
  const chain = chainOf(touchpoints, isCollapsed);
  const shown = isWhole ? chain : chain.slice(0, most);
  return (
    <ol className={classes.chain}>
      {shown.map((link, place) => (
        <li
          key={place}
          className={classes.link}
          style={{ "--link-color": colorOf(link.name) } as React.CSSProperties}
        >
          {known(link.name, level)}
          {link.times > 1 && <span className={classes.times}>×{link.times}</span>}
        </li>
      ))}
      {chain.length > shown.length && (
        <li>
          <UnstyledButton className={classes.more} onClick={() => setWhole(true)}>
            {t("variants.more_links", { count: chain.length - shown.length })}
          </UnstyledButton>
        </li>
      )}
    </ol>
  );
}
