package dev.stet;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The server: Build Mode, the public storefronts and the HTTP contract. */
@SpringBootApplication
public class StetApplication {

    public static void main(String[] args) {
        SpringApplication.run(StetApplication.class, args);
    }
}
