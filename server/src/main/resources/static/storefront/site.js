// Makes pages nicer; every page also works without it.

/** Opens the pictures of a gallery large, one after the other. */
function lightbox(links, start) {
  let at = links.indexOf(start);
  const dialog = document.createElement("dialog");
  dialog.className = "lightbox";
  dialog.setAttribute("aria-label", "Pictures");
  const image = document.createElement("img");
  const caption = document.createElement("p");
  caption.setAttribute("aria-live", "polite");

  const show = (next) => {
    at = (next + links.length) % links.length;
    const small = links[at].querySelector("img");
    image.src = links[at].href;
    image.alt = small.alt;
    const text = links[at].closest("figure").querySelector("figcaption")?.textContent.trim() ?? "";
    caption.textContent = links.length > 1 ? `${text}${text && " · "}${at + 1} of ${links.length}` : text;
  };
  const button = (name, label, sign, action) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = name;
    made.setAttribute("aria-label", label);
    made.textContent = sign;
    made.addEventListener("click", action);
    return made;
  };

  dialog.append(image, caption, button("close", "Close", "✕", () => dialog.close()));
  if (links.length > 1) {
    dialog.append(button("previous", "Previous picture", "←", () => show(at - 1)));
    dialog.append(button("next", "Next picture", "→", () => show(at + 1)));
  }
  dialog.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step) {
      event.preventDefault();
      show(at + step);
    }
  });
  dialog.addEventListener("click", (event) => event.target === image && dialog.close());
  dialog.addEventListener("close", () => {
    dialog.remove();
    links[at].focus();
  });
  document.body.append(dialog);
  show(at);
  dialog.showModal();
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.(".frame");
  const plain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
  if (link && plain && !event.defaultPrevented && HTMLDialogElement.prototype.showModal) {
    event.preventDefault();
    lightbox([...link.closest(".pictures").querySelectorAll(".frame")], link);
  }
});

// A menu that stays open over the page is in the way of whoever has left it.
document.addEventListener("keydown", (event) => {
  const menu = document.querySelector(".menu[open]");
  if (event.key === "Escape" && menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});
document.addEventListener("click", (event) => {
  const menu = document.querySelector(".menu[open]");
  if (menu && !menu.contains(event.target)) {
    menu.open = false;
  }
});

// Browsers that do not know the style for it print closed questions without their answers.
if (!CSS.supports("selector(details::details-content)")) {
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("main details:not([open])")];
    for (const question of closed) question.open = true;
  });
  addEventListener("afterprint", () => {
    for (const question of closed) question.open = false;
  });
}
