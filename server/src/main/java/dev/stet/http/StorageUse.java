package dev.stet.http;

/**
 * What a tenant's history takes in the database.
 *
 * @param bytes of all that is stored for the tenant
 * @param contentBytes of its newest snapshot, about as large as its draft
 */
public record StorageUse(long bytes, long contentBytes) {

    public static final StorageUse NONE = new StorageUse(0, 0);

    /** Asks the database; implemented where the history is kept. It may take seconds. */
    public interface Source {
        StorageUse of(long tenantId);
    }
}
