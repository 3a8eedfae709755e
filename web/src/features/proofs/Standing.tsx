import { Anchor, Button, Group, Text } from "@mantine/core";
import {
  IconAlertTriangle,
  IconClockExclamation,
  IconHistory,
  IconInfoCircle,
  IconRefresh,
} from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { isOver } from "@/components/job";
import { useDocument } from "@/features/maps/useMap";
import classes from "./Panel.module.css";
import type { Proof } from "./types";
import { useProof } from "./useProof";

/** How fresh the proof is, what changed since the one before, and what to know about it. */
export function Standing({ proof }: { proof: Proof }) {
  const { t } = useTranslation("proofs");
  const formats = useFormats();
  const { isCurrent, isEarlier, isStarting, isAsking, job, start, look } = useProof();
  const isOld = !isCurrent && !isEarlier && !isAsking && (job === undefined || isOver(job));
  const review = useDocument().head.review_on ?? proof.drift?.review_on;
  const isDue = review != null && review < new Date().toISOString().slice(0, 10);
  return (
    <div className={classes.standing}>
      <Group justify="space-between" gap="xs">
        <Text size="xs" c="dimmed" title={formats.moment(proof.made_at)}>
          {t("standing.made", { ago: formats.ago(proof.made_at) })}
          {isCurrent && ` · ${t("standing.current")}`}
        </Text>
        {isOld && (
          <Button
            size="compact-sm"
            leftSection={<IconRefresh size={15} aria-hidden />}
            loading={isStarting}
            onClick={start}
          >
            {t("standing.again")}
          </Button>
        )}
      </Group>
      {isEarlier && (
        <Line icon={<IconHistory size={15} aria-hidden />}>
          {t("standing.earlier")}{" "}
          <Anchor component="button" size="sm" onClick={() => look({ proof: "on" })}>
            {t("standing.latest")}
          </Anchor>
        </Line>
      )}
      {isOld && <Line icon={<IconClockExclamation size={15} aria-hidden />}>{t("standing.changed")}</Line>}
      {isDue && (
        <Line icon={<IconAlertTriangle size={15} aria-hidden />}>
          {t("standing.review", { date: formats.day(review) })}
        </Line>
      )}
      <Told
        icon={<IconClockExclamation size={15} aria-hidden />}
        sentences={proof.drift?.changes.map((one) => one.sentence) ?? []}
        summary={(count) => t("standing.drift", { count })}
      />
      <Told
        icon={<IconInfoCircle size={15} aria-hidden />}
        sentences={proof.notes.map((one) =>
          t(`note.${one.code}`, { ...one.values, defaultValue: one.sentence }),
        )}
        summary={(count) => t("standing.notes", { count })}
      />
    </div>
  );
}

function Line({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <div className={classes.line}>
      {icon}
      <div>{children}</div>
    </div>
  );
}

interface ToldProps {
  icon: ReactNode;
  sentences: readonly string[];
  summary: (count: number) => string;
}

/** One sentence as it is; of several how many, and all of them when asked. */
function Told({ icon, sentences, summary }: ToldProps) {
  const [isOpen, setOpen] = useState(false);
  if (sentences.length === 0) return null;
  if (sentences.length === 1) return <Line icon={icon}>{sentences[0]}</Line>;
  return (
    <Line icon={icon}>
      <Anchor component="button" size="sm" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {summary(sentences.length)}
      </Anchor>
      {isOpen && (
        <ul className={classes.told}>
          {sentences.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      )}
    </Line>
  );
}
