package dev.stet.tenant;

/**
 * A tenant is being made. Heard in the transaction that makes it: what a listener writes is there exactly when the
 * tenant is, and a listener that throws prevents it.
 *
 * @param demo whether it is the demo tenant, which begins with content worth looking at
 */
public record TenantCreated(Tenant tenant, boolean demo) {}
