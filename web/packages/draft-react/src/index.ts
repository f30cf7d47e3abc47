export { type Draft, useDraftAutosave } from "./useDraftAutosave.ts";
