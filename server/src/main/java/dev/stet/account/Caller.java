package dev.stet.account;

import dev.stet.tenant.Tenant;
import org.jspecify.annotations.Nullable;

/**
 * The authenticated caller of a request. Controllers take it as an argument: {@code Caller} where one is needed
 * (without, the request is answered 401), {@code Optional<Caller>} where the address is public. Where the address
 * names a tenant, in a path variable {@code slug}, a caller belongs to it: others were answered 404 before.
 *
 * @param tenant the one tenant that the caller belongs to
 * @param scope how much the caller may do, as of this request
 * @param email the member's address in lower case; a token has none
 */
public record Caller(
        Tenant tenant, Writer writer, Scope scope, @Nullable String email) {}
