package dev.stet.bench.baseline;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Drafts by {@code @Version}, their history by Envers, their HTTP by Spring Data REST: annotations, and no code. */
@SpringBootApplication
public class BaselineApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(BaselineApplication.class, arguments);
    }
}
