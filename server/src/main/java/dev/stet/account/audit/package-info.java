/** The audit log of each business, and the security events in the server's log. */
@org.springframework.modulith.ApplicationModule
@NullMarked
package dev.stet.account.audit;

import org.jspecify.annotations.NullMarked;
