/** Who may call what: the filters before every request. */
@org.springframework.modulith.ApplicationModule
@NullMarked
package dev.stet.account.access;

import org.jspecify.annotations.NullMarked;
