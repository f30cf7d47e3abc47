package dev.stet.bench.torture;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What is started: the packaged server, or one with a fault built in, see {@link Sabotage}. */
record Build(List<String> launch) {

    static Build packaged(Path jar) {
        return new Build(List.of("-jar", jar.toString()));
    }

    List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(launch);
        return command;
    }
}
