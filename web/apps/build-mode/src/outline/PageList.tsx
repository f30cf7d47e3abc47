import { Switch, Tooltip } from "@mantine/core";
import { setPageEnabled } from "../actions/setPageEnabled.ts";
import { HOME, type Page, pagePath, pagesOf, titleOf } from "../content/storefront.ts";
import { useEditor } from "../editor/Editor.ts";
import { Marks } from "../presence/Marks.tsx";
import { usePresence } from "../presence/Presence.ts";
import { peersAt } from "../presence/peers.ts";
import classes from "./outline.module.css";
import { rowId } from "./rowId.ts";

/** The pages of the site, each with whether visitors see it. */
export function PageList() {
  const { content, place, go } = useEditor();
  const { peers } = usePresence();
  return (
    <nav aria-label="Pages of the site">
      <ul className={classes.pages}>
        {pagesOf(content).map((page) => (
          <li
            key={page.id}
            id={rowId(pagePath(page.id))}
            className={classes.page}
            data-current={page.id === place.pageId || undefined}
          >
            <button
              type="button"
              className={classes.pageName}
              data-off={page.enabled === false || undefined}
              aria-current={page.id === place.pageId ? "page" : undefined}
              onClick={() => go({ pageId: page.id, pane: "section" })}
            >
              <span className={classes.pageTitle}>{titleOf(page)}</span>
              <Marks peers={peersAt(peers, pagePath(page.id))} where="on this page" />
            </button>
            <PageSwitch page={page} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

function PageSwitch({ page }: { readonly page: Page }) {
  const { change } = useEditor();
  const on = page.id === HOME || page.enabled !== false;
  const hint =
    page.id === HOME ? "The home page is always shown" : on ? "Visitors see it" : "Hidden from visitors";
  return (
    <Tooltip label={hint} position="right">
      <Switch
        size="xs"
        withThumbIndicator={false}
        checked={on}
        disabled={page.id === HOME}
        classNames={{ track: classes.track ?? "", thumb: classes.thumb ?? "" }}
        aria-label={`Show ${titleOf(page)} to visitors`}
        onChange={(event) => {
          const enabled = event.currentTarget.checked;
          change((draft) => setPageEnabled(draft, page.id, enabled));
        }}
      />
    </Tooltip>
  );
}
