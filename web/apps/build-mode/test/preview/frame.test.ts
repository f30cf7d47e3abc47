// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from "vitest";
import {
  markSection,
  pageOfLink,
  revealSection,
  showHtml,
  targetOf,
  withoutScripts,
} from "../../src/preview/frame.ts";

const page = (headline: string, more = "") =>
  `<!doctype html><html lang="en"><head><title>T</title></head><body>
    <header><a href="/t/demo/about">About</a></header>
    <section data-stet-section="hero-1"><h1 data-stet-field="headline">${headline}</h1>${more}</section>
  </body></html>`;

beforeEach(() => showHtml(document, page("One")));

test("only what differs is touched: the heading stays the same element", () => {
  const heading = document.querySelector("h1");
  showHtml(document, page("Two"));
  expect(document.querySelector("h1")).toBe(heading);
  expect(heading?.textContent).toBe("Two");
});

test("the mark of the selection stays through a change, and moves to another section", () => {
  expect(markSection(document, "hero-1")).toBe(true);
  showHtml(document, page("Two", "<p>more</p>"));
  expect(document.querySelector("[data-stet-selected]")?.getAttribute("data-stet-section")).toBe("hero-1");
  expect(markSection(document, "gone")).toBe(false);
  expect(document.querySelector("[data-stet-selected]")).toBeNull();
});

test("a click names the section and the field, or the link", () => {
  const heading = document.querySelector("h1") as Element;
  expect(targetOf(heading)).toEqual({ kind: "section", sectionId: "hero-1", field: ["headline"] });
  expect(targetOf(document.querySelector("header a") as Element)).toEqual({
    kind: "link",
    href: "/t/demo/about",
  });
  expect(targetOf(document.body)).toBeNull();
});

test("links to the site's own pages are told from others", () => {
  expect(pageOfLink("/t/demo/about", "demo")).toBe("about");
  expect(pageOfLink("/t/demo", "demo")).toBe("home");
  expect(pageOfLink("/t/other/about", "demo")).toBeNull();
  expect(pageOfLink("https://example.org/", "demo")).toBeNull();
});

test("new colours replace the old ones only when they have arrived", async () => {
  const styled = (name: string) =>
    page("One").replace("</head>", `<link rel="stylesheet" href="/${name}.css"></head>`);
  const sheets = () =>
    [...document.querySelectorAll("link[rel=stylesheet]")].map((link) => link.getAttribute("href"));
  showHtml(document, styled("blue"));
  showHtml(document, styled("red"));
  expect(sheets()).toEqual(["/blue.css", "/red.css"]);
  document.querySelector("link[href='/red.css']")?.dispatchEvent(new Event("load"));
  await vi.waitFor(() => expect(sheets()).toEqual(["/red.css"]));
});

test("a picture of the page has no scripts, so that the browser reports none that it blocks", () => {
  const html = withoutScripts(page("One", "<script src='/x.js'></script><script>alert(1)</script>"));
  expect(html).not.toContain("<script");
  expect(html).toContain("<h1");
  expect(html.startsWith("<!doctype html>")).toBe(true);
});

test("a section is shown by scrolling its own document alone", () => {
  const scrolled = vi.spyOn(window, "scrollBy").mockImplementation(() => {});
  const around = vi.spyOn(Element.prototype, "scrollIntoView");
  const section = document.querySelector("[data-stet-section]") as Element;
  vi.spyOn(section, "getBoundingClientRect").mockReturnValue({ top: 2_000, bottom: 2_200 } as DOMRect);
  revealSection(document, "hero-1");
  expect(scrolled).toHaveBeenCalledWith({
    top: 2_000 - (window.innerHeight - 200) / 2,
    behavior: "smooth",
  });
  expect(around).not.toHaveBeenCalled();
});
