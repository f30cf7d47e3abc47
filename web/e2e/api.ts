import type { Server } from "./server.ts";

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
// biome-ignore lint/suspicious/noExplicitAny: the stories reach into content by hand
export type Content = any;

export interface Draft {
  readonly version: number;
  readonly content: Content;
  readonly published: { readonly release: number; readonly version: number } | null;
}

export interface Revision {
  readonly version: number;
  readonly kind: string;
  readonly content: Content;
}

/** The demo tenant over HTTP with the owner's token: how the stories see what the server really has. */
export class Api {
  constructor(private readonly server: Pick<Server, "url" | "token">) {}

  draft(): Promise<Draft> {
    return this.call("GET", "/draft");
  }

  revision(version: number): Promise<Revision> {
    return this.call("GET", `/draft/revisions/${version}`);
  }

  save(expectedVersion: number, content: Content): Promise<{ version: number }> {
    return this.call("PUT", "/draft", { expectedVersion, content });
  }

  restore(version: number, expectedVersion: number): Promise<{ version: number }> {
    return this.call("POST", "/draft/restore", { version, expectedVersion });
  }

  async publicPage(page = ""): Promise<string> {
    return (await fetch(`${this.server.url}/t/demo${page}`)).text();
  }

  private async call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await fetch(`${this.server.url}/api/v1/tenants/demo${path}`, {
      method,
      headers: { Authorization: `Bearer ${this.server.token}`, "Content-Type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  }
}

/** The first section of a type on a page, as the draft has it. */
export function sectionOf(content: Content, pageId: string, type: string): Content {
  const page = content.pages.find((each: Content) => each.id === pageId);
  return page.sections.find((each: Content) => each.type === type);
}
