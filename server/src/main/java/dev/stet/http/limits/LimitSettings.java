package dev.stet.http.limits;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The limits on what is asked for, {@code stet.limits}. A rate is per second; ten seconds' worth or more may come at once.
 *
 * @param factor multiplies every rate; for load tests
 * @param requestsOfAddress of all kinds, by one network address
 * @param changesOfWriter by one member or token
 * @param changesOfTenant by all of a tenant
 * @param previewsOfWriter by one member or token
 * @param previewsOfTenant by all of a tenant
 * @param bytesOfTenant of the bodies of changes and previews
 * @param bytesUnderWay of the contents that are read, merged and rendered at the same time, all tenants together; null
 *     for as many as the heap has room for
 * @param storageOfTenant what a tenant's history may take in the database
 */
@ConfigurationProperties("stet.limits")
record LimitSettings(
        @DefaultValue("1") double factor,
        @DefaultValue("200") int requestsOfAddress,
        @DefaultValue("20") int changesOfWriter,
        @DefaultValue("60") int changesOfTenant,
        @DefaultValue("10") int previewsOfWriter,
        @DefaultValue("30") int previewsOfTenant,
        @DefaultValue("1MB") DataSize bytesOfTenant,
        @Nullable DataSize bytesUnderWay,
        @DefaultValue("1GB") DataSize storageOfTenant) {

    /** While a content is read, merged and written it is in memory a dozen times, as trees and as text. */
    private static final int HEAP_SHARE = 32;

    long mostBytesUnderWay() {
        return bytesUnderWay == null ? Runtime.getRuntime().maxMemory() / HEAP_SHARE : bytesUnderWay.toBytes();
    }
}
