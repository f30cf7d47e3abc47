package dev.stet.account.demo;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertyResolver;

/**
 * Decides whether the server is a demo, before anything else starts. {@code STET_DEMO} says so; without it, a server
 * is a demo when no database was configured or {@code STET_DEMO_TOKEN} is set. Its sign-in is printed for whoever
 * started it, so a demo listens on loopback only, unless {@code server.address} says otherwise.
 */
public class DemoMode implements EnvironmentPostProcessor, Ordered {

    public static final String PROPERTY = "stet.demo";
    public static final String API_DOCS = "stet.api-docs";
    static final String TOKEN = "stet.demo-token";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        boolean demo = isDemo(environment);
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("demo mode", Map.of(PROPERTY, Boolean.toString(demo))));
        // whoever tries Stet reads about the API in the browser; a server for everybody shows it when it is asked to
        environment
                .getPropertySources()
                .addLast(new MapPropertySource("API pages", Map.of(API_DOCS, Boolean.toString(demo))));
        if (demo) {
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource("demo address", Map.of("server.address", "127.0.0.1")));
        }
    }

    static boolean isDemo(PropertyResolver settings) {
        String said = settings.getProperty(PROPERTY, "").strip();
        if (!said.isEmpty()) {
            return switch (said.toLowerCase(java.util.Locale.ROOT)) {
                case "true", "1", "yes", "on" -> true;
                case "false", "0", "no", "off" -> false;
                default -> throw new IllegalArgumentException("STET_DEMO is " + said + "; it may be true or false");
            };
        }
        return settings.getProperty("spring.datasource.url", "").isBlank()
                || !settings.getProperty(TOKEN, "").isBlank();
    }

    /** After application.yaml was read. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
