import type { ChangeGroup } from "../changes/describe.ts";
import classes from "./publish.module.css";

/** What changed, page by page, in words. */
export function ChangeList({ groups }: { readonly groups: readonly ChangeGroup[] }) {
  return (
    <ul className={classes.groups} aria-label="Changes">
      {groups.map(({ where, changes }) => (
        <li key={where}>
          <h3>{where}</h3>
          <ul>
            {changes.map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
