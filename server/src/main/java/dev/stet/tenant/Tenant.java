package dev.stet.tenant;

import java.io.Serializable;

/**
 * One business.
 *
 * @param id the key that every table begins with
 * @param slug its name in addresses: lower-case letters, digits and hyphens, at most 63
 * @param name its name for people
 */
public record Tenant(long id, String slug, String name) implements Serializable {}
