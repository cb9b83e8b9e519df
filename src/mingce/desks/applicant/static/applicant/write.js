// What is typed is saved a moment later, by itself; until the house has it, it is kept in this browser.
// Without this script the form is saved by its button.
"use strict";
(() => {
  const form = document.querySelector("form[data-kept]");
  const state = document.getElementById("kept");
  const place = "mingce" + location.pathname;
  const PAUSE = 1500;
  const AGAIN = 5000;
  let waiting, changed = JSON.parse(localStorage.getItem(place) || "{}");

  const keep = () => localStorage.setItem(place, JSON.stringify(changed));
  const say = (words) => { state.textContent = words; };
  const later = (pause) => { clearTimeout(waiting); waiting = setTimeout(save, pause); };

  async function save() {
    const sent = { ...changed };
    if (!Object.keys(sent).length) return;
    const body = new FormData();
    body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    body.set("request", form.elements.request.value + "-" + Date.now());
    for (const [name, text] of Object.entries(sent)) {
      body.set(name, text);
      const version = form.elements["n." + name.slice(2)];
      body.set(version.name, version.value);
    }
    let answer;
    try {
      answer = await fetch(location.pathname, { method: "POST", body, headers: { Accept: "application/json" } });
    } catch {
      say(form.dataset.offline);
      return later(AGAIN);
    }
    if (answer.status === 403) return say(form.dataset.left);
    if (!answer.ok && answer.status !== 409) return later(AGAIN);
    const { versions, lost } = await answer.json();
    for (const [name, version] of Object.entries(versions)) {
      form.elements["n." + name].value = version;
      if (changed["a." + name] === sent["a." + name]) delete changed["a." + name];
    }
    keep();
    say(lost.length ? form.dataset.clash : form.dataset.kept);
    if (!lost.length && Object.keys(changed).length) later(PAUSE);
  }

  form.addEventListener("input", (event) => {
    changed[event.target.name] = event.target.value;
    keep();
    later(PAUSE);
  });
  form.addEventListener("submit", () => clearTimeout(waiting));
  window.addEventListener("online", () => later(0));

  // What this browser kept and the house never had comes back into its fields.
  for (const [name, text] of Object.entries(changed)) {
    const field = form.elements[name];
    if (field && field.value !== text) field.value = text;
    else delete changed[name];
  }
  keep();
  if (Object.keys(changed).length) later(PAUSE);
})();
