export { ConflictDialog, type ConflictDialogProps } from "./ConflictDialog.tsx";
export { RewindNotice } from "./RewindNotice.tsx";
export { SaveState, type SaveStateProps } from "./SaveState.tsx";
export { type Draft, type DraftActions, useDraftAutosave } from "./useDraftAutosave.ts";
export { WordDiff } from "./WordDiff.tsx";
export { humanise, plainWords, type Words, whenOf } from "./words.ts";
