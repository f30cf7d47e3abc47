/** CSS pixels of the page in each view, where there is room. */
const DESKTOP = 1280;
const PHONE = 390;

/** Below this the storefront lays a page out as for a tablet. */
const SMALLEST_DESKTOP = 960;
/** A page that is scaled down further is too small to read. */
const SMALLEST_SCALE = 0.8;

export type Device = "desktop" | "phone";

/** How wide the page is laid out in a room of `width`, before it is scaled down to it. */
export function pageWidth(device: Device, width: number): number {
  if (device === "phone") return PHONE;
  return Math.max(width, SMALLEST_DESKTOP, Math.min(DESKTOP, Math.round(width / SMALLEST_SCALE)));
}
