import { cleanup } from "@testing-library/react";
import { afterEach } from "vitest";

// What Mantine asks of a browser and jsdom does not have.
window.matchMedia = (media: string) =>
  ({
    matches: false,
    media,
    addEventListener: () => {},
    removeEventListener: () => {},
  }) as unknown as MediaQueryList;
window.ResizeObserver = class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
Object.defineProperty(document, "fonts", { value: new EventTarget() });

afterEach(cleanup);
