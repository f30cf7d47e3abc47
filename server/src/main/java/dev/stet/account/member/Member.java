package dev.stet.account.member;

import dev.stet.account.Role;
import dev.stet.account.Writer;
import dev.stet.account.WriterKind;

/**
 * A person who may edit a tenant's draft.
 *
 * @param email lower case
 * @param passwordHash with the name of its algorithm before it, as Spring Security writes it
 */
public record Member(long id, String email, String name, Role role, String passwordHash) {

    public Writer writer() {
        return new Writer(WriterKind.PERSON, Long.toString(id), name);
    }

    /** Never shows the hash. */
    @Override
    public String toString() {
        return "Member[" + id + "]";
    }
}
