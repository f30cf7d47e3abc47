package dev.stet.account.firststart;

import dev.stet.account.demo.DemoMode;
import dev.stet.account.demo.DemoTenant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Tells whoever started the server where it is and how to get in. */
@Component
class StartNotice {

    private static final Logger log = LoggerFactory.getLogger(StartNotice.class);

    private final DemoTenant demo;
    private final FirstStart firstStart;
    private final Environment environment;
    private final boolean isDemo;
    private final boolean showsApi;

    StartNotice(
            DemoTenant demo,
            FirstStart firstStart,
            Environment environment,
            @Value("${" + DemoMode.PROPERTY + "}") boolean isDemo,
            @Value("${" + DemoMode.API_DOCS + "}") boolean showsApi) {
        this.demo = demo;
        this.firstStart = firstStart;
        this.environment = environment;
        this.isDemo = isDemo;
        this.showsApi = showsApi;
    }

    @EventListener(ApplicationReadyEvent.class)
    void tell() {
        log.info("{}", isDemo ? demoNotice(address()) : notice(address(), firstStart.offer()));
    }

    private String demoNotice(String address) {
        return """

                Stet is ready, as a demo.

                  Build Mode   %1$s/build/demo
                  Storefront   %1$s/t/demo
                  API          %1$s/swagger-ui.html

                  Sign in as   %2$s  (owner)
                          or   %3$s    (editor, to see two people at work)
                  password     %4$s
                  API token    %5$s
                """.formatted(
                        address,
                        DemoTenant.OWNER,
                        DemoTenant.EDITOR,
                        demo.password(),
                        demo.hasToken()
                                ? "the value of STET_DEMO_TOKEN"
                                : "none; set STET_DEMO_TOKEN, or make one in Build Mode");
    }

    private String notice(String address, Optional<String> code) {
        String first = code.map(secret -> """

                        Nobody has set up this Stet yet. Open this link, which works once and for a day:

                          %s%s?code=%s
                        """.formatted(address, SetupPage.PATH, secret))
                .orElse("");
        return """

                Stet is ready.

                  Sign in      %1$s/sign-in
                """.formatted(address) + (showsApi ? "  API          " + address + "/swagger-ui.html\n" : "") + first;
    }

    private String address() {
        String scheme = environment.getProperty("server.ssl.bundle") != null
                        || environment.getProperty("server.ssl.key-store") != null
                        || environment.getProperty("server.ssl.certificate") != null
                ? "https"
                : "http";
        return scheme + "://localhost:" + environment.getProperty("local.server.port", "8080");
    }
}
