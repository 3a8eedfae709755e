// Keeps answers while they are given, and brings up the questions that follow from them.
// Without it the form works by its buttons alone.
const form = document.getElementById("answers");
const kept = document.getElementById("kept");
let timer, isSending = false;

form.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(keep, 600);
});
form.addEventListener("submit", (event) => {
  clearTimeout(timer);
  if (isSending) event.preventDefault();
  isSending = true;
});
addEventListener("pageshow", () => { isSending = false; });
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

async function keep() {
  if (isSending) return;
  const answers = new URLSearchParams(new FormData(form));
  answers.set("action", "save");
  try {
    const answer = await fetch(location.pathname, { method: "POST", body: answers });
    if (!answer.ok || isSending) return;
    follow(new DOMParser().parseFromString(await answer.text(), "text/html"));
    kept.textContent = kept.dataset.kept;
  } catch {
    kept.textContent = ""; // no connection: the next change or button tries again
  }
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
