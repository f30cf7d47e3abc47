/** A signed-in browser: its cookie, its row, and the protection against forged requests. */
@org.springframework.modulith.ApplicationModule
@NullMarked
package dev.stet.account.session;

import org.jspecify.annotations.NullMarked;
