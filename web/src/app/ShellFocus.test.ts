// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { focusNextHeading } from "@/app/ShellFocus";

const soon = () => new Promise((done) => setTimeout(done));

describe("going to a screen", () => {
  let part: HTMLElement;
  beforeEach(() => {
    document.body.innerHTML = '<a id="link" href="#">Maps</a><main id="content"><h1>Start</h1></main>';
    part = document.getElementById("content")!;
    document.getElementById("link")!.focus();
  });
  afterEach(() => document.body.replaceChildren());

  it("puts the focus on its heading once it is there, and not on that of the screen before", async () => {
    focusNextHeading(part);
    part.append(document.createElement("p"));
    await soon();
    expect(document.activeElement?.id).toBe("link");
    part.innerHTML = "<h1>Maps</h1>";
    await soon();
    expect(document.activeElement?.textContent).toBe("Maps");
  });

  it("does so too when the heading only gets other words", async () => {
    focusNextHeading(part);
    part.querySelector("h1")!.firstChild!.nodeValue = "Willem";
    await soon();
    expect(document.activeElement?.textContent).toBe("Willem");
  });

  it("leaves the focus where the user has put it in the new screen", async () => {
    focusNextHeading(part);
    part.innerHTML = "<input>";
    part.querySelector("input")!.focus();
    part.insertAdjacentHTML("afterbegin", "<h1>Late</h1>");
    await soon();
    expect(document.activeElement?.tagName).toBe("INPUT");
  });

  it("stops waiting when the next screen is gone to", async () => {
    const stop = focusNextHeading(part);
    stop();
    part.innerHTML = "<h1>Late</h1>";
    await soon();
    expect(document.activeElement?.id).toBe("link");
  });
});
