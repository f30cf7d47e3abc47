package dev.stet.account.secret;

import dev.stet.account.AccessRevoked;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells this node and the others that somebody's access has ended. */
@Component
public class Revocations {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    Revocations(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** In the transaction that ends it, if there is one: then it is told when that commits. */
    public void tell(AccessRevoked revoked) {
        jdbc.sql("select pg_notify(?, ?) is null")
                .params(AccessRevoked.CHANNEL, revoked.payload())
                .query(Boolean.class)
                .single();
        events.publishEvent(revoked);
    }
}
