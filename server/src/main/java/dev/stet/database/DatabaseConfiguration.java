package dev.stet.database;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The embedded PostgreSQL, unless {@code spring.datasource.url} names another. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    static final String URL = "spring.datasource.url";
    static final String EMBEDDED = "embedded";

    @Bean
    DataFolder dataFolder(@Value("${stet.data}") Path folder) {
        return DataFolder.at(folder);
    }

    /** Stopped by {@link StartingDatabase}. */
    @Bean(destroyMethod = "")
    @ConditionalOnProperty(name = URL, matchIfMissing = true, havingValue = EMBEDDED)
    JdbcConnectionDetails embeddedDatabase(StartingDatabase starting) throws InterruptedException {
        return starting.await();
    }

    @Bean
    @ConditionalOnProperty(name = "spring.datasource.url", matchIfMissing = true, havingValue = "embedded")
    ClusterMark clusterMark(DataFolder folder) {
        return new ClusterMark(folder.cluster());
    }
}
