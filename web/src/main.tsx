import "@mantine/core/styles.css";
import "@mantine/dates/styles.css";
import "@mantine/notifications/styles.css";
import "@/app/app.css";

import { createTheme, MantineProvider } from "@mantine/core";
import { ModalsProvider } from "@mantine/modals";
import { Notifications } from "@mantine/notifications";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { startI18n } from "@/app/i18n";
import { queryClient } from "@/app/queries";
import { router } from "@/app/router";
import { theme } from "@/app/theme";

const nonce = document.querySelector<HTMLMetaElement>('meta[name="nonce"]')?.content || undefined;
// What locks the page behind a dialog writes a style element of its own, and looks here.
Object.assign(globalThis, { __webpack_nonce__: nonce });

await startI18n();
createRoot(document.getElementById("app")!).render(
  <StrictMode>
    <MantineProvider
      theme={createTheme(theme)}
      defaultColorScheme="auto"
      getStyleNonce={nonce ? () => nonce : undefined}
    >
      <QueryClientProvider client={queryClient}>
        <ModalsProvider>
          <Notifications position="bottom-right" />
          <RouterProvider router={router} />
        </ModalsProvider>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
