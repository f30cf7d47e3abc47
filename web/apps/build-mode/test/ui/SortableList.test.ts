import { expect, test } from "vitest";
import { nearestLeft } from "../../src/ui/SortableList.tsx";

const list = (ids: string) => [...ids].map((id) => ({ id }));

test("an item is dropped where it was put, or beside it if that is gone", () => {
  expect(nearestLeft(list("abcd"), list("abcd"), "a", "c")).toBe("c");
  expect(nearestLeft(list("abcd"), list("abd"), "a", "c")).toBe("b");
  expect(nearestLeft(list("abcd"), list("acd"), "d", "b")).toBe("c");
  expect(nearestLeft(list("abcd"), list("acbd"), "a", "a")).toBeNull();
  expect(nearestLeft(list("ab"), list("a"), "a", "b")).toBeNull();
});
