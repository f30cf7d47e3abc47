package dev.stet.http;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** Times in answers have one width, so that they sort as text: {@code 2026-11-28T09:05:00.120Z}, always in UTC. */
@Configuration(proxyBeanMethods = false)
class InstantFormat {

    private static final DateTimeFormatter MILLISECONDS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    @Bean
    JacksonModule instantsInMilliseconds() {
        return new SimpleModule("instants in milliseconds").addSerializer(new InMilliseconds());
    }

    private static final class InMilliseconds extends StdSerializer<Instant> {

        InMilliseconds() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant instant, JsonGenerator json, SerializationContext context) {
            json.writeString(MILLISECONDS.format(instant));
        }
    }
}
