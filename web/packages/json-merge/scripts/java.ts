import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** The program in json-merge's tests that answers for the Java implementation, one line for each line it reads. */
export class Java {
  readonly repository = findRepository(process.cwd());
  /** How it is started. STET_JAVA may name another `java`; it must be 21 or later. */
  readonly command: string;
  private readonly classPath: string;

  constructor() {
    const home = process.env.JAVA_HOME;
    this.command = process.env.STET_JAVA ?? (home === undefined ? "java" : join(home, "bin", "java"));
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
    return maven(plugin, ...options).trim();
  }
}

function findRepository(folder: string): string {
  if (existsSync(join(folder, "spec", "merge.md"))) return folder;
  if (dirname(folder) === folder) throw new Error("spec/merge.md is in no folder above");
  return findRepository(dirname(folder));
}
