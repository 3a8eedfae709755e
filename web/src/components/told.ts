import { notifications } from "@mantine/notifications";
import i18next from "i18next";
import { failureWords } from "./failureWords";

/** Says in a corner that something was done. */
export function tellDone(message: string) {
  notifications.show({ message, color: "sea" });
}

/** Says in a corner what went wrong, in the server's own sentence; for actions without a place to say it. */
export function tellFailure(error: unknown) {
  notifications.show({
    title: i18next.t("failure.title", { ns: "components" }),
    message: failureWords(error),
    color: "red",
    autoClose: 12_000,
  });
}
