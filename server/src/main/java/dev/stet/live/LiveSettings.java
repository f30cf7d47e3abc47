package dev.stet.live;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * {@code stet.live.*}.
 *
 * @param helloWithin how long a connection may take to say hello
 * @param heartbeat after how much silence a client pings; whole seconds
 * @param ttl after how much silence a client or a node counts as gone; whole seconds
 * @param connectionsPerTenant on one node
 * @param connectionsPerWriter on one node
 * @param messagesPerSecond from one connection, on average
 * @param burst of messages from one connection
 * @param queuedMessages how many messages wait for a slow client
 * @param queuedBytes how many bytes of messages wait for a slow client
 * @param stuck after how long a connection that does not read is closed
 * @param compareEvery how often this node looks for changes whose hint was lost
 * @param admitEvery how often sessions and tokens are checked
 * @param presenceEvery how often, at most, a tenant's list of tabs is sent
 */
@ConfigurationProperties("stet.live")
record LiveSettings(
        @DefaultValue("10s") Duration helloWithin,
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("45s") Duration ttl,
        @DefaultValue("200") int connectionsPerTenant,
        @DefaultValue("50") int connectionsPerWriter,
        @DefaultValue("20") int messagesPerSecond,
        @DefaultValue("40") int burst,
        @DefaultValue("64") int queuedMessages,
        @DefaultValue("256KB") DataSize queuedBytes,
        @DefaultValue("30s") Duration stuck,
        @DefaultValue("5s") Duration compareEvery,
        @DefaultValue("20s") Duration admitEvery,
        @DefaultValue("250ms") Duration presenceEvery) {

    /** How often a node says that it is alive. One lost beat makes nobody disappear. */
    Duration beatEvery() {
        return ttl.dividedBy(5);
    }

    /** How long after its last beat a node counts as alive. Other nodes notice within the rest of the ttl. */
    Duration alive() {
        return ttl.multipliedBy(3).dividedBy(5);
    }
}
