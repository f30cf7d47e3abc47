package dev.stet.http.logging;

import ch.qos.logback.classic.LoggerContext;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LineRateConfiguration {

    /** The logging system is the process's: several servers in one process, as in tests, share the filter. */
    @Bean
    static LineRate lineRate() {
        LoggerContext logging = (LoggerContext) LoggerFactory.getILoggerFactory();
        synchronized (logging) {
            return logging.getTurboFilterList().stream()
                    .filter(LineRate.class::isInstance)
                    .map(LineRate.class::cast)
                    .findFirst()
                    .orElseGet(() -> added(logging));
        }
    }

    private static LineRate added(LoggerContext logging) {
        LineRate filter = new LineRate();
        filter.start();
        logging.addTurboFilter(filter);
        return filter;
    }
}
