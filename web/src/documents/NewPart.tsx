import { ActionIcon, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";

interface NewPartProps {
  label: string;
  onAdd: (words: string) => void;
}

/** Adds a part by typing what it is and Enter; the field stays for the next one. */
export function NewPart({ label, onAdd }: NewPartProps) {
  const [words, setWords] = useState("");
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!words.trim()) return;
        onAdd(words.trim());
        setWords("");
      }}
    >
      <TextInput
        aria-label={label}
        placeholder={label}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        maxLength={300}
        w={320}
        maw="100%"
        leftSection={<IconPlus size={16} aria-hidden />}
        rightSection={
          words.trim() && (
            <ActionIcon type="submit" size={26} aria-label={label}>
              <IconPlus size={16} />
            </ActionIcon>
          )
        }
      />
    </form>
  );
}
