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
 * @param ttl after how much silence a client, or a node, is gone; whole seconds
 * @param connectionsPerTenant on one node
 * @param connectionsPerWriter on one node
 * @param messagesPerSecond from one connection, on average
 * @param burst of messages from one connection
 * @param queuedMessages of news that wait for a slow reader
 * @param queuedBytes of news that wait for a slow reader
 * @param stuck how long a connection may take nothing of what is sent
 * @param compareEvery how often versions are compared, in case a hint was lost
 * @param admitEvery how often sessions and tokens are looked at
 * @param presenceEvery the list of a tenant's tabs is sent no more often than this
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

    /** How often a node says that it lives: often enough that one lost beat makes nobody disappear. */
    Duration beatEvery() {
        return ttl.dividedBy(5);
    }

    /** How long a node is believed to live after a beat; what remains of the ttl is for others to notice. */
    Duration alive() {
        return ttl.multipliedBy(3).dividedBy(5);
    }
}
