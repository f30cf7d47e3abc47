import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** The program in json-merge's tests that answers for the Java implementation, one line for each line it reads. */
export class Java {
  readonly repository = findRepository(process.cwd());
  /** How it is started: `java` of JAVA_HOME, if that is set. */
  readonly command: string;
  private readonly classPath: string;

  constructor() {
    const home = process.env.JAVA_HOME;
    this.command = home === undefined ? "java" : join(home, "bin", "java");
    checkVersion(this.command);
    this.classPath = process.env.STET_ANSWERS_CLASSPATH ?? this.compile();
  }

  run(args: readonly string[], input: string): string[] {
    const output = execFileSync(
      this.command,
      ["-cp", this.classPath, "dev.stet.jsonmerge.Answers", ...args],
      {
        input,
        maxBuffer: 2 ** 30,
        encoding: "utf8",
      },
    );
    return output.split("\n").slice(0, -1);
  }

  private compile(): string {
    const maven = (...args: string[]): string =>
      execFileSync("mvn", ["-q", "-B", "-pl", "json-merge", ...args], {
        cwd: this.repository,
        encoding: "utf8",
      });
    maven("test-compile");
    const plugin = "org.codehaus.mojo:exec-maven-plugin:3.6.4:exec";
    const options = ["-Dexec.executable=echo", "-Dexec.classpathScope=test", "-Dexec.args=%classpath"];
    // Even when it is told to be quiet, Maven resets colours.
    const output = maven(plugin, ...options).replaceAll(COLOURS, "");
    return output.trim();
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what begins a colour
const COLOURS = /\u001b\[[0-9;]*m/g;

/** Class files for Java 21 end in a message that says little on an older one. */
function checkVersion(command: string): void {
  const release = execFileSync(command, ["--version"], { encoding: "utf8" });
  const version = Number(/\d+/.exec(release)?.[0]);
  if (version < 21) throw new Error(`${command} is Java ${version}: set JAVA_HOME to a JDK 21 or later`);
}

function findRepository(folder: string): string {
  if (existsSync(join(folder, "spec", "merge.md"))) return folder;
  if (dirname(folder) === folder) throw new Error("spec/merge.md is in no folder above");
  return findRepository(dirname(folder));
}
