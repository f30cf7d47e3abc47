package dev.stet;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The server: Build Mode, the public storefronts and the HTTP contract. */
@SpringBootApplication
public class StetApplication {

    public static void main(String[] args) {
        SpringApplication.run(StetApplication.class, args);
    }

    /** Time is a parameter: tests set it. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
