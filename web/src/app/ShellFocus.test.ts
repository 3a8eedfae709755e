import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { focusHeading } from "@/app/ShellFocus";

describe("going to a screen", () => {
  let part: HTMLElement;
  beforeEach(() => {
    document.body.innerHTML = '<nav><a id="link" href="#">Maps</a></nav><main id="content"></main>';
    part = document.getElementById("content")!;
    document.getElementById("link")!.focus();
  });
  afterEach(() => document.body.replaceChildren());

  it("puts the focus on its heading", () => {
    part.innerHTML = "<h1>Maps</h1>";
    focusHeading(part);
    expect(document.activeElement?.textContent).toBe("Maps");
  });

  it("waits for a heading that is still loading", async () => {
    focusHeading(part);
    expect(document.activeElement?.id).toBe("link");
    part.innerHTML = "<h1>Late</h1>";
    await new Promise((done) => setTimeout(done));
    expect(document.activeElement?.tagName).toBe("H1");
  });

  it("leaves the focus where the user has put it in the new screen", async () => {
    focusHeading(part);
    part.innerHTML = "<input>";
    part.querySelector("input")!.focus();
    await new Promise((done) => setTimeout(done));
    part.insertAdjacentHTML("afterbegin", "<h1>Late</h1>");
    await new Promise((done) => setTimeout(done));
    expect(document.activeElement?.tagName).toBe("INPUT");
  });

  it("stops waiting when the next screen is gone to", async () => {
    const stop = focusHeading(part);
    stop();
    part.innerHTML = "<h1>Late</h1>";
    await new Promise((done) => setTimeout(done));
    expect(document.activeElement?.id).toBe("link");
  });
});
