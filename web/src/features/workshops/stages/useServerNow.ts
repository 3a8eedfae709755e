import { queryOptions, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";

const EVERY_MS = 250;

/** By how many milliseconds the server's clock is ahead of this device's, so that all see one timer. */
const clockQuery = queryOptions({
  queryKey: ["clock"],
  queryFn: async () => {
    const asked = Date.now();
    const { headers } = await fetch("/static/klantreis/mark.svg", { method: "HEAD", cache: "no-store" });
    const middle = (asked + Date.now()) / 2;
    // The header tells whole seconds, cut off.
    const said = Date.parse(headers.get("Date") ?? "") + 500;
    return Number.isNaN(said) ? 0 : said - middle;
  },
  staleTime: Number.POSITIVE_INFINITY,
  retry: 2,
});

/** What the server's clock says now; drawn again while something runs. */
export function useServerNow(isRunning: boolean): number {
  const ahead = useQuery(clockQuery).data ?? 0;
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!isRunning) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), EVERY_MS);
    return () => clearInterval(timer);
  }, [isRunning]);
  return now + ahead;
}
