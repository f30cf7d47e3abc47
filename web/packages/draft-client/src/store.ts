/** What one client has not saved yet, with everything that is needed to save it later from anywhere. */
export interface KeptWork {
  readonly id: string;
  /** Tenant and member: nobody else's client adopts it. */
  readonly scope: string;
  /** The client that looks after it. */
  readonly owner: string;
  /** Goes up with each writing of this work, whoever owns it: of two, the one with the higher is newer. */
  readonly sequence: number;
  /** Milliseconds since 1970, for display and for the order in which works are taken up. Never tells which is newer. */
  readonly keptAt: number;
  /** The state as text, as `write` of `kept.ts` makes it. */
  readonly state: string;
}

/**
 * Keeps unsaved work on this device, across reloads and crashes. Each piece of work has exactly one owner, and
 * changes hands at most once per owner: two clients never look after the same work.
 */
export interface DraftStore {
  /**
   * Writes `work`, replacing what was kept under its id. Answers false, and writes nothing, when another client has
   * adopted it; so does a work that was kept before (`isNew` false) and is gone.
   */
  keep(work: KeptWork, isNew: boolean): Promise<boolean>;
  /**
   * Writes at once, before the call returns, because the page is being left while `keep` may not come to its end. The
   * heir gets the newer of the two. A store whose `keep` can't be broken off needs none.
   */
  keepNow?(work: KeptWork, isNew: boolean): void;
  /** Forgets work that is saved, unless another client has adopted it. */
  drop(id: string, owner: string): Promise<void>;
  /** Makes `owner` the owner of all work of the scope whose owner is gone, and answers with it, oldest first. */
  adopt(
    scope: string,
    owner: string,
    isAlive: (owner: string) => Promise<boolean>,
  ): Promise<readonly KeptWork[]>;
}

/** Tells which clients are alive, so that only orphaned work is adopted. */
export interface Clients {
  /** Declares `id` alive until the answer is called or the page is gone. */
  live(id: string): () => void;
  isAlive(id: string): Promise<boolean>;
}

/** Keeps the work in memory: for tests, and where the browser allows nothing else. */
export class MemoryStore implements DraftStore {
  private readonly works = new Map<string, KeptWork>();

  async keep(work: KeptWork, isNew: boolean): Promise<boolean> {
    const kept = this.works.get(work.id);
    if (kept ? kept.owner !== work.owner : !isNew) return false;
    this.works.set(work.id, work);
    return true;
  }

  async drop(id: string, owner: string): Promise<void> {
    if (this.works.get(id)?.owner === owner) this.works.delete(id);
  }

  async adopt(scope: string, owner: string, isAlive: (owner: string) => Promise<boolean>) {
    const dead = await deadOwners(this.all(scope), isAlive);
    return orphans(this.all(scope), dead, owner).map((work) => {
      this.works.set(work.id, work);
      return work;
    });
  }

  /** Everything that is kept for a scope. */
  all(scope: string): readonly KeptWork[] {
    return [...this.works.values()].filter((work) => work.scope === scope);
  }
}

/** The owners of `works` that are gone. */
export async function deadOwners(
  works: readonly KeptWork[],
  isAlive: (owner: string) => Promise<boolean>,
): Promise<ReadonlySet<string>> {
  const owners = [...new Set(works.map((work) => work.owner))];
  const alive = await Promise.all(owners.map(isAlive));
  return new Set(owners.filter((_, i) => !alive[i]));
}

/** The works whose owner is dead, as works of `owner`, oldest first. */
export function orphans(
  works: readonly KeptWork[],
  dead: ReadonlySet<string>,
  owner: string,
): readonly KeptWork[] {
  return works
    .filter((work) => dead.has(work.owner))
    .sort((a, b) => a.keptAt - b.keptAt)
    .map((work) => ({ ...work, owner }));
}

/** Clients of one process: for tests. */
export class MemoryClients implements Clients {
  private readonly alive = new Set<string>();

  live(id: string): () => void {
    this.alive.add(id);
    return () => this.crash(id);
  }

  async isAlive(id: string): Promise<boolean> {
    return this.alive.has(id);
  }

  /** The page of this client is gone, without a word. */
  crash(id: string): void {
    this.alive.delete(id);
  }
}
