import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** The browser: `CHROMIUM`, or what the PATH has. Playwright's own download is not needed. */
export function chromium(): string {
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  const folders = (process.env.PATH ?? "").split(delimiter);
  const candidates = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  const found = process.env.CHROMIUM ?? candidates.find(isExecutable);
  if (!found)
    throw new Error("No Chromium found: install the package chromium, or set CHROMIUM to its path.");
  return found;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
