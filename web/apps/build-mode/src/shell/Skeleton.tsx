import { Skeleton as Bar, VisuallyHidden } from "@mantine/core";
import { Wordmark } from "../ui/Wordmark.tsx";
import classes from "./shell.module.css";

/** The shape of Build Mode while it loads. */
export function Skeleton() {
  return (
    <div className={classes.shell} data-shown="preview" aria-busy="true">
      <VisuallyHidden role="status">Opening Build Mode…</VisuallyHidden>
      <header className={classes.top}>
        <Wordmark />
        <span className={classes.grow} />
        <Bar width={90} height={30} />
      </header>
      <div className={classes.left} data-pane="outline">
        <div className={classes.bars}>
          {[70, 55, 62, 48, 66, 40, 58].map((width) => (
            <Bar key={width} width={`${width}%`} height={16} />
          ))}
        </div>
      </div>
      <div className={classes.centre} data-pane="preview">
        <div className={classes.blank}>
          <Bar height="100%" radius={12} />
        </div>
      </div>
      <div className={classes.right} data-pane="edit">
        <div className={classes.bars}>
          {[96, 97, 98].map((width) => (
            <Bar key={width} width={`${width}%`} height={56} />
          ))}
        </div>
      </div>
    </div>
  );
}
