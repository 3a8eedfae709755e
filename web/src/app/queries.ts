import { QueryClient } from "@tanstack/react-query";
import { Problem } from "@/api/client";

/** What was fetched is fresh for a while; what the server refuses is not asked again. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (failures, error) =>
        error instanceof Problem ? error.isTemporary && failures < 30 : failures < 2,
      retryDelay: (failures, error) => (error instanceof Problem ? 1500 : 500 * 2 ** failures),
    },
  },
});
