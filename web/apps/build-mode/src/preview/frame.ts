import { Idiomorph } from "idiomorph";
import type { Path } from "../content/json.ts";
import { parsePointer } from "../content/path.ts";

const SECTION = "data-stet-section";
const FIELD = "data-stet-field";
const SELECTED = "data-stet-selected";

/** How the selected and the pointed-at section look. Only drawn over the page, so that its layout is untouched. */
const MARKS = `
  [${SECTION}] { cursor: pointer; isolation: isolate; /* so that the outline lies over its own pictures */ }
  [${SECTION}]:hover { outline: 1px solid rgb(61 89 204 / 45%); outline-offset: -1px; }
  [${SECTION}][${SELECTED}] { outline: 3px dotted rgb(92 120 240); outline-offset: -3px; }
`;

/** What a click in the preview was on. */
export type Target =
  | { readonly kind: "section"; readonly sectionId: string; readonly field: Path | null }
  | { readonly kind: "link"; readonly href: string };

/**
 * Changes the shown document into `html`, touching only what differs: pictures don't flicker and the page doesn't
 * scroll. The page's own scripts stay as they are.
 */
export function showHtml(doc: Document, html: string): void {
  const next = new DOMParser().parseFromString(html, "text/html");
  copyAttributes(doc.documentElement, next.documentElement);
  showHead(doc.head, next.head);
  Idiomorph.morph(doc.body, next.body, {
    morphStyle: "outerHTML",
    // What the visitor of the preview opened (a question, say) stays open while the text beside it is typed.
    callbacks: { beforeAttributeUpdated: (name: string) => name !== SELECTED && name !== "open" },
  });
}

/** The page for a frame that runs no scripts: browsers report each one that they block as an error. */
export function withoutScripts(html: string): string {
  const doc = new DOMParser().parseFromString(html, "text/html");
  for (const script of doc.querySelectorAll("script")) script.remove();
  return `<!doctype html>\n${doc.documentElement.outerHTML}`;
}

/** The old colours stay until the style sheet with the new ones is there: the page is never bare in between. */
function showHead(head: HTMLHeadElement, next: HTMLHeadElement): void {
  const stale: HTMLElement[] = [];
  Idiomorph.morph(head, next, {
    morphStyle: "outerHTML",
    head: {
      style: "merge",
      shouldRemove: (element: Element) => {
        if (!element.matches(STYLE_SHEET)) return true;
        stale.push(element as HTMLElement);
        return false;
      },
      afterHeadMorphed: (_, { added }) => {
        // Not `instanceof`: the frame has classes of its own.
        const arriving = added.filter((node) => "matches" in node && (node as Element).matches(STYLE_SHEET));
        const here = arriving.map(
          (node) =>
            new Promise((resolve) => {
              for (const event of ["load", "error"]) node.addEventListener(event, resolve, { once: true });
            }),
        );
        void Promise.all(here).then(() => {
          for (const element of stale) element.remove();
        });
      },
    },
  });
}

const STYLE_SHEET = "link[rel=stylesheet]";

function copyAttributes(to: Element, from: Element): void {
  for (const { name, value } of from.attributes)
    if (to.getAttribute(name) !== value) to.setAttribute(name, value);
  for (const { name } of [...to.attributes]) if (!from.hasAttribute(name)) to.removeAttribute(name);
}

/** Draws the marks. A constructed style sheet is allowed by the page's content security policy; a style element is not. */
export function addMarks(frame: Window & typeof globalThis): void {
  const sheet = new frame.CSSStyleSheet();
  sheet.replaceSync(MARKS);
  frame.document.adoptedStyleSheets = [...frame.document.adoptedStyleSheets, sheet];
}

/** Marks the section as the selected one; true if it is on this page. */
export function markSection(doc: Document, sectionId: string | undefined): boolean {
  const found = sectionId === undefined ? null : sectionElement(doc, sectionId);
  for (const old of doc.querySelectorAll(`[${SELECTED}]`)) if (old !== found) old.removeAttribute(SELECTED);
  found?.setAttribute(SELECTED, "");
  return found !== null;
}

/** Scrolls the section into view unless a good part of it is there already. */
export function revealSection(doc: Document, sectionId: string): void {
  const found = sectionElement(doc, sectionId);
  const height = doc.defaultView?.innerHeight ?? 0;
  if (!found) return;
  const { top, bottom } = found.getBoundingClientRect();
  const visible = Math.min(bottom, height) - Math.max(top, 0);
  if (visible > Math.min(bottom - top, height) * 0.6) return;
  const above = bottom - top > height ? 0 : (height - (bottom - top)) / 2;
  // Not `scrollIntoView`, which scrolls what is around the frame, too.
  doc.defaultView?.scrollBy({ top: top - above, behavior: "smooth" });
}

/** What was clicked; null for something that belongs to no section and leads nowhere. */
export function targetOf(clicked: Element): Target | null {
  const section = clicked.closest(`[${SECTION}]`);
  if (section) {
    const field = clicked.closest(`[${FIELD}]`);
    const name = field && section.contains(field) ? field.getAttribute(FIELD) : null;
    return {
      kind: "section",
      sectionId: section.getAttribute(SECTION) ?? "",
      field: name ? steps(name) : null,
    };
  }
  const link = clicked.closest("a[href]");
  return link ? { kind: "link", href: link.getAttribute("href") ?? "" } : null;
}

/** The page that a link of the storefront leads to; null for one that leads away. */
export function pageOfLink(href: string, slug: string): string | null {
  const { pathname } = new URL(href, "http://stet.invalid");
  const [root, tenant, page] = pathname.split("/").filter((step) => step !== "");
  return root === "t" && tenant === slug ? (page ?? "home") : null;
}

/** What shows the value at `path` of a section; the section itself when the page doesn't say. */
export function fieldIn(doc: Document, path: Path): Element | null {
  const [, , , sectionId = "", ...field] = path;
  const section = sectionElement(doc, sectionId);
  const fields = [...(section?.querySelectorAll(`[${FIELD}]`) ?? [])];
  for (let length = field.length; length > 0; length--) {
    const wanted = field.slice(0, length).join("/");
    const found = fields.find((each) => steps(each.getAttribute(FIELD) ?? "").join("/") === wanted);
    if (found) return found;
  }
  return section;
}

function sectionElement(doc: Document, sectionId: string): Element | null {
  return (
    [...doc.querySelectorAll(`[${SECTION}]`)].find((it) => it.getAttribute(SECTION) === sectionId) ?? null
  );
}

function steps(field: string): Path {
  return parsePointer(field.startsWith("/") ? field : `/${field}`);
}
