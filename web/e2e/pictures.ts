import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";

/**
 * Two windows side by side, as one picture for the README: `docs/images/{name}.png`. Only with STET_PICTURES set, so that
 * running the stories changes nothing.
 */
export async function takePicture(name: string, windows: { typed: Page; seen: Page }): Promise<void> {
  if (!process.env.STET_PICTURES) return;
  const { typed, seen } = windows;
  const shots = await Promise.all([typed, seen].map((page) => page.screenshot()));
  const wall = await typed.context().newPage();
  await wall.setViewportSize({ width: 2_720, height: 860 });
  const figures = shots.map(
    (shot, i) => `<figure><img src="data:image/png;base64,${shot.toString("base64")}" alt="">
      <figcaption>${i === 0 ? "typed here" : "seen here, while somebody else types"}</figcaption></figure>`,
  );
  await wall.setContent(`<style>
    body { margin: 0; padding: 32px; display: flex; gap: 32px; background: #e9e5dc; font: 500 22px system-ui; color: #3d3932 }
    figure { margin: 0; flex: 1 }
    img { width: 100%; border-radius: 12px; box-shadow: 0 8px 28px rgb(60 50 30 / 22%) }
    figcaption { margin-top: 16px; text-align: center }
  </style>${figures.join("")}`);
  const path = fileURLToPath(new URL(`../../docs/images/${name}.png`, import.meta.url));
  await wall.locator("body").screenshot({ path });
  await wall.close();
}
