import { useTranslation } from "react-i18next";
import { AsideForm, TakeBackButton } from "@/components/Aside";
import { type Finding, putAside, takeBack } from "./api";
import { useDoing } from "./useDoing";
import { useOf, useWhose } from "./useValidation";

/** Sets a finding aside with a reason, for all; or takes it back. */
export function FindingAside({ finding, isAside }: { finding: Finding; isAside: boolean }) {
  const { t } = useTranslation("validation");
  const of = useOf();
  const whose = useWhose();
  const put = useDoing((why: string) => putAside(of, whose, finding.id, why), t("aside.made"));
  const back = useDoing((id: string) => takeBack(of, id), t("aside.taken_back"));
  if (!isAside) return <AsideForm isPending={put.isPending} onAside={put.mutate} />;
  return <TakeBackButton isPending={back.isPending} onBack={() => back.mutate(finding.aside!.id)} />;
}
