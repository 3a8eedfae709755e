// Keeps answers while they are given, and brings up the questions that follow from them.
// Without it the form works by its buttons alone.
const form = document.getElementById("answers");
const kept = document.getElementById("kept");
const RETRY_MS = 4000;
let timer, isSending = false, isLost = false;

form.addEventListener("input", ({ target }) => {
  clearTimeout(timer);
  timer = setTimeout(keep, 600);
  forgive(target.closest("fieldset"));
});
form.addEventListener("submit", (event) => {
  clearTimeout(timer);
  if (isSending) event.preventDefault();
  else if (isLost || !navigator.onLine) wait(event);
  else isSending = true;
});
addEventListener("pageshow", () => { isSending = false; });
addEventListener("online", () => { if (isLost) keep(); });
// Who writes another answer has chosen it.
form.addEventListener("input", ({ target }) => {
  if (!target.name.startsWith("o.") || !target.value) return;
  const choice = target.closest("fieldset").querySelector("[value='other:']");
  if (choice) choice.checked = true;
});

// What was answered before this came counts too.
if ([...form.elements].some(isChanged)) keep();

function isChanged({ checked, defaultChecked, value, defaultValue = value }) {
  return checked !== defaultChecked || value !== defaultValue;
}

// Without a connection the page stays, with all that was answered; with one it goes on as it was asked to,
// unless that brought up a question that nobody saw yet.
async function wait(event) {
  event.preventDefault();
  const shown = document.getElementById("shown"), before = shown.value;
  if (await keep() && shown.value === before) form.requestSubmit(event.submitter);
}

/** Whether the answers came over. */
async function keep() {
  if (isSending) return false;
  clearTimeout(timer);
  const answers = new URLSearchParams(new FormData(form));
  answers.set("action", "save");
  let answer;
  try {
    answer = await fetch(location.pathname, { method: "POST", body: answers });
    isLost = false;
  } catch {
    isLost = true;
    kept.textContent = kept.dataset.lost;
    timer = setTimeout(keep, RETRY_MS);
    return false;
  }
  if (isSending) return false;
  kept.textContent = answer.ok ? kept.dataset.kept : "";
  if (answer.ok) follow(new DOMParser().parseFromString(await answer.text(), "text/html"));
  return true;
}

// What was wrong with a question is no more once it is answered.
function forgive(question) {
  if (!question?.classList.contains("wrong")) return;
  question.classList.remove("wrong");
  question.querySelector(".errors")?.remove();
  if (!form.querySelector(".question.wrong")) form.querySelector(".summary")?.remove();
}

// Questions come and go; those that stay keep what is being written in them.
function follow(page) {
  const fresh = page.getElementById("questions"), here = document.getElementById("questions");
  if (!fresh) return;
  const wanted = new Map([...fresh.children].map((one) => [one.id, one]));
  for (const one of [...here.children]) if (!wanted.has(one.id)) one.remove();
  let before = null;
  for (const [id, one] of wanted) {
    const there = document.getElementById(id) ?? document.adoptNode(one);
    const next = before ? before.nextElementSibling : here.firstElementChild;
    if (next !== there) here.insertBefore(there, next);
    before = there;
  }
  document.getElementById("shown").value = page.getElementById("shown").value;
  document.querySelector(".progress").replaceWith(document.adoptNode(page.querySelector(".progress")));
}
