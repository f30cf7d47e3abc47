package dev.stet.database;

import java.nio.file.Path;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.bootstrap.BootstrapContextClosedEvent;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/**
 * Starts the embedded PostgreSQL as soon as the settings are known. Spring needs a second or two to find and make its
 * beans, and PostgreSQL starts in the meantime.
 */
final class EarlyDatabaseStart implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

    private static final String BEAN = "startingDatabase";

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        Environment settings = event.getEnvironment();
        if (settings.getProperty(DatabaseConfiguration.URL, DatabaseConfiguration.EMBEDDED)
                .equals(DatabaseConfiguration.EMBEDDED)) {
            DataFolder folder = DataFolder.at(Path.of(settings.getRequiredProperty("stet.data")));
            StartingDatabase starting = new StartingDatabase(folder);
            event.getBootstrapContext().addCloseListener(closed -> register(closed, starting));
        }
    }

    private static void register(BootstrapContextClosedEvent closed, StartingDatabase starting) {
        DefaultListableBeanFactory beans =
                (DefaultListableBeanFactory) closed.getApplicationContext().getBeanFactory();
        beans.registerSingleton(BEAN, starting);
        beans.registerDisposableBean(BEAN, starting);
    }

    /** After the listener that reads the settings, and the one that prepares the log. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
