import { Button, ScrollArea, Table, Text, Tooltip, UnstyledButton } from "@mantine/core";
import { IconArrowsDiff, IconStarFilled } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/app/format";
import { Empty } from "@/components/Empty";
import { Figure } from "@/components/Figure";
import { useAddress } from "@/documents/address";
import frame from "@/documents/frame/Frame.module.css";
import { useSaid } from "@/documents/useDocument";
import { CanvasSwitch } from "../canvas/CanvasSwitch";
import { NewCompetitor } from "../canvas/OfferHead";
import { answersOf, fitOf, heaviestFirst, uniqueNeeds } from "../fit";
import { AnsweredMark, ImportanceMark, WorthMark } from "../marks";
import marks from "../marks.module.css";
import { type Canvas, NEED_KINDS, type Need, type Offer, statusOf } from "../proposition";
import { useProposition } from "../useProposition";
import classes from "./Compare.module.css";

/** Every need of a customer beside what each company does about it. */
export default function CompareTab() {
  const { t } = useTranslation("propositions");
  const { canvas, canEdit, showCanvas } = useProposition();
  const [, showTab] = useAddress("tab");
  if (!canvas || canvas.needs.length === 0 || canvas.offers.length === 0) {
    return (
      <Empty
        icon={<IconArrowsDiff />}
        title={t("compare.none")}
        action={
          <Button variant="default" onClick={() => showTab(undefined)}>
            {t("compare.to_canvas")}
          </Button>
        }
      >
        {t("compare.none_text")}
      </Empty>
    );
  }
  return (
    <div className={classes.tab}>
      <div className={frame.tools}>
        <CanvasSwitch canvas={canvas} onShow={showCanvas} />
        {canEdit && <NewCompetitor canvas={canvas} hasWords />}
      </div>
      <ScrollArea type="auto">
        <CompareTable canvas={canvas} />
      </ScrollArea>
      <Text size="xs" c="dimmed" mt={10} maw={760}>
        {t("fit.how")}
      </Text>
    </div>
  );
}

function CompareTable({ canvas }: { canvas: Canvas }) {
  const { t } = useTranslation("propositions");
  const leads = new Set(uniqueNeeds(canvas).map((one) => one.id));
  const answered = canvas.offers.map((offer) => answersOf(canvas, offer));
  return (
    <Table className={classes.table} verticalSpacing={6} highlightOnHover>
      <caption className={marks.said}>{t("compare.label")}</caption>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t("compare.need")}</Table.Th>
          <Table.Th scope="col">{t("importance.label")}</Table.Th>
          <Table.Th scope="col">{t("basis.label")}</Table.Th>
          {canvas.offers.map((offer) => (
            <CompanyHead key={offer.id} canvas={canvas} offer={offer} />
          ))}
        </Table.Tr>
      </Table.Thead>
      {NEED_KINDS.map((kind) => {
        const needs = heaviestFirst(canvas.needs.filter((one) => one.kind === kind));
        if (needs.length === 0) return null;
        return (
          <Table.Tbody key={kind}>
            <Table.Tr className={classes.kind}>
              <Table.Th scope="rowgroup" colSpan={3 + canvas.offers.length}>
                {t(`kind.${kind}`)}
              </Table.Th>
            </Table.Tr>
            {needs.map((need) => (
              <NeedRow
                key={need.id}
                need={need}
                isLead={leads.has(need.id)}
                answered={canvas.offers.map((offer, at) => ({
                  offer,
                  strength: answered[at]!.get(need.id)!,
                }))}
              />
            ))}
          </Table.Tbody>
        );
      })}
    </Table>
  );
}

function CompanyHead({ canvas, offer }: { canvas: Canvas; offer: Offer }) {
  const { t } = useTranslation("propositions");
  const formats = useFormats();
  const [, open] = useAddress("at");
  const { all } = fitOf(canvas, offer);
  return (
    <Table.Th scope="col" className={classes.company} data-ours={offer.is_ours || undefined}>
      <UnstyledButton className={classes.companyName} onClick={() => open(offer.id)}>
        {offer.is_ours ? t("company.ours", { name: offer.company }) : offer.company}
      </UnstyledButton>
      <Text size="xs" c="dimmed" component="div" fw={400}>
        {t("fit.name")}{" "}
        <Figure
          value={all.value === null ? "–" : formats.percent(Math.round(all.value * 100) / 100)}
          n={all.n}
        />
      </Text>
    </Table.Th>
  );
}

interface NeedRowProps {
  need: Need;
  /** Whether we answer it more strongly than every competitor. */
  isLead: boolean;
  answered: readonly { offer: Offer; strength: 0 | 1 | 2 | 3 }[];
}

function NeedRow({ need, isLead, answered }: NeedRowProps) {
  const { t } = useTranslation("propositions");
  const said = useSaid();
  const [, open] = useAddress("at");
  const status = statusOf(need);
  return (
    <Table.Tr>
      <Table.Th scope="row" className={classes.need}>
        <UnstyledButton onClick={() => open(need.id)}>{said(need.text)}</UnstyledButton>
      </Table.Th>
      <Table.Td>
        <span className={classes.cell}>
          <ImportanceMark importance={need.importance} />
          <span className="figures" aria-hidden>
            {need.importance ?? "–"}
          </span>
        </span>
      </Table.Td>
      <Table.Td>
        <span className={classes.cell}>
          {t(`status.${status}`)}
          <WorthMark status={status} isSaid={false} />
        </span>
      </Table.Td>
      {answered.map(({ offer, strength }) => (
        <Table.Td key={offer.id} data-ours={offer.is_ours || undefined}>
          <span className={classes.cell}>
            <AnsweredMark strength={strength} isSaid={false} />
            {t(`strength.${strength}`)}
            {offer.is_ours && isLead && (
              <Tooltip label={t("compare.lead")}>
                <span className={classes.lead}>
                  <IconStarFilled size={13} aria-hidden />
                  <span className={marks.said}>{t("compare.lead")}</span>
                </span>
              </Tooltip>
            )}
          </span>
        </Table.Td>
      ))}
    </Table.Tr>
  );
}
