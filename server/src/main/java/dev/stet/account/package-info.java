/** Who calls: members, sessions, API tokens, and the wall between tenants. */
@NullMarked
package dev.stet.account;

import org.jspecify.annotations.NullMarked;
