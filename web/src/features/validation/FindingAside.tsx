import { Button } from "@mantine/core";
import { IconArchiveOff } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { AsideForm } from "@/components/Aside";
import { type Finding, putAside, takeBack } from "./api";
import { useDoing } from "./useDoing";
import { useOf, useWhose } from "./useValidation";

/** Sets a finding aside with a reason, for all; or takes it back. */
export function FindingAside({ finding, isAside }: { finding: Finding; isAside: boolean }) {
  const { t } = useTranslation(["validation", "components"]);
  const of = useOf();
  const whose = useWhose();
  const put = useDoing((why: string) => putAside(of, whose, finding.id, why), t("aside.made"));
  const back = useDoing((id: string) => takeBack(of, id), t("aside.taken_back"));
  if (!isAside) return <AsideForm isPending={put.isPending} onAside={put.mutate} />;
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={<IconArchiveOff size={15} aria-hidden />}
      loading={back.isPending}
      onClick={() => back.mutate(finding.aside!.id)}
    >
      {t("components:aside.take_back")}
    </Button>
  );
}
