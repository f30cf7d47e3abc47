import {
  at,
  type DraftClient,
  isObject,
  type Json,
  type JsonObject,
  type OpenConflict,
  yoursAt,
} from "../src/index.ts";
import {
  type Delivery,
  type Direction,
  type FakeRequest,
  FakeWorld,
  type Fate,
  random,
  randomFrom,
} from "../src/testing/index.ts";
import { Ledger } from "./ledger.ts";

type Item = { readonly id: string; readonly text: string };
type Content = { readonly [field: string]: Json } & { readonly items: readonly Item[] };

export interface Counts {
  edits: number;
  decisions: number;
  conflicts: number;
  lostReplies: number;
  lostRequests: number;
  duplicates: number;
  crashes: number;
  sleeps: number;
  undos: number;
  replaced: number;
  versions: number;
  takenBack: number;
  /** Typed into something that others had deleted. */
  typedIntoDeleted: number;
  /** Tabs in which something was refused, at the end. */
  refused: number;
  news: number;
  putBack: number;
  /** Saves that were sent as a patch. */
  patches: number;
  lostNews: number;
  brokenConnections: number;
  converged: number;
}

/** What is known of a tab beside its draft. */
interface Facts {
  readonly name: string;
  asleep: boolean;
  /** The item whose form is open, and the draft in which the form last had it. */
  form?: { readonly path: string; readonly seen: Json } | undefined;
}

const names = ["Ana", "Ben", "Cleo"];
/** Close codes after which a client connects again. */
const breaks = [1001, 1006, 1011, 1012, 1013, 4408];
const fields = ["title", "subtitle", "color"];

/**
 * One random run: what two or three people do in one or two tabs over a bad network, with live news from nodes of which
 * one lags; throws if anything is lost, or if the tabs differ in the end.
 */
export class Simulation {
  readonly counts: Counts = {
    edits: 0,
    decisions: 0,
    conflicts: 0,
    lostReplies: 0,
    lostRequests: 0,
    duplicates: 0,
    crashes: 0,
    sleeps: 0,
    undos: 0,
    replaced: 0,
    versions: 0,
    takenBack: 0,
    typedIntoDeleted: 0,
    refused: 0,
    news: 0,
    putBack: 0,
    patches: 0,
    lostNews: 0,
    brokenConnections: 0,
    converged: 0,
  };
  private readonly next: () => number;
  private readonly world: FakeWorld;
  private readonly ledger = new Ledger();
  private readonly tabs = new Map<DraftClient, Facts>();
  /** Who gives up what is unsaved types nothing until that is done, or the ledger could not tell what was given up. */
  private readonly givingUp = new Set<DraftClient>();
  private readonly people: readonly string[];
  /** What was wrong with something that nobody waited for. */
  private readonly faults: unknown[] = [];
  private serial = 0;

  constructor(
    seed: number,
    /** No undo, deletion or decision: then no value comes twice, and the ledger can tell a needless question. */
    private readonly forwardOnly = false,
    private readonly trace: (line: string) => void = () => {},
    people = 3,
  ) {
    this.people = names.slice(0, people);
    this.next = random(seed);
    this.world = new FakeWorld(
      {
        note: "one two three four five six",
        title: "t",
        subtitle: "s",
        color: "c",
        items: [1, 2, 3].map((n) => ({ id: `i${n}`, text: `x${n}` })),
      },
      random(seed + 1),
      true,
    );
  }

