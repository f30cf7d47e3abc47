// @vitest-environment jsdom
import { act, fireEvent, render, screen } from "@testing-library/react";
import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { expect, test } from "vitest";
import { SteadyText } from "../../src/forms/SteadyText.tsx";

/** A field of a draft that others change, too: `outside` is their hand. */
interface Hands {
  draft: string;
  outside: (text: string) => void;
}

function Field({ start, hands }: { readonly start: string; readonly hands: Hands }) {
  const [text, setText] = useState(start);
  useEffect(() => {
    hands.draft = text;
    hands.outside = (next) => flushSync(() => setText(next));
  });
  return (
    <SteadyText value={text} onText={setText}>
      {(value, onText) => <textarea value={value} onChange={(event) => onText(event.currentTarget.value)} />}
    </SteadyText>
  );
}

function open(start: string) {
  const hands: Hands = { draft: start, outside: () => {} };
  render(<Field start={start} hands={hands} />);
  const area = screen.getByRole<HTMLTextAreaElement>("textbox");
  return { area, draft: () => hands.draft, outside: (text: string) => act(() => hands.outside(text)) };
}

test("[L15] an outside change leaves caret, selection, scroll and focus where they are", () => {
  const { area, outside } = open("Bowls for breakfast");
  area.focus();
  area.setSelectionRange(6, 9, "backward");
  area.scrollTop = 40;
  outside("Big bowls and cups for breakfast");
  expect(area.value).toBe("Big bowls and cups for breakfast");
  expect(area.value.slice(area.selectionStart, area.selectionEnd)).toBe("for");
  expect(area.selectionDirection).toBe("backward");
  expect(area.scrollTop).toBe(40);
  expect(document.activeElement).toBe(area);
});

test("typing itself leaves the caret to the browser", () => {
  const { area, draft } = open("one two");
  area.focus();
  fireEvent.change(area, { target: { value: "one x two", selectionStart: 5, selectionEnd: 5 } });
  expect(draft()).toBe("one x two");
  expect(area.selectionStart).toBe(5);
});

test("what is being composed is not disturbed, and both changes are in the draft at every moment", () => {
  const { area, draft, outside } = open("Tea ");
  area.focus();
  fireEvent.compositionStart(area);
  fireEvent.change(area, { target: { value: "Tea に" } });
  outside("Good Tea に");
  expect(area.value).toBe("Tea に");
  fireEvent.change(area, { target: { value: "Tea にほ" } });
  expect(area.value).toBe("Tea にほ");
  expect(draft()).toBe("Good Tea にほ");
  area.setSelectionRange(6, 6);
  fireEvent.compositionEnd(area);
  expect(area.value).toBe("Good Tea にほ");
  expect(area.selectionStart).toBe("Good Tea にほ".length);
});

test("a text with CRLF keeps every line end under a typed letter, also while a program adds a line", () => {
  const { area, draft, outside } = open("one\r\ntwo\r\nthree");
  expect(area.value).toBe("one\ntwo\nthree");
  area.focus();
  fireEvent.change(area, { target: { value: "one\ntwo\nthreex" } });
  expect(draft()).toBe("one\r\ntwo\r\nthreex");
  outside("one\r\nand\r\ntwo\r\nthreex");
  fireEvent.change(area, { target: { value: "one\nand\ntwo\nthreexy" } });
  expect(draft()).toBe("one\r\nand\r\ntwo\r\nthreexy");
});
