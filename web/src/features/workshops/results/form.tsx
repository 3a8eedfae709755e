import { Button, Group, Stack, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Shape } from "@/api/client";
import { tellDone, tellFailure } from "@/components/told";
import type { Entry, Workshop } from "../workshop";

/** What a form is given that makes something of results. */
export interface FormProps {
  documentId: string;
  workshop: Workshop;
  results: readonly Entry[];
  onDone: () => void;
}

interface MakingProps {
  /** Of which texts: touchpoints, cards or actions. */
  what: "touchpoints" | "cards" | "actions";
  make: () => Promise<Shape<"MadeOut">>;
  isReady?: boolean;
  onDone: () => void;
  children?: ReactNode;
}

/** A form that makes something of results, and says what came of it. */
export function Making({ what, make, isReady = true, onDone, children }: MakingProps) {
  const { t } = useTranslation("workshops");
  const work = useMutation({
    mutationFn: make,
    onSuccess: ({ made, n_already }) => {
      const told = [
        made.length > 0 && t(`made.${what}`, { count: made.length }),
        n_already > 0 && t("made.already", { count: n_already }),
      ];
      tellDone(told.filter(Boolean).join(" "));
      onDone();
    },
    onError: tellFailure,
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        work.mutate();
      }}
    >
      <Stack>
        <Text size="sm">{t(`become.${what}_about`)}</Text>
        {children}
        <Group justify="flex-end">
          <Button type="submit" loading={work.isPending} disabled={!isReady}>
            {t("become.make")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
