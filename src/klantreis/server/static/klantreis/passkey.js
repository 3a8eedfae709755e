// A key that did not answer is told on the page, where there is a place for it.
document.addEventListener("allauth.error", () => {
  const problem = document.getElementById("passkey_problem");
  if (problem) problem.hidden = false;
});
document.addEventListener("click", () => {
  const problem = document.getElementById("passkey_problem");
  if (problem) problem.hidden = true;
}, true);
