package dev.stet.account;

/**
 * A person who may edit a tenant's draft.
 *
 * @param email lower case
 * @param passwordHash with the name of its algorithm before it, as Spring Security writes it
 */
record Member(long id, String email, String name, Role role, String passwordHash) {

    Writer writer() {
        return new Writer(WriterKind.PERSON, Long.toString(id), name);
    }

    /** Never shows the hash. */
    @Override
    public String toString() {
        return "Member[" + id + "]";
    }
}
