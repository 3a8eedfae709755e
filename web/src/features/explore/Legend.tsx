import { Group, Text } from "@mantine/core";
import { useKnown } from "@/components/known";
import type { Lens } from "@/features/lens/lens";
import { useLegend } from "./colors";
import classes from "./Legend.module.css";

/** Which phase (or channel) each colour stands for. */
export function Legend({ lens }: { lens: Lens }) {
  const known = useKnown();
  return (
    <Group gap="sm" component="ul" className={classes.legend}>
      {useLegend(lens).map((one) => (
        <Group key={one.name} gap={5} component="li" wrap="nowrap">
          <span className={classes.swatch} style={{ background: one.color }} />
          <Text size="xs" c="dimmed">
            {known(one.name, one.level)}
          </Text>
        </Group>
      ))}
    </Group>
  );
}
