import { Button, Menu } from "@mantine/core";
import { IconChevronDown, IconCircleCheck, IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { AnchorLink } from "@/components/links";
import { type Finding, putOnMap } from "./api";
import { useDoing } from "./useDoing";
import { useMapDocument, useOf, useSaid, useWhose } from "./useValidation";
import classes from "./Validation.module.css";
import { becomes, isSolvedBy } from "./validation";

/** Puts a finding onto the map with what customers said as evidence; or leads to the card that has it. */
export function FindingCard({ finding, canEdit }: { finding: Finding; canEdit: boolean }) {
  const { t } = useTranslation("validation");
  const of = useOf();
  const whose = useWhose();
  const does = (step: string | null) => putOnMap(of, whose, finding.id, step);
  const made = useDoing(does, t(isSolvedBy(finding) ? "card.solved" : "card.made"));
  if (finding.on_map !== null) {
    return (
      <span className={classes.done}>
        <IconCircleCheck size={17} aria-hidden />
        <AnchorLink to="/w/$workspaceId/maps/$mapId" params={of} search={{ at: finding.on_map }} size="sm">
          {t("card.done")}
        </AnchorLink>
      </span>
    );
  }
  if (!canEdit) return null;
  const label = t(`card.${becomes(finding)}`);
  if (finding.step === null)
    return <AtStep label={label} isPending={made.isPending} onStep={(step) => made.mutate(step)} />;
  return (
    <Button
      size="xs"
      variant="light"
      leftSection={<IconPlus size={15} aria-hidden />}
      loading={made.isPending}
      onClick={() => made.mutate(null)}
    >
      {label}
    </Button>
  );
}

interface AtStepProps {
  label: string;
  isPending: boolean;
  onStep: (step: string) => void;
}

/** A contact that the map lacks has no step yet: the team says where it belongs. */
function AtStep({ label, isPending, onStep }: AtStepProps) {
  const { t } = useTranslation("validation");
  const said = useSaid();
  const map = useMapDocument()!;
  return (
    <Menu position="bottom-start" withinPortal width={280}>
      <Menu.Target>
        <Button
          size="xs"
          variant="light"
          loading={isPending}
          leftSection={<IconPlus size={15} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={classes.steps}>
        <Menu.Label>{t("card.at_step")}</Menu.Label>
        {map.phases
          .flatMap((phase) => phase.steps)
          .map((step, n) => (
            <Menu.Item key={step.id} onClick={() => onStep(step.id)}>
              {n + 1}. {said(step.title)}
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  );
}
