import { Text, Textarea, type TextareaProps } from "@mantine/core";
import classes from "@/features/personas/Words.module.css";

interface WordsProps extends Omit<TextareaProps, "value" | "onChange" | "label" | "variant"> {
  /** What it is, for who cannot see where it stands. */
  label: string;
  value: string;
  /** Without it the words can only be read. */
  onChange?: (words: string) => void;
}

/** Words that are typed where they are read. */
export function Words({ label, value, onChange, placeholder, ...others }: WordsProps) {
  if (!onChange) return <Text className={classes.read}>{value}</Text>;
  return (
    <>
      <Textarea
        {...others}
        aria-label={label}
        placeholder={placeholder}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        variant="unstyled"
        autosize
        className={`${classes.write} not-printed`}
        classNames={{ input: classes.input }}
      />
      <Text className={`${classes.read} only-printed`}>{value}</Text>
    </>
  );
}
