export { MemoryClients, MemoryStore } from "../store.ts";
export { FakeClock, settle } from "./fake-clock.ts";
export { FakeLive, type LiveDraft } from "./fake-live.ts";
export type { FakeRevision } from "./fake-revision.ts";
export { type FakeRequest, FakeServer, type Fate } from "./fake-server.ts";
export { FakeWorld } from "./fake-world.ts";
export { random, randomFrom } from "./random.ts";
export { type Delivery, type Direction, SocketPair } from "./socket-pair.ts";
