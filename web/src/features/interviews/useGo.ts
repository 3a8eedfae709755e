import { useNavigate } from "@tanstack/react-router";

/** Goes to a tab, a participant and something the participant told, in one step. */
export function useGo(): (to: { tab?: string; participant?: string; at?: string }) => void {
  const navigate = useNavigate();
  return (to) =>
    void navigate({
      to: ".",
      search: (search) => ({ ...search, participant: undefined, at: undefined, ...to }),
    });
}