  async run(steps: number): Promise<void> {
    const { server } = this.world;
    server.violations = (content) => refusals(content as Content);
    server.live.node = () => Math.floor(this.next() * 3);
    server.live.lag = (node) => (node === 2 ? this.next() * 20_000 : node * this.next() * 1_000);
    if (this.next() < 0.2) server.live.largest = 90;
    for (const name of this.people) await this.open(name);
    server.live.delivery = (text, direction) => this.deliver(text, direction);
    server.live.refuse = () => (this.next() < 0.1 ? randomFrom(this.next, breaks) : null);
    server.fate = (request) => {
      const fate = this.fate(request);
      if (request.patch) this.counts.patches++;
      const content = request.patch ?? request.body.content;
      const expectedVersion = request.expectedVersion;
      if (request.method !== "GET")
        this.trace(
          `  ${request.headers["Stet-Client"]} sends on ${expectedVersion} ${JSON.stringify(content)} ${JSON.stringify(fate)}`,
        );
      return fate;
    };
    for (let i = 0; i < steps; i++) {
      await this.step();
      await this.world.clock.tick(this.next() * 1_500);
    }
    await this.calm();
    if (this.faults.length > 0) throw this.faults[0];
    this.converged();
    this.check();
    await this.agree();
    this.counts.edits = this.ledger.edits;
    this.counts.versions = this.world.server.current.version;
  }

  private async step(): Promise<void> {
    const roll = this.next();
    const tab = randomFrom(this.next, [...this.tabs.keys()]);
    if (this.forwardOnly && roll >= 0.54 && roll < 0.75) return this.editIn(tab);
    if (roll < 0.12 || (roll < 0.4 && this.isFormGone(tab))) this.typeOn(tab);
    else if (roll < 0.54) this.editIn(tab);
    else if (roll < 0.57) this.replaceIn(tab).catch((fault) => this.faults.push(fault));
    else if (roll < 0.61) this.takeBackIn(tab);
    else if (roll < 0.7) this.decideIn(tab);
    else if (roll < 0.75) this.undoIn(tab);
    else if (roll < 0.8) void tab.revalidate();
    else if (roll < 0.81 && !this.forwardOnly) this.putBack();
    else if (roll < 0.85) this.tell(tab);
    else if (roll < 0.9) await this.crash(tab);
    else if (roll < 0.95) this.sleepOrWake(tab);
    else this.expireOrRenew(tab);
  }

  private async open(name: string): Promise<void> {
    const tab = await this.world.open(name);
    const facts: Facts = { name, asleep: false };
    this.tabs.set(tab, facts);
    this.openForm(tab);
    tab.subscribe(() => {
      const { content } = tab.getSnapshot();
      const { form } = facts;
      if (form && content && at(content, form.path) !== undefined) facts.form = { ...form, seen: content };
    });
  }

  // ---- what people do -----------------------------------------------------------------------------------------

  private editIn(tab: DraftClient): void {
    if (!this.canEdit(tab)) return;
    const roll = this.next() * (this.forwardOnly ? 0.85 : 1);
    const id = `${++this.serial}`;
    const items = contentOf(tab).items;
    if (roll < 0.15) {
      this.change(tab, (content) => ({ ...content, note: this.reworded(content.note as string, `w${id}`) }));
    } else if (roll < 0.4 || items.length === 0) {
      const value = this.next() < 0.1 ? `!v${id}` : `v${id}`;
      this.change(tab, (content) => ({ ...content, [randomFrom(this.next, fields)]: value }));
    } else if (roll < 0.7) {
      const chosen = randomFrom(this.next, items).id;
      this.change(tab, (content) => ({
        ...content,
        items: content.items.map((item) => (item.id === chosen ? { ...item, text: `v${id}` } : item)),
      }));
    } else if (roll < 0.75) {
      const moved = randomFrom(this.next, items);
      const others = items.filter((item) => item !== moved);
      const position = Math.floor(this.next() * items.length);
      this.change(tab, (content) => ({ ...content, items: others.toSpliced(position, 0, moved) }));
    } else if (roll < 0.85) {
      const position = Math.floor(this.next() * (items.length + 1));
      this.change(tab, (content) => ({
        ...content,
        items: content.items.toSpliced(position, 0, { id: `n${id}`, text: `v${id}` }),
      }));
    } else {
      const chosen = this.inSomebodysForm(tab, items) ?? randomFrom(this.next, items).id;
      this.change(tab, (content) => ({ ...content, items: content.items.filter(({ id }) => id !== chosen) }));
    }
  }

