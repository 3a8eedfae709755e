// Reads a JSON list of Mermaid texts; writes per text what the real mermaid made of it, or its error.
import { JSDOM } from "jsdom";

const { window } = new JSDOM("");
globalThis.window = window;
globalThis.document = window.document;
const { default: mermaid } = await import("mermaid");

// What a label shows in the end: mermaid puts entities back after drawing, and the page reads them.
function shown(text) {
  const markup = text.replaceAll("ﬂ°°", "&#").replaceAll("ﬂ°", "&").replaceAll("¶ß", ";");
  const element = window.document.createElement("div");
  element.innerHTML = markup;
  return element.textContent;
}

async function read(text) {
  const { diagramType } = await mermaid.parse(text);
  const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
  if (diagramType === "journey") {
    const tasks = db.getTasks().map(({ section, task, score, people }) => ({
      section: shown(section), task: shown(task), score, people: people.map(shown),
    }));
    return { diagramType, title: shown(db.getDiagramTitle()), sections: db.getSections().map(shown), tasks };
  }
  const nodes = Object.fromEntries([...db.getVertices().values()].map((one) => [one.id, shown(one.text ?? "")]));
  const boxes = Object.fromEntries(db.getSubGraphs().map((one) => [one.id, shown(one.title)]));
  const ways = db.getEdges().map((one) => [one.start, one.end, shown(one.text)]);
  return { diagramType, nodes, boxes, ways };
}

const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const results = [];
for (const text of JSON.parse(Buffer.concat(chunks).toString("utf-8"))) {
  try {
    results.push(await read(text));
  } catch (error) {
    results.push({ error: String(error) });
  }
}
process.stdout.write(JSON.stringify(results));
