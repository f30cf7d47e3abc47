import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The server as `./run` lays it out; `STET_JAR` names another one. */
const JAR =
  process.env.STET_JAR ?? fileURLToPath(new URL("../../server/target/app/stet.jar", import.meta.url));

/** Milliseconds for the first start on a busy machine, which unpacks a database; usually it takes a few seconds. */
const START = 240_000;

/** A packaged Stet of its own: a free port, its own database, the demo tenant. */
export interface Server {
  readonly url: string;
  readonly password: string;
  /** The demo owner's API token. */
  readonly token: string;
  readonly data: string;
  stop(): Promise<void>;
  /** Ends the process as a crash would (SIGKILL); its PostgreSQL and its data stay. */
  kill(): Promise<void>;
}

/** @param data the data folder of an earlier server, to go on with; else a new one */
export async function startServer(data = mkdtempSync(join(tmpdir(), "stet-e2e-"))): Promise<Server> {
  if (!existsSync(JAR)) throw new Error(`${JAR} is not there: build it with \`mvn -DskipTests package\`.`);
  const port = await freePort();
  const password = "four-walking-herons-4711";
  const token = `stet_e2e_${"0123456789abcdef".repeat(3)}`;
  const child = spawn(process.env.JAVA ?? "java", ["-jar", JAR], {
    env: {
      ...process.env,
      STET_PORT: String(port),
      STET_DATA: data,
      STET_DEMO_PASSWORD: password,
      STET_DEMO_TOKEN: token,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => said.push(String(chunk)));

  const url = `http://localhost:${port}`;
  const stop = async () => {
    await ended(child, "SIGTERM");
    rmSync(data, { recursive: true, force: true });
  };
  try {
    await untilHealthy(url, child);
  } catch (error) {
    await stop();
    throw new Error(`Stet did not start: ${error}\n${said.join("").slice(-4_000)}`);
  }
  return { url, password, token, data, stop, kill: () => ended(child, "SIGKILL") };
}

/** While working on the stories: a demo that runs already, for one worker at a time. */
export function runningServer(): Server | null {
  const { STET_URL: url, STET_DEMO_PASSWORD: password = "", STET_DEMO_TOKEN: token = "" } = process.env;
  const nothing = async () => {};
  return url ? { url, password, token, data: "", stop: nothing, kill: nothing } : null;
}

async function untilHealthy(url: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + START;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`);
    const signal = AbortSignal.timeout(5_000);
    const answer = await fetch(`${url}/actuator/health`, { signal }).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error("it was not healthy in time");
}

/** SIGTERM is polite: the server stops its database too. */
function ended(child: ChildProcess, signal: "SIGTERM" | "SIGKILL"): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once("exit", () => resolve());
    child.kill(signal);
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}
