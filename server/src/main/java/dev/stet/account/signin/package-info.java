/** Signing in and out, over HTTP and by the page, and what slows guessing down. */
@org.springframework.modulith.ApplicationModule
@NullMarked
package dev.stet.account.signin;

import org.jspecify.annotations.NullMarked;
