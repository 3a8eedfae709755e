import { expect, it, vi } from "vitest";
import { atMostEvery } from "./atMostEvery";

it("works at once, and once more for all that was asked meanwhile", () => {
  vi.useFakeTimers();
  const work = vi.fn();
  const ask = atMostEvery(1000, work);
  for (let n = 0; n < 200; n++) ask();
  expect(work).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1000);
  expect(work).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(5000);
  expect(work).toHaveBeenCalledTimes(2);
  ask();
  expect(work).toHaveBeenCalledTimes(3);
  vi.useRealTimers();
});
