// @vitest-environment jsdom
import { describe, expect, it } from "vitest";
import { isOver, shareDone, waitBefore } from "@/components/job";

describe("a job", () => {
  it("is over when it waits and runs no more", () => {
    expect(["waiting", "running"].map((status) => isOver({ status }))).toEqual([false, false]);
    expect(["done", "failed", "cancelled"].every((status) => isOver({ status }))).toBe(true);
  });

  it("is asked after soon at first, then less often, but never less than every three seconds", () => {
    expect(waitBefore(0)).toBe(400);
    expect(waitBefore(5)).toBeGreaterThan(waitBefore(4));
    expect(waitBefore(100)).toBe(3000);
  });

  it("tells no share while it is not known of how much", () => {
    expect(shareDone({ done: 5, total: null })).toBeNull();
    expect(shareDone({ done: 5, total: 10 })).toBe(0.5);
    expect(shareDone({ done: 11, total: 10 })).toBe(1);
  });
});