  /** Types in the form that is open, also when others have deleted what it is about; opens one where none is. */
  private typeOn(tab: DraftClient): void {
    if (!this.canEdit(tab)) return;
    this.openForm(tab);
    const content = contentOf(tab);
    const form = this.tabs.get(tab)?.form;
    if (!form) return;
    const isDeleted = at(content, form.path) === undefined;
    if (isDeleted) this.counts.typedIntoDeleted++;
    const place = form.path.replace(/\/text$/, "");
    const sawTheirs = tab.getSnapshot().conflicts.filter((open) => touches(open, place));
    const before = yoursAt(tab.getSnapshot(), form.path) ?? at(form.seen, form.path);
    const typed = `v${++this.serial}`;
    this.trace(`${tab.id} types ${place}: ${before} → ${typed}${isDeleted ? ", which is deleted" : ""}`);
    if (!tab.editAt(form.path, () => typed, form.seen)) throw new Error(`${tab.id} could not type ${place}`);
    const theirs = sawTheirs.map((open) => side(open.theirs, place));
    this.ledger.wrote(place, [before, ...theirs], typed);
    if (yoursAt(tab.getSnapshot(), form.path) !== typed) throw new Error(`${tab.id} does not show ${typed}`);
  }

  private openForm(tab: DraftClient): void {
    const facts = this.tabs.get(tab) as Facts;
    const content = tab.getSnapshot().content as Content | undefined;
    if (facts.form || !content || content.items.length === 0) return;
    const { id } = randomFrom(this.next, content.items);
    facts.form = { path: `/items/${id}/text`, seen: content };
  }

  private isFormGone(tab: DraftClient): boolean {
    const form = this.tabs.get(tab)?.form;
    const { content } = tab.getSnapshot();
    return form !== undefined && content !== undefined && at(content, form.path) === undefined;
  }

  /** At times, an item that somebody else types in. */
  private inSomebodysForm(me: DraftClient, items: readonly Item[]): string | undefined {
    if (this.next() < 0.3) return undefined;
    const forms = [...this.tabs].flatMap(([tab, { form }]) => (tab !== me && form ? [form.path] : []));
    return items.find(({ id }) => forms.includes(`/items/${id}/text`))?.id;
  }

  /** Who takes away what the form is about has no form any more. */
  private closeForm(tab: DraftClient): void {
    const facts = this.tabs.get(tab);
    if (facts?.form && yoursAt(tab.getSnapshot(), facts.form.path) === undefined) facts.form = undefined;
  }

  /** A word more, or at times one less. */
  private reworded(text: string, word: string): string {
    const all = words(text);
    const position = Math.floor(this.next() * (all.length + 1));
    const isLess = !this.forwardOnly && this.next() < 0.3;
    return (isLess ? all.toSpliced(position, 1) : all.toSpliced(position, 0, word)).join(" ");
  }

  private change(tab: DraftClient, make: (content: Content) => Content): void {
    this.noting(tab, () => tab.edit((content) => make(content as Content) as Json));
  }

