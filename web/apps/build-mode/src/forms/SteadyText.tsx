import { Component, createRef, type ReactNode } from "react";
import { mapOffset, rebase } from "./caret.ts";
import { type LineBreak, shownText, withLineEnds } from "./lineEnds.ts";

interface Props {
  /** The text that the draft has. */
  readonly value: string;
  readonly onText: (text: string) => void;
  /** One input or textarea, controlled by `value`. */
  readonly children: (value: string, onText: (text: string) => void) => ReactNode;
}

/** A focused field just before it is drawn anew. */
interface Before {
  readonly input: HTMLInputElement | HTMLTextAreaElement;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly direction: "forward" | "backward" | "none" | null;
  readonly scrollTop: number;
}

/**
 * A text field whose text may change while somebody types in it ([L15]): caret and selection stay between the same
 * characters, it doesn't scroll, and what an input method is composing is left alone until it is done. Line ends that the
 * field can't show (CRLF) stay in the draft.
 *
 * A class, because only a class can look at the page before a change is drawn.
 */
export class SteadyText extends Component<Props> {
  private readonly box = createRef<HTMLDivElement>();
  /** The text in the field; beside its line ends it differs from `value` only while something is composed. */
  private shown = this.props.value;
  private composing = false;

  override getSnapshotBeforeUpdate(): Before | null {
    const input = document.activeElement;
    const isText = input instanceof HTMLInputElement || input instanceof HTMLTextAreaElement;
    if (!isText || !this.box.current?.contains(input)) return null;
    const { value, selectionStart, selectionEnd, selectionDirection, scrollTop } = input;
    if (selectionStart === null || selectionEnd === null) return null;
    return {
      input,
      text: value,
      start: selectionStart,
      end: selectionEnd,
      direction: selectionDirection,
      scrollTop,
    };
  }

  override componentDidUpdate(_: Props, __: unknown, before: Before | null): void {
    if (!this.composing) this.shown = this.props.value;
    if (!before || before.input.value === before.text) return;
    const { input, text, start, end, direction, scrollTop } = before;
    const from = mapOffset(text, input.value, start);
    const to = end === start ? from : mapOffset(text, input.value, end);
    input.setSelectionRange(from, to, direction ?? "none");
    input.scrollTop = scrollTop;
  }

  override render() {
    const { value, children } = this.props;
    return (
      <div
        ref={this.box}
        style={{ display: "contents" }}
        onCompositionStart={() => {
          this.composing = true;
        }}
        onCompositionEnd={() => {
          this.composing = false;
          this.forceUpdate();
        }}
      >
        {children(this.composing ? this.shown : value, this.typed)}
      </div>
    );
  }

  private readonly typed = (text: string): void => {
    const { value } = this.props;
    const lineBreak = this.lineBreak();
    const next = rebase(shownText(this.shown, lineBreak), text, shownText(value, lineBreak));
    this.shown = text;
    this.props.onText(withLineEnds(value, next, lineBreak));
  };

  /** A field of several lines shows every line end as LF; a field of one line shows none. */
  private lineBreak(): LineBreak {
    return this.box.current?.querySelector("textarea") ? "\n" : "";
  }
}
