/** Connections that news come over: WebSockets in a page, a pair of ends in tests. */
export interface LiveTransport {
  /** Begins a connection. Never throws: what can't be opened is closed. Calls no handler before it has returned. */
  open(handlers: LiveHandlers): LiveSocket;
}

/** What a connection tells: `opened` at most once, then messages, then `closed` once, and nothing after it. */
export interface LiveHandlers {
  opened(): void;
  /** A text frame. */
  received(text: string): void;
  /** @param code as in `spec/live.md`, [L20]; 1006 when there was none */
  closed(code: number): void;
}

export interface LiveSocket {
  /** Sends a text frame. Only called after `opened`; nothing happens on a connection that is closed meanwhile. */
  send(text: string): void;
  /** Ends the connection, also one that is not open yet. */
  close(): void;
}