  /** Notes every value that `act` changes in what this person sees. */
  private noting(tab: DraftClient, act: () => void): void {
    const before = values(contentOf(tab));
    const decided = tab.getSnapshot().conflicts;
    act();
    this.closeForm(tab);
    const after = values(contentOf(tab));
    const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
      (p) => before.get(p) !== after.get(p),
    );
    this.trace(`${tab.id} ${changed.map((p) => `${p}: ${before.get(p)} → ${after.get(p)}`).join(", ")}`);
    for (const place of new Set([...before.keys(), ...after.keys()])) {
      if (before.get(place) === after.get(place)) continue;
      // Who edits or deletes what waits for a decision has seen their side in the dialog, too.
      const theirs = decided.filter((open) => touches(open, place)).map((open) => side(open.theirs, place));
      this.ledger.wrote(place, [before.get(place), ...theirs], after.get(place));
    }
  }

  private decideIn(tab: DraftClient): void {
    const [conflict] = tab.getSnapshot().conflicts;
    if (!conflict || !this.canEdit(tab)) return;
    this.counts.decisions++;
    const choice = this.next() < 0.5 ? "yours" : "theirs";
    const before = values(contentOf(tab));
    tab.decide(conflict.id, choice);
    this.closeForm(tab);
    const after = values(contentOf(tab));
    this.trace(`${tab.id} decides ${conflict.path}: ${choice}`);
    for (const place of new Set([...before.keys(), ...after.keys(), ...placesOf(conflict)])) {
      const sides = touches(conflict, place)
        ? [side(conflict.yours, place), side(conflict.theirs, place)]
        : [];
      const [was, is] = [before.get(place), after.get(place)];
      if (was !== is || sides.length > 0) this.ledger.wrote(place, [was, ...sides], is);
    }
  }

  private undoIn(tab: DraftClient): void {
    if (!this.canEdit(tab) || !tab.getSnapshot().canUndo) return;
    this.counts.undos++;
    this.noting(tab, () => (this.next() < 0.7 ? tab.undo() : tab.redo()));
  }

  /** Discards or restores, at times with all that is unsaved. */
  private async replaceIn(tab: DraftClient): Promise<void> {
    if (!this.canEdit(tab)) return;
    const evenUnsaved = this.next() < 0.5;
    const { version } = randomFrom(this.next, this.versions());
    const isDiscard = this.next() < 0.5;
    this.trace(
      `${tab.id} ${isDiscard ? "discards" : `restores ${version}`}${evenUnsaved ? ", also unsaved" : ""}`,
    );
    const given = values(contentOf(tab));
    if (evenUnsaved) this.givingUp.add(tab);
    const done = await (isDiscard ? tab.discard({ evenUnsaved }) : tab.restore(version, { evenUnsaved }));
    if (evenUnsaved) this.givingUp.delete(tab);
    this.trace(`${tab.id} ${JSON.stringify(done)}`);
    if (!done.ok) return;
    this.closeForm(tab);
    this.counts.replaced++;
    if (!evenUnsaved) return;
    if (tab.getSnapshot().conflicts.length > 0) throw new Error(`${tab.id} is asked about what it gave up`);
    const now = values(done.value.content as Content);
    const places = [...new Set([...given.keys(), ...now.keys()])];
    const givenUp = places.filter((place) => given.get(place) !== now.get(place));
    for (const place of givenUp) this.ledger.wrote(place, [given.get(place)], now.get(place));
    if (givenUp.length > 0 && !tab.getSnapshot().canUndo)
      throw new Error(`${tab.id}: no undo of what was given up`);
  }

  /** Whoever replaced the draft named the version before it, and so had seen it. */
  private noteReplaced(): void {
    const versions = this.versions();
    for (const [i, { kind, content }] of versions.entries()) {
      if (kind !== "discard" && kind !== "restore") continue;
      const before = values(versions[i - 1]?.content as Content);
      const after = values(content as Content);
      for (const place of new Set([...before.keys(), ...after.keys()])) {
        if (before.get(place) !== after.get(place))
          this.ledger.wrote(place, [before.get(place)], after.get(place));
      }
    }
  }

  private takeBackIn(tab: DraftClient): void {
    const [news] = tab.getSnapshot().news.filter(({ undoable }) => undoable);
    if (!news || !this.canEdit(tab)) return;
    this.counts.takenBack++;
    this.trace(`${tab.id} takes back ${news.version}`);
    const seen = values(contentOf(tab));
    this.noting(tab, () => tab.takeBack(news.version));
    const upTo = this.versions().filter(({ version }) => version <= news.version);
    // the one before may be more than one lower: versions go on higher after an older state was put back
    const [before, after] = upTo.slice(-2).map(({ content }) => values(content as Content));
    const now = values(contentOf(tab));
    // The tab may not have heard yet that an older state was put back. Then nobody else knows what it takes back.
    const isLost = upTo.at(-1)?.version !== news.version;
    for (const place of new Set([...seen.keys(), ...now.keys()])) {
      if (isLost || now.get(place) === seen.get(place)) continue;
      // What the change did not do, and what was done since, is not taken back with it.
      const isBack = now.get(place) === before?.get(place) && seen.get(place) === after?.get(place);
      if (!isBack) throw new Error(`${tab.id} took back more than ${news.version}: ${place}`);
    }
    tab.forget(news.version);
  }

  private canEdit(tab: DraftClient): boolean {
    return !this.tabs.get(tab)?.asleep && !this.givingUp.has(tab) && tab.getSnapshot().content !== undefined;
  }

  // ---- what the world does ------------------------------------------------------------------------------------

  private fate(request: FakeRequest): Fate {
    const roll = this.next();
    const times = { there: this.next() * 2_000, back: this.next() * 2_000 };
    if (request.method !== "GET" && roll < 0.12) {
      this.counts.lostReplies++;
      return { ...times, lost: "reply" };
    }
    if (roll < 0.2) {
      this.counts.lostRequests++;
      return { ...times, lost: "request" };
    }
    if (roll < 0.25) {
      this.counts.duplicates++;
      return { ...times, twice: true };
    }
    return roll < 0.28 ? { ...times, status: 503 } : times;
  }

  /** Worse than any connection is: what the server says gets lost, comes twice and overtakes itself. */
  private deliver(text: string, direction: Direction): Delivery {
    const roll = this.next();
    if (roll < 0.03) {
      this.counts.brokenConnections++;
      return { close: randomFrom(this.next, breaks) };
    }
    // Only versions tell old from new: hello and pings, and who is there, come in order or not at all.
    if (direction === "toServer") return {};
    if (roll < 0.13) {
      this.counts.lostNews++;
      return { lost: true };
    }
    if (/^."type":"(presence|welcome)"/.test(text)) return {};
    return { after: this.next() < 0.5 ? 0 : this.next() * 3_000, twice: roll < 0.25 };
  }

  /** The server tells a tab of some version, at times an old one: late, or out of order. */
  private tell(tab: DraftClient): void {
    const known = this.next() < 0.7 ? this.world.server.current : randomFrom(this.next, this.versions());
    const revision = { ...known, lineage: this.world.server.lineage };
    this.world.clock.after(this.next() * 3_000, () => tab.receive(revision));
  }

  /** The operator puts an older state of the database back, knowing that what was saved since is gone with it. */
  private putBack(): void {
    if (this.next() < 0.5) return;
    const { server } = this.world;
    const { version, content } = randomFrom(this.next, this.versions());
    this.counts.putBack++;
    this.noteReplaced();
    const before = values(server.content as Content);
    const after = values(content as Content);
    for (const place of new Set([...before.keys(), ...after.keys()])) {
      if (before.get(place) !== after.get(place))
        this.ledger.wrote(place, [before.get(place)], after.get(place));
    }
    this.trace(`version ${version} is put back`);
    server.putBack(version);
  }

  /** All versions that are there: numbers are left out when an older state was put back. */
  private versions() {
    return this.world.server.revisions.filter((revision) => revision !== undefined);
  }

  private async crash(tab: DraftClient): Promise<void> {
    this.counts.crashes++;
    this.trace(`${tab.id} crashes`);
    const name = this.tabs.get(tab)?.name as string;
    this.world.crash(tab);
    this.tabs.delete(tab);
    await this.open(name);
  }

  private sleepOrWake(tab: DraftClient): void {
    const facts = this.tabs.get(tab) as Facts;
    this.counts.sleeps++;
    facts.asleep = !facts.asleep;
    this.trace(`${tab.id} ${facts.asleep ? "sleeps" : "wakes"}`);
    if (facts.asleep) tab.stop();
    else void tab.start();
  }

  private expireOrRenew(tab: DraftClient): void {
    const { signedOut, live } = this.world.server;
    const name = this.tabs.get(tab)?.name as string;
    if (signedOut.delete(name)) {
      for (const [other, facts] of this.tabs)
        if (facts.name === name && !facts.asleep) void other.revalidate();
      return;
    }
    signedOut.add(name);
    this.world.clock.after(this.next() * 3_000, () => live.close(4401, (_, writer) => writer.name === name));
  }

  /** The network is well again, everybody is signed in and awake, and nobody types: nothing else is done. */
  private async calm(): Promise<void> {
    const { server, clock } = this.world;
    server.fate = () => ({});
    server.live.delivery = () => ({});
    server.live.lag = () => 0;
    server.live.refuse = () => null;
    server.signedOut.clear();
    await clock.tick(5_000); // so long an answer or a message may have been on its way
    for (const name of this.people) await this.open(name); // adopts whatever a crash has left
    for (const [tab, facts] of this.tabs) {
      if (facts.asleep) void tab.start();
      else if (saysSignedOut(tab)) void tab.revalidate(); // who signs in again does this
      facts.asleep = false;
    }
    await clock.tick(120_000);
    // Each correction may make way for the work of a tab that is gone, in which more is refused.
    for (let i = 0; i < 20 && this.correctAll(); i++) await clock.tick(60_000);
  }

  /** Corrects what the server refused. Before that, it must be all that is not saved. */
  private correctAll(): boolean {
    const waiting = [...this.tabs.keys()].filter((tab) => tab.getSnapshot().errors.length > 0);
    for (const tab of waiting) {
      const { errors, conflicts } = tab.getSnapshot();
      this.counts.refused++;
      const server = values(this.world.server.content as Content);
      const mine = values(contentOf(tab));
      const unsaved = [...mine.keys()].filter((place) => mine.get(place) !== server.get(place));
      const known = errors.map(({ path }) => path);
      const other = unsaved.filter((p) => !known.includes(p) && !conflicts.some((open) => touches(open, p)));
      if (other.length > 0) throw new Error(`${tab.id}: ${known} holds back ${other}`);
      for (const path of known) {
        this.change(tab, (content) => ({ ...content, [path.slice(1)]: `v${++this.serial}` }));
      }
    }
    return waiting.length > 0;
  }

  // ---- what must be true --------------------------------------------------------------------------------------

  /** [L29], with nobody having asked for it: news, heartbeats and retries alone have done it. */
  private converged(): void {
    const expected = JSON.stringify(sorted(this.world.server.content));
    for (const tab of this.tabs.keys()) {
      const { live, conflicts, status, others, news } = tab.getSnapshot();
      if (live !== "on") throw new Error(`${tab.id} is ${live}, ${status}`);
      if (others.length !== this.tabs.size - 1) throw new Error(`${tab.id} sees ${others.length} others`);
      this.counts.news += news.length;
      for (const { version, by, client } of news) {
        const revision = this.world.server.revisions[version];
        const isTrue = revision?.by.name === by.name && !client?.startsWith(`${tab.id}/`);
        if (!isTrue) throw new Error(`${tab.id} has news of ${version} by ${by.name}`);
      }
      if (conflicts.length > 0) continue;
      const actual = JSON.stringify(sorted(contentOf(tab)));
      if (actual !== expected)
        throw new Error(`[L29] ${tab.id} shows\n${actual}, the server has\n${expected}`);
      this.counts.converged++;
    }
  }

  private check(): void {
    const server = values(this.world.server.content as Content);
    const open = [...this.tabs.keys()].flatMap((tab) => tab.getSnapshot().conflicts);
    this.counts.conflicts = open.length;
    const ends = (place: string) => [
      server.get(place),
      ...open.filter((conflict) => touches(conflict, place)).map((conflict) => side(conflict.yours, place)),
    ];
    const needless = this.forwardOnly ? open.filter((conflict) => this.isNeedless(conflict)) : [];
    if (needless.length > 0) throw new Error(`Asked needlessly: ${needless.map(({ id }) => id).join(", ")}`);
    this.noteReplaced();
    const lost = this.ledger.lost(ends);
    if (lost.length > 0) throw new Error(`Lost silently: ${lost.join(", ")}`);
    for (const tab of this.tabs.keys()) {
      const { status, unsaved, conflicts } = tab.getSnapshot();
      if (status !== (conflicts.length > 0 ? "needs-decision" : "saved"))
        throw new Error(`${tab.id} is ${status}`);
      if (unsaved !== conflicts.length > 0) throw new Error(`${tab.id} is unsaved without a conflict`);
    }
  }

  /** Whether a person is asked about a value that the other writer had seen and replaced: that is no conflict. */
  private isNeedless(conflict: OpenConflict): boolean {
    if (conflict.path === "/note") return false; // where two wrote at one place, both had seen the words around it
    const [place] = placesOf(conflict);
    if (!place) return false;
    return this.ledger.sawBefore(place, side(conflict.yours, place), side(conflict.theirs, place));
  }

  /** When everything is decided, all tabs show what the server has. */
  private async agree(): Promise<void> {
    for (const tab of this.tabs.keys()) tab.decideAll("theirs");
    await this.world.clock.tick(10_000);
    for (const tab of this.tabs.keys()) void tab.revalidate();
    await this.world.clock.tick(10_000);
    const expected = JSON.stringify(sorted(this.world.server.content));
    for (const tab of this.tabs.keys()) {
      const actual = JSON.stringify(sorted(contentOf(tab)));
      if (actual !== expected) throw new Error(`${tab.id} shows\n${actual}, the server has\n${expected}`);
    }
    const kept = this.people.flatMap((name) => this.world.store.all(`demo ${name}`));
    if (kept.length > 0) throw new Error(`Kept although saved: ${JSON.stringify(kept)}`);
  }
}

