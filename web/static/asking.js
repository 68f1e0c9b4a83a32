// Asks on a page only for what its answers call for; without it everything is there, with its condition in words.

export function asking(form, elsewhere = {}) {
  function typed(path) {
    const inputs = [...form.elements].filter((one) => one.name === path);
    if (!inputs.length) return elsewhere[path] ?? [];
    const chosen = inputs.filter((one) => !["radio", "checkbox"].includes(one.type) || one.checked);
    return chosen.map((one) => one.value.trim()).filter((value) => value !== "");
  }

  function meets(condition, read) {
    let held;
    if (condition.all) held = condition.all.every((one) => meets(one, read));
    else if (condition.any) held = condition.any.some((one) => meets(one, read));
    else {
      const found = read(condition.path);
      const wanted = condition.values.map(String);
      held = wanted.length ? found.some((value) => wanted.includes(value)) : found.length > 0 && found[0] !== "false";
    }
    return held !== condition.not;
  }

  function choices(path) {
    return [...form.elements].filter((one) => one.name === path && one.type === "radio");
  }

  function follow() {
    for (const field of form.querySelectorAll("[data-when]")) {
      field.hidden = !meets(JSON.parse(field.dataset.when), typed);
    }
    for (const field of form.querySelectorAll("[data-demand]")) {
      const demanded = meets(JSON.parse(field.dataset.demand), typed);
      field.querySelector(".must").hidden = !demanded;
      field.querySelector(".may").hidden = demanded;
    }
    for (const button of form.querySelectorAll("[data-clears]")) {
      button.hidden = !choices(button.dataset.clears).some((one) => one.checked);
    }
    for (const cell of form.querySelectorAll("[data-row-when]")) {
      const row = cell.closest(".row-box").querySelector("[name]:not(button)").name;
      const prefix = row.slice(0, row.indexOf("].") + 2);
      cell.hidden = !meets(JSON.parse(cell.dataset.rowWhen), (path) => typed(prefix + path));
    }
  }

  // A choice that was made by mistake is taken back.
  function clearing(changed) {
    form.addEventListener("click", (event) => {
      const button = event.target.closest("[data-clears]");
      if (!button) return;
      event.preventDefault();
      const radios = choices(button.dataset.clears);
      for (const one of radios) one.checked = false;
      radios[0].focus();
      changed();
    });
  }

  return { follow, clearing };
}
