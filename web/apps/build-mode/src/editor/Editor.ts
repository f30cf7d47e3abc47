import type { HttpCaller } from "@stet/draft-client";
import { createContext, useContext } from "react";
import type { Path } from "../content/json.ts";
import { isWithin } from "../content/path.ts";
import type { Content } from "../content/storefront.ts";
import type { Schema } from "../schema/jsonSchema.ts";
import type { SectionType } from "../schema/sectionTypes.ts";
import type { Place } from "./place.ts";

/** A place that two people changed differently, waiting for a decision. */
export interface OpenConflict {
  readonly path: Path;
  /** What happened, in one sentence. */
  readonly words: string;
}

/** The selected section was deleted, and not in this tab. */
export interface Gone {
  readonly path: Path;
  /** What happened, in one sentence. */
  readonly words: string;
  readonly bringBack: () => void;
}

/** What a form in use goes on with, although others deleted it. */
export interface LingeringForm {
  readonly path: Path;
  /** What happened, in one sentence. */
  readonly words: string;
  /** The draft with it, for the form alone. */
  readonly content: Content;
  /** As the editor's `change`, on that draft too. */
  readonly change: (action: (content: Content) => Content) => void;
  /** Whether what is typed into it is kept for the decision. */
  readonly isKept: boolean;
  /** Whether something was typed since, so that there is something to decide. */
  readonly isUndecided: boolean;
  readonly bringBack: () => void;
}

/** What the panels of Build Mode work on: the draft, where we are in it, and how to change both. */
export interface Editor {
  /** Makes every call of this page. */
  readonly api: HttpCaller;
  readonly slug: string;
  readonly schema: Schema;
  readonly sectionTypes: readonly SectionType[];
  readonly content: Content;
  /** The newest version that `content` is based on. */
  readonly version: number | undefined;
  readonly place: Place;
  readonly gone: Gone | null;
  readonly lingering: LingeringForm | null;
  readonly go: (place: Place) => void;
  /** Runs one action on the draft as it is then. Actions are pure and address things by id. */
  readonly change: (action: (content: Content) => Content) => void;
  /** What the server said about the value at `path`, if it refused it. */
  readonly errorAt: (path: Path) => string | undefined;
  /** All open conflicts, oldest first. */
  readonly conflicts: readonly OpenConflict[];
  /** The open conflict at `path`, above it, or inside it. */
  readonly conflictAt: (path: Path) => OpenConflict | undefined;
  /** Shows the decision for the conflict at `path`. */
  readonly decide: (path: Path) => void;
  /** Whether the session has ended, and signing in again is awaited. */
  readonly away: boolean;
  /** Some call was answered with 401: asks for signing in again. */
  readonly signedOut: () => void;
}

/** The one of `conflicts` that is at `path`, above it, or inside it. */
export function conflictIn(conflicts: readonly OpenConflict[], path: Path): OpenConflict | undefined {
  return (
    conflicts.find((each) => isWithin(path, each.path)) ?? conflicts.find((each) => isWithin(each.path, path))
  );
}

export const EditorContext = createContext<Editor | null>(null);

export function useEditor(): Editor {
  const editor = useContext(EditorContext);
  if (!editor) throw new Error("Bug: a panel of Build Mode is used outside its Workspace.");
  return editor;
}