/** A field may not begin with an exclamation mark. */
function refusals(content: Content): { path: string; message: string }[] {
  return fields
    .filter((field) => String(content[field]).startsWith("!"))
    .map((field) => ({ path: `/${field}`, message: "no" }));
}

function saysSignedOut(tab: DraftClient): boolean {
  const { live, status } = tab.getSnapshot();
  return live === "refused" || status === "signed-out";
}

function contentOf(tab: DraftClient): Content {
  return tab.getSnapshot().content as Content;
}

function words(text: string): string[] {
  return text.split(" ").filter((word) => word !== "");
}

/**
 * Every value by its place: fields, each word of the note, each item's text. What is not there has no value. Orders
 * are in no place: they merge or ask, and nothing is lost with them.
 */
function values(content: Content): Map<string, Json> {
  const found = new Map<string, Json>(fields.map((field) => [`/${field}`, content[field] as Json]));
  for (const word of words(content.note as string)) found.set(`/note#${word}`, word);
  for (const item of content.items) found.set(`/items/${item.id}`, item.text);
  return found;
}

/** The places that a conflict is about: a field, an item, or the words of the note. */
function placesOf({ path, yours, theirs, kind }: OpenConflict): readonly string[] {
  if (kind === "order" || kind === "move") return [];
  if (path !== "/note") return [path.replace(/\/text$/, "")];
  return [yours, theirs].flatMap((text) => words(text as string)).map((word) => `/note#${word}`);
}

function touches(conflict: OpenConflict, place: string): boolean {
  return placesOf(conflict).includes(place);
}

/** What one side of a conflict has at a place. */
function side(value: Json | undefined, place: string): Json | undefined {
  if (place.startsWith("/note#")) {
    const word = place.slice("/note#".length);
    return words(value as string).includes(word) ? word : undefined;
  }
  if (!place.startsWith("/items/") || !isObject(value)) return value;
  // Where one side moved the item and the other deleted it, the moved place carries the item.
  return isObject(value.item) ? value.item.text : value.text;
}

function sorted(content: JsonObject): Json {
  return Object.fromEntries(Object.entries(content).sort(([a], [b]) => (a < b ? -1 : 1)));
}
