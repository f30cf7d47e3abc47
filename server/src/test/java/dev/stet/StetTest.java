package dev.stet;

import dev.stet.account.Fixtures;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/**
 * A test of the whole server over real HTTP, on a real PostgreSQL. Fields may be autowired: {@link Http} calls it from
 * outside, {@code account.Fixtures} makes tenants, members and tokens, {@link TestClock} moves time,
 * {@link TestDatabase} looks behind its back. Tests share one server and database, so each makes tenants of its own.
 * It is no demo, unless the test says {@code @TestPropertySource(properties = "stet.demo=true")}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            // any value keeps the embedded database from starting; StetTestConfiguration gives the real one
            "spring.datasource.url=jdbc:postgresql:given-by-the-test",
            "spring.datasource.hikari.minimum-idle=0",
            "stet.data=target/test-data",
            "stet.demo=false",
            "stet.api-docs=true",
            // the tests' PostgreSQL runs without fsync
            "stet.allow-unsafe-database=true",
            "logging.level.io.zonky=warn"
        })
@Import({StetTestConfiguration.class, Fixtures.class})
public @interface StetTest {}
