package dev.stet;

import dev.stet.account.Fixtures;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;

/** Whole servers within this process, several of which may share a database. To be closed by the test. */
public final class Nodes {

    private Nodes() {}

    /** A server with the embedded database in this folder. */
    public static ConfigurableApplicationContext startEmbedded(Path folder, String... more) {
        Stream<String> settings = Stream.of(
                "--server.port=0", "--spring.datasource.url=embedded", "--stet.data=" + folder, "--stet.demo=false");
        return new SpringApplicationBuilder(StetApplication.class, Fixtures.class)
                .run(Stream.concat(settings, Stream.of(more)).toArray(String[]::new));
    }

    /** @param more settings, such as {@code --stet.live.ttl=10s} */
    public static ConfigurableApplicationContext start(TestDatabase database, String... more) {
        Stream<String> settings = Stream.of(
                "--server.port=0",
                "--spring.datasource.url=jdbc:postgresql:given-by-the-test",
                "--spring.datasource.hikari.minimum-idle=0",
                "--stet.data=target/test-data",
                "--server.tomcat.remoteip.internal-proxies=127.0.0.1",
                "--stet.allow-unsafe-database=true");
        String demo =
                Stream.of(more).anyMatch(setting -> setting.startsWith("--stet.demo=")) ? "" : "--stet.demo=false";
        return new SpringApplicationBuilder(StetApplication.class, Fixtures.class)
                .initializers(context -> ((GenericApplicationContext) context)
                        .registerBean("testDatabase", JdbcConnectionDetails.class, () -> database))
                .run(Stream.concat(Stream.concat(settings, Stream.of(demo)), Stream.of(more))
                        .filter(setting -> !setting.isEmpty())
                        .toArray(String[]::new));
    }

    public static Http http(ConfigurableApplicationContext node) {
        return Http.at(node.getBean(Environment.class).getRequiredProperty("local.server.port", Integer.class));
    }
}
