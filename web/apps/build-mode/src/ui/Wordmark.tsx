import classes from "./Wordmark.module.css";

/** The name with the proofreader's dots beneath it: "let it stand". */
export function Wordmark() {
  return (
    <span className={classes.mark}>
      stet
      <svg className={classes.dots} viewBox="0 0 40 4" aria-hidden="true">
        {[4, 14.7, 25.3, 36].map((x) => (
          <circle key={x} cx={x} cy="2" r="1.7" />
        ))}
      </svg>
    </span>
  );
}
