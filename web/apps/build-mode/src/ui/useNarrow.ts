import { useMediaQuery } from "@mantine/hooks";

/** Whether there is room for one panel only, as on a phone. The style sheets have the same width. */
export function useNarrow(): boolean {
  return useMediaQuery("(width < 900px)", undefined, { getInitialValueInEffect: false }) ?? false;
}
